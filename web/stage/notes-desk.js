// What the notes window shows and does: what is on the stage, what comes next, and the time. It keeps nothing of its own except
// since when the speaker speaks, so that either may be closed and opened again.

import { notesChannel } from './notes-channel.js';
import { t } from '../engine/words.js';

/** @import { FromStage, FromWindow, StageReport } from './notes-channel.js' */
/** @import { StepNotes } from '../engine/standpoint.js' */

/**
 * Translates the page's English.
 * @param {Document} page
 * @param {string} language
 */
function translate(page, language) {
  page.documentElement.lang = language;
  page.title = t('Notes');
  for (const el of page.querySelectorAll('[data-t]')) el.textContent = t(el.textContent ?? '');
  for (const el of page.querySelectorAll('[data-t-label]')) el.setAttribute('aria-label', t(el.getAttribute('aria-label') ?? ''));
}

/**
 * Blank lines separate paragraphs.
 * @param {HTMLElement} el
 * @param {string} text
 */
function fillParagraphs(el, text) {
  const paragraphs = text.split(/\n{2,}/).filter(Boolean).map((words) => {
    const p = el.ownerDocument.createElement('p');
    p.textContent = words;
    return p;
  });
  el.replaceChildren(...paragraphs);
  el.hidden = paragraphs.length === 0;
}

/** @param {StepNotes} step */
const cited = ({ quote, speaker }) => (quote ? `${quote} — ${speaker}` : '');

/**
 * Runs the notes in a window that has their elements. Returns a function that stops them.
 * @param {Window} view
 * @param {string} story
 * @param {string} language
 */
export function openNotesDesk(view, story, language) {
  const page = view.document;
  // Not by their class: in the one-file edition the window is another realm.
  const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (page.getElementById(id));
  const button = (/** @type {string} */ id) => /** @type {HTMLButtonElement} */ (page.getElementById(id));
  /** @type {StageReport | null} */
  let stage = null; // as last reported
  let startedAt = 0;

  /**
   * @param {string} id
   * @param {string} text
   */
  const fill = (id, text) => {
    const el = $(id);
    if (el.textContent !== text) el.textContent = text;
    el.hidden = !text;
  };

  const show = () => {
    $('waiting').hidden = Boolean(stage);
    $('desk').hidden = !stage;
    if (!stage) return;
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
    button('previous').disabled = step <= 1;
    button('next').disabled = step >= count;
    $('blank').setAttribute('aria-pressed', String(stage.blank));
  };

  const showTime = () => {
    const now = Date.now();
    $('clock').textContent = new Date(now).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
    const seconds = startedAt ? Math.max(0, Math.floor((now - startedAt) / 1000)) : 0;
    const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    $('elapsed').textContent = h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  };

  const channel = notesChannel(story);
  const ask = (/** @type {FromWindow} */ message) => channel.postMessage(message);
  /** @param {{data?: FromStage}} event */
  const onMessage = ({ data }) => {
    if (data?.type === 'hello' && startedAt) ask({ type: 'started', at: startedAt });
    if (data?.type === 'over') stage = null;
    if (data?.type === 'stage') {
      stage = data;
      startedAt = data.startedAt;
    }
    show();
    showTime();
  };
  channel.addEventListener('message', onMessage);

  const go = (/** @type {number} */ step) => stage && ask({ type: 'go', step });
  const by = (/** @type {number} */ steps) => stage && ask({ type: 'by', steps });
  const blank = () => stage && ask({ type: 'blank', on: !stage.blank });
  $('previous').addEventListener('click', () => by(-1));
  $('next').addEventListener('click', () => by(1));
  $('blank').addEventListener('click', blank);
  $('restart').addEventListener('click', () => ask({ type: 'started', at: startedAt ? Date.now() : 0 }));

  /** @type {Record<string, () => void>} */
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
  const main = /** @type {HTMLElement} */ (page.querySelector('main'));
  main.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  translate(page, language);
  main.focus({ preventScroll: true });
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
