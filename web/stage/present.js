// The stage: the explainer over the whole window, for a room. What is shown and how one steps through it is the module's; here
// is what only the page can do: full screen, the black screen, the spotlight, and a loop that begins anew when left alone.
// Fetched by those who present. Keys are heard only from elements inside the stage.

import { Presenting } from '../engine/boundary.js';
import { useStyles } from '../engine/files.js';
import { language } from '../page/language.js';
import { SpeakerNotes } from './speaker-notes.js';
import { t } from '../engine/words.js';

const IDLE_KIOSK_MS = 120_000;
const IDLE_POINTER_MS = 3_000;
const root = document.documentElement;
const embedded = 'embed' in root.dataset; // single letters are its host's

function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** May be refused, or lost to a window that opens: the stage fills the window then. Tells whether it was granted. */
const askForFullScreen = async () => {
  try {
    await root.requestFullscreen({ navigationUI: 'hide' });
    return true;
  } catch {
    return false;
  }
};

/** The key's name on a Latin keyboard, too, for those who type in another script. */
const letterOf = ({ key, code }) => (/^[a-z.]$/i.test(key) ? key.toLowerCase() : code === 'Period' ? '.' : code.replace(/^Key/, '').toLowerCase());

/** A black screen; whatever is pressed next lights it again. */
class Blank {
  #cover = element('div', 'stage-blank');
  #words = element('p', '', t('The screen is blank. Press any key to go on.'));

  constructor(stage) {
    this.#cover.setAttribute('role', 'alert');
    this.#cover.hidden = true;
    this.#cover.addEventListener('pointerdown', () => this.set(false));
    stage.append(this.#cover);
  }

  onChange = () => {};
  get on() {
    return !this.#cover.hidden;
  }
  set(on) {
    if (on === this.on) return;
    this.#cover.hidden = !on;
    this.#cover.replaceChildren(...(on ? [this.#words] : [])); // put in when seen, so that it is announced
    this.onChange();
  }
}

/** All but a circle about the pointer is dimmed. It follows nothing while it is off. */
class Spotlight {
  #light = element('div', 'stage-spotlight');
  #stage;
  #at = null;

