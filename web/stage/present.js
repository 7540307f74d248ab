// The stage: the explainer over the whole window, for a room. The program decides what is shown and how to step through it; here
// is what only the page can do: full screen, the black screen, the spotlight, and a loop that starts again when left alone.
// Fetched by those who present. Only keys pressed inside the stage count.

import { Presenting } from '../engine/boundary.js';
import { loadStyles } from '../engine/files.js';
import { language } from '../page/language.js';
import { SpeakerNotes } from './speaker-notes.js';
import { t } from '../engine/words.js';

const IDLE_KIOSK_MS = 120_000;
const IDLE_POINTER_MS = 3_000;
const root = document.documentElement;
const embedded = 'embed' in root.dataset; // single letters are its host's

/** @import { Explainer } from '../engine/explainer.js' */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 */
function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** May be refused, or lost to a window that opens: the stage fills the window then. Resolves to whether it was granted. */
const askForFullScreen = async () => {
  try {
    await root.requestFullscreen({ navigationUI: 'hide' });
    return true;
  } catch {
    return false;
  }
};

/**
 * The key's name on a Latin keyboard, too, for those who type in another script.
 * @param {KeyboardEvent} event
 */
const letterOf = ({ key, code }) => (/^[a-z.]$/i.test(key) ? key.toLowerCase() : code === 'Period' ? '.' : code.replace(/^Key/, '').toLowerCase());

/** A black screen; the next key or press lights it again. */
class Blank {
  #cover = element('div', 'stage-blank');
  #words = element('p', '', t('The screen is blank. Press any key to go on.'));

  /** @param {HTMLElement} stage */
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
  /** @param {boolean} on */
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
  /** @type {[x: number, y: number] | null} */
  #at = null;

  /** @param {HTMLElement} stage */
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
  /** @param {boolean} on */
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

/**
 * Buttons for what the program does not draw. They are seen while the pointer moves or the focus is on one of them.
 * @param {HTMLElement} stage
 * @param {{name: string, words: string, act: () => void}[]} actions
 */
function makeTools(stage, actions) {
  const bar = element('div', 'stage-tools');
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', t('For the speaker'));
  /** @type {Record<string, HTMLButtonElement>} */
  const buttons = {};
  for (const { name, words, act } of actions) {
    const button = element('button', '', words);
    button.type = 'button';
    button.addEventListener('click', act);
    buttons[name] = button;
    bar.append(button);
  }
  stage.append(bar);
  return { bar, buttons };
}

/**
 * Follows the program onto the stage and off it. Call it once, before the first frame of a stage.
 * @param {object} page
 * @param {Explainer} page.explainer
 * @param {HTMLElement} page.stage
 * @param {(text: string) => void} page.announce
 */
export async function startStage({ explainer, stage, announce }) {
  await loadStyles('present.css');
  /** @type {number} */
  let shown = Presenting.no;
  let startedAt = 0; // when the first step was left, ms since 1970
  let firstStep = 0;
  /** @type {WakeLockSentinel | null | undefined} */
  let wake = null;
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let pointerTimer = 0;
  /** @type {ReturnType<typeof setTimeout> | 0} */
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
      announce(t('The browser kept the notes window back. Allow pop-up windows for this page and try again.'));
    }
  };
  const fillScreen = async () => {
    if (!(await askForFullScreen())) announce(t('The browser refused full screen. The stage fills the window instead.'));
  };
  const toggleSpotlight = () => {
    spotlight.set(!spotlight.on);
    tools.buttons.spotlight.setAttribute('aria-pressed', String(spotlight.on));
  };
  const tools = makeTools(stage, [
    { name: 'notes', words: t('Notes'), act: openNotes },
    { name: 'spotlight', words: t('Spotlight'), act: toggleSpotlight },
    { name: 'blank', words: t('Blank'), act: () => blank.set(true) },
    { name: 'full', words: t('Full screen'), act: () => void fillScreen() },
  ]);
  tools.buttons.spotlight.setAttribute('aria-pressed', 'false');
  blank.onChange = () => speaker.update();

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
    void keepAwake();
  };
  const leave = () => {
    delete root.dataset.presenting;
    stage.removeAttribute('tabindex');
    stage.removeAttribute('data-idle');
    blank.set(false);
    if (spotlight.on) toggleSpotlight();
    tools.bar.hidden = true;
    for (const timer of [pointerTimer, kioskTimer]) clearTimeout(timer);
    wantsFullScreen = false;
    wake?.release().catch(() => {});
    wake = null;
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    speaker.close();
    /** @type {HTMLElement | null} */ (document.querySelector('#more > summary'))?.focus({ preventScroll: true });
  };
  /** Beside the counter, which the program draws; in the quiz before its button. */
  const placeTools = () => {
    const at = (/** @type {string} */ id) => stage.querySelector(`[data-id="${id}"]`)?.getBoundingClientRect();
    const whole = stage.getBoundingClientRect();
    const button = at('quiz:leave');
    const row = button ?? at('stage:counter');
    const right = button ? button.left - 16 : at('stage:title')?.right;
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
    speaker.update();
  };
  explainer.onChange(follow);
  tools.bar.hidden = true;
  follow();

  document.addEventListener('fullscreenchange', () => {
    const full = Boolean(document.fullscreenElement);
    tools.buttons.full.hidden = full || !document.fullscreenEnabled;
    // Escape leaves both. Some browsers end it when a window opens: the next key brings it back.
    if (!full && shown && performance.now() - notesOpenedAt > 3000) explainer.act('present', Presenting.no);
  });

  // --- Keys, pointer, and nobody ---

  /** @type {Record<string, () => void>} */
  const LETTERS = { b: () => blank.set(true), '.': () => blank.set(true), n: openNotes, s: toggleSpotlight };
  stage.addEventListener('keydown', (event) => {
    if (!shown || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/** @type {Element} */ (event.target).closest('dialog')) return;
    if (blank.on && event.key !== 'Tab' && event.key !== 'Shift') {
      blank.set(false);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (wantsFullScreen && !document.fullscreenElement && event.key !== 'Escape') void askForFullScreen();
    touched();
    // What a clicker sends to start would reload the page.
    if (event.key === 'F5' && document.fullscreenElement) event.preventDefault();
    const act = LETTERS[letterOf(event)];
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
    // A visitor who looks at something is not to be pulled away from it; the pause button does as it says.
    const onPause = explainer.read('hit', event.clientX, event.clientY) === 'stage:playing';
    if (shown === Presenting.kiosk && !onPause) explainer.act('set_playing', false);
  }, true);

  const showPointer = () => {
    stage.removeAttribute('data-idle');
    clearTimeout(pointerTimer);
    pointerTimer = setTimeout(() => stage.toggleAttribute('data-idle', shown > 0), IDLE_POINTER_MS);
  };
  stage.addEventListener('pointermove', () => shown && showPointer(), { passive: true });
  if (shown) showPointer();

  /** After two minutes without anybody, a kiosk starts again. */
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
    void keepAwake();
    touched(); // hidden, the loop was stopped
  });
  addEventListener('pagehide', () => speaker.close());
}
