// What the notes window shows and does: what is on the stage, what comes next, and the time. It holds nothing that the stage
// does not tell it, save since when the speaker speaks, so that either may be closed and opened again.

import { notesChannel } from './notes-channel.js';
import { t } from './words.js';

/** The page's English, in the words that have been learnt. */
function translate(page, language) {
  page.documentElement.lang = language;
  page.title = t('Notes');
  for (const el of page.querySelectorAll('[data-t]')) el.textContent = t(el.textContent);
  for (const el of page.querySelectorAll('[data-t-label]')) el.setAttribute('aria-label', t(el.getAttribute('aria-label')));
}

/** Blank lines part paragraphs. */
function fillParagraphs(el, text) {
  const paragraphs = text.split(/\n{2,}/).filter(Boolean).map((words) => {
    const p = el.ownerDocument.createElement('p');
    p.textContent = words;
    return p;
  });
  el.replaceChildren(...paragraphs);
  el.hidden = paragraphs.length === 0;
}

const cited = ({ quote, speaker }) => (quote ? `${quote} — ${speaker}` : '');

/** Brings the notes in `view`, a window that has their elements, to life. Gives what ends it. */
export function openDesk(view, story, language) {
  const page = view.document;
  const $ = (id) => page.getElementById(id);
  let stage = null; // the last that it told
  let startedAt = 0;

  const fill = (id, text) => {
    const el = $(id);
    if (el.textContent !== text) el.textContent = text;
    el.hidden = !text;
  };

  const show = () => {
    const over = !stage;
    $('waiting').hidden = !over;
    $('desk').hidden = over;
    if (over) return;
    const { step, count, current, next, headline } = stage.notes;
    page.title = `${t('Notes')} · ${headline}`;
    fill('headline', headline);
    fill('counter', `${step} / ${count}`);
    fill('title', current.title);
    fill('facts', [current.question, current.date].filter(Boolean).join(' · '));
    fillParagraphs($('notes'), current.notes);
    fill('text', current.text);
    fill('quote', cited(current));
    fill('next-title', next?.title ?? t('This is the last step.'));
    fill('next-text', next?.text ?? '');
    fill('next-quote', next ? cited(next) : '');
    $('previous').disabled = step <= 1;
    $('next').disabled = step >= count;
    $('blank').setAttribute('aria-pressed', String(stage.blank));
  };

  const showTime = () => {
    const now = Date.now();
    $('clock').textContent = new Date(now).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
    const seconds = startedAt ? Math.max(0, Math.floor((now - startedAt) / 1000)) : 0;
    const two = (n) => String(n).padStart(2, '0');
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    $('elapsed').textContent = h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  };

  const channel = notesChannel(story);
  const ask = (message) => channel.postMessage(message);
  channel.addEventListener('message', ({ data }) => {
    if (data?.type === 'hello' && startedAt) ask({ type: 'started', at: startedAt });
    if (data?.type === 'over') stage = null;
    if (data?.type === 'stage') {
      stage = data;
      startedAt = data.startedAt;
    }
    show();
    showTime();
  });

  const go = (step) => stage && ask({ type: 'go', step });
  const by = (steps) => stage && ask({ type: 'by', steps });
  const blank = () => stage && ask({ type: 'blank', on: !stage.blank });
  $('previous').addEventListener('click', () => by(-1));
  $('next').addEventListener('click', () => by(1));
  $('blank').addEventListener('click', blank);
  $('restart').addEventListener('click', () => ask({ type: 'started', at: startedAt ? Date.now() : 0 }));

  const KEYS = {
    PageDown: () => by(1),
    ArrowRight: () => by(1),
    PageUp: () => by(-1),
    ArrowLeft: () => by(-1),
    Home: () => go(1),
    End: () => stage && go(stage.notes.count),
    b: blank,
    '.': blank,
  };
  page.querySelector('main').addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  translate(page, language);
  page.querySelector('main').focus({ preventScroll: true });
  showTime();
  const timer = view.setInterval(showTime, 500);
  ask({ type: 'hello' });
  return () => {
    view.clearInterval(timer);
    channel.close();
    stage = null;
    show();
  };
}