  constructor(stage) {
    this.#stage = stage;
    this.#light.hidden = true;
    this.#light.setAttribute('aria-hidden', 'true');
    stage.append(this.#light);
    stage.addEventListener('pointermove', ({ clientX, clientY }) => (this.#at = [clientX, clientY]), { passive: true });
  }

  get on() {
    return !this.#light.hidden;
  }
  set(on) {
    if (on === this.on) return;
    this.#light.hidden = !on;
    this.#stage[on ? 'addEventListener' : 'removeEventListener']('pointermove', this.#follow, { passive: true });
    if (on) this.#follow();
  }

  #follow = () => {
    const box = this.#stage.getBoundingClientRect();
    const [x, y] = this.#at ?? [box.left + box.width / 2, box.top + box.height / 2];
    this.#light.style.transform = `translate(${x - box.left}px, ${y - box.top}px)`;
  };
}

/** Buttons for what has no twin in the picture. They are seen while the pointer moves or the focus is on one of them. */
function makeTools(stage, actions) {
  const bar = element('div', 'stage-tools');
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', t('For the speaker'));
  const buttons = {};
  for (const [name, words, act] of actions) {
    const button = element('button', '', words);
    button.type = 'button';
    button.addEventListener('click', act);
    buttons[name] = button;
    bar.append(button);
  }
  stage.append(bar);
  return { bar, buttons };
}

/** Follows the module onto the stage and off it. `say(text)` tells the reader. Call it once, before the first frame of a stage. */
export async function takeStage({ explainer, stage, say }) {
  await useStyles('present.css');
  let shown = 0; // Presenting
  let startedAt = 0; // when the first step was left, ms since 1970
  let firstStep = 0;
  let wake = null;
  let pointerTimer = 0;
  let kioskTimer = 0;
  let notesOpenedAt = -Infinity;
  let wantsFullScreen = false;

  const blank = new Blank(stage);
  const spotlight = new Spotlight(stage);
  const speaker = new SpeakerNotes({
    go: (step) => explainer.act('go_to_step', step),
    blank: (on) => blank.set(on),
    started: (at) => (startedAt = at),
    report: () => ({ notes: JSON.parse(explainer.read('speaker_notes')), blank: blank.on, startedAt }),
  });

  const openNotes = () => {
    notesOpenedAt = performance.now();
    wantsFullScreen ||= Boolean(document.fullscreenElement);
    if (!speaker.open(language)) {
      say(t('The browser kept the notes window back. Allow pop-up windows for this page and try again.'));
    }
  };
  const fillScreen = async () => {
    if (!(await askForFullScreen())) say(t('The browser refused full screen. The stage fills the window instead.'));
  };
  const turnSpotlight = () => {
    spotlight.set(!spotlight.on);
    tools.buttons.spotlight.setAttribute('aria-pressed', String(spotlight.on));
  };
  const tools = makeTools(stage, [
    ['notes', t('Notes'), openNotes],
    ['spotlight', t('Spotlight'), turnSpotlight],
    ['blank', t('Blank'), () => blank.set(true)],
    ['full', t('Full screen'), fillScreen],
  ]);
  tools.buttons.spotlight.setAttribute('aria-pressed', 'false');
  blank.onChange = () => speaker.tell();

  // --- On and off ---

  const keepAwake = async () => {
    wake = await navigator.wakeLock?.request('screen').catch(() => null); // not everywhere, and not when the battery is low
  };
  const enter = () => {
    root.dataset.presenting = shown === Presenting.kiosk ? 'kiosk' : 'speaker';
    stage.tabIndex = -1;
    if (!embedded) stage.focus({ preventScroll: true });
    tools.bar.hidden = shown === Presenting.kiosk;
    tools.buttons.full.hidden = !document.fullscreenEnabled || Boolean(document.fullscreenElement);
    firstStep = startedAt = 0;
    keepAwake();
  };
  const leave = () => {
    delete root.dataset.presenting;
    stage.removeAttribute('tabindex');
    stage.removeAttribute('data-idle');
    blank.set(false);
    if (spotlight.on) turnSpotlight();
    tools.bar.hidden = true;
    for (const timer of [pointerTimer, kioskTimer]) clearTimeout(timer);
    wantsFullScreen = false;
    wake?.release();
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    speaker.close();
    document.querySelector('#more > summary')?.focus({ preventScroll: true });
  };
  /** Beside the counter, which the module draws; in the quiz before its button. */
  const placeTools = () => {
    const at = (id) => stage.querySelector(`[data-id="${id}"]`)?.getBoundingClientRect();
    const whole = stage.getBoundingClientRect();
    const leave = at('quiz:leave');
    const row = leave ?? at('stage:counter');
    const right = leave ? leave.left - 16 : at('stage:title')?.right;
    if (!row || right === undefined) return;
    tools.bar.style.right = `${whole.right - right}px`;
    tools.bar.style.top = `${row.top - whole.top}px`;
    tools.bar.style.height = `${row.height}px`;
  };
  const follow = () => {
    const now = explainer.ask('presenting');
    if (now !== shown) {
      const was = shown;
      shown = now;
      if (!was) enter();
      else if (!now) leave();
    }
    if (!shown) return;
    const { step } = JSON.parse(explainer.read('speaker_notes'));
    firstStep ||= step;
    if (step !== firstStep) startedAt ||= Date.now();
    placeTools();
    speaker.tell();
  };
  explainer.onChange(follow);
  tools.bar.hidden = true;
  follow();

  document.addEventListener('fullscreenchange', () => {
    const full = Boolean(document.fullscreenElement);
    tools.buttons.full.hidden = full || !document.fullscreenEnabled;
    // Escape leaves both. Some browsers end it when a window opens: that is mended at the next key.
    if (!full && shown && performance.now() - notesOpenedAt > 3000) explainer.act('present', Presenting.no);
  });

  // --- Keys, pointer, and nobody ---

  stage.addEventListener('keydown', (event) => {
    if (!shown || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('dialog')) return;
    if (blank.on && event.key !== 'Tab' && event.key !== 'Shift') {
      blank.set(false);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (wantsFullScreen && !document.fullscreenElement && event.key !== 'Escape') askForFullScreen();
    touched();
    // What a clicker sends to begin with would load the page anew.
    if (event.key === 'F5' && document.fullscreenElement) event.preventDefault();
    const act = { b: () => blank.set(true), '.': () => blank.set(true), n: openNotes, s: turnSpotlight }[letterOf(event)];
    if (!act || embedded || shown === Presenting.kiosk) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }, true);

  stage.addEventListener('pointerdown', (event) => {
    if (!shown) return;
    if (!stage.contains(document.activeElement)) stage.focus({ preventScroll: true });
    showPointer();
    touched();
    // A visitor who looks at something is not to be pulled away from it; the twin of pause does as it says.
    const onPause = explainer.read('surface_at', event.clientX, event.clientY) === 'stage:playing';
    if (shown === Presenting.kiosk && !onPause) explainer.act('stop');
  }, true);

  const showPointer = () => {
    stage.removeAttribute('data-idle');
    clearTimeout(pointerTimer);
    pointerTimer = setTimeout(() => stage.toggleAttribute('data-idle', shown > 0), IDLE_POINTER_MS);
  };
  stage.addEventListener('pointermove', () => shown && showPointer(), { passive: true });
  if (shown) showPointer();

  /** After two minutes without anybody, a kiosk begins anew. */
  function touched() {
    clearTimeout(kioskTimer);
    if (shown !== Presenting.kiosk) return;
    kioskTimer = setTimeout(() => {
      if (shown !== Presenting.kiosk) return;
      explainer.act('go_to_step', 1);
      explainer.act('set_playing', true);
    }, IDLE_KIOSK_MS);
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden || !shown) return;
    keepAwake();
    touched(); // hidden, the loop was stopped
  });
  addEventListener('pagehide', () => speaker.close());
}
