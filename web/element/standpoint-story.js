// <standpoint-story src="https://example.org/story/embed.html">: an embed that sizes itself, shows its poster until it comes
// near, and can be set and read from the page around it. No inline style or script: it lives under a strict policy that allows
// the site as frame-src and img-src.
import { READING_KEYS, SELECTION_KEYS, SETTING_KEYS, TIME_KEYS } from '../engine/boundary.js';

/** @import { StandpointMessageOut, StandpointView } from './standpoint-story.js' */

const SENTINEL = 'standpoint';
const VIEW = [...TIME_KEYS, ...SELECTION_KEYS, ...READING_KEYS, ...SETTING_KEYS];
const NEAR = '300px 0px';
const MOST_HEIGHT_PX = 20_000;

// The page around it may hide, move or narrow the element, and choose its colour scheme. What would spoil the inside ends at the
// box: nothing is inherited into it, the element's own display may be anything, and its height is the story's.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; height: auto !important; max-height: none !important; }
  :host([hidden]) { display: none !important; }
  div { all: initial; display: block; min-height: 320px; contain: content; color-scheme: inherit; visibility: inherit; pointer-events: inherit; }
  iframe, img { display: block; width: 100%; border: 0; }
  img { height: auto; }
  :host([theme=light]) img { color-scheme: light; }
  :host([theme=dark]) img { color-scheme: dark; }
`);

/** @implements {Pick<import('./standpoint-story.js').StandpointStory, 'state' | 'start' | 'set' | 'get'>} */
export class StandpointStory extends HTMLElement {
  static observedAttributes = ['src', 'label', 'lang', ...VIEW];

  #box = document.createElement('div');
  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  /** @type {HTMLImageElement | null} */
  #poster = null;
  /** @type {IntersectionObserver | null} */
  #near = null;
  /** @type {StandpointView | null} set before the story ran; the last one counts */
  #waiting = null;
  /** @type {{resolve: (state: StandpointView) => void, reject: (error: Error) => void}[]} */
  #answers = [];
  /** @type {StandpointView | null} */
  #state = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#box);
  }

  connectedCallback() {
    addEventListener('message', this.#onMessage);
    this.#showPoster();
    this.#near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.start(), {
      rootMargin: NEAR,
    });
    this.#near.observe(this.#box); // which has a size even where the element is laid out inline, or as nothing
  }

  disconnectedCallback() {
    removeEventListener('message', this.#onMessage);
    this.#near?.disconnect();
    this.#near = null;
    this.#frame = null;
    this.#poster = null;
    this.#state = null;
    this.#waiting = null;
    for (const { reject } of this.#answers.splice(0)) reject(new Error('The story was taken out of the page.'));
    this.#box.replaceChildren();
  }

  /** Moved by moveBefore(): the frame goes on as it is. */
  connectedMoveCallback() {}

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (!this.#near || before === now) return; // an element that is upgraded gets its attributes before it is connected
    if (name === 'src' || name === 'lang') {
      this.disconnectedCallback();
      this.connectedCallback();
    } else if (name === 'label') {
      if (this.#frame) this.#frame.title = this.#label();
    } else {
      this.set(this.#attributeView());
    }
  }

  /** What is shown, by the keys of the address; null until it runs. */
  get state() {
    return this.#state;
  }

  /** Starts now, without waiting to come near. */
  start() {
    if (this.#frame || !this.isConnected) return;
    this.#near?.disconnect();
    const url = this.#url();
    if (!url) return;
    const frame = document.createElement('iframe');
    frame.title = this.#label();
    frame.allow = 'fullscreen; clipboard-write; web-share';
    frame.setAttribute('scrolling', 'no');
    frame.src = url.href;
    this.#frame = frame;
    this.#box.append(frame);
  }

  /**
   * Chooses a view: {time, clock, question, party, person, quote, lens, step, theme, controls}; what is left out is as it opens.
   * @param {StandpointView} view
   */
  set(view) {
    if (this.#state) this.#send({ type: 'set', payload: view });
    else this.#waiting = view;
  }

  /**
   * Asks for the state.
   * @returns {Promise<StandpointView>}
   */
  get() {
    if (!this.#frame) return Promise.reject(new Error('The story has not started: it is not near the visible part of the page.'));
    return new Promise((resolve, reject) => {
      this.#answers.push({ resolve, reject });
      if (this.#state) this.#send({ type: 'get' });
    });
  }

  #label() {
    return this.getAttribute('label') || 'Standpoint: who stands where, in their own words';
  }

  /** @returns {Record<string, string>} */
  #attributeView() {
    return Object.fromEntries(VIEW.filter((key) => this.hasAttribute(key)).map((key) => [key, this.getAttribute(key) ?? '']));
  }

  #url() {
    const src = this.getAttribute('src');
    if (!src || !URL.canParse(src, document.baseURI)) return null;
    const url = new URL(src, document.baseURI);
    if (!['http:', 'https:'].includes(url.protocol)) return null;
    for (const [key, value] of Object.entries(this.#attributeView())) url.searchParams.set(key, value);
    const lang = this.getAttribute('lang');
    if (lang !== null) url.searchParams.set('lang', lang);
    return url;
  }

  #showPoster() {
    const url = this.#url();
    if (!url) return;
    const poster = document.createElement('img');
    poster.alt = '';
    poster.loading = 'lazy';
    const lang = url.pathname.match(/embed(\.[\w-]+)?\.html$/)?.[1] ?? '';
    poster.src = new URL(`poster-${this.#layout()}${lang}.svg`, url).href; // light or dark as its color-scheme is
    this.#poster = poster;
    this.#box.append(poster);
  }

  /** The page's layout at this width, in the words of its posters' names. */
  #layout() {
    const width = this.#box.clientWidth;
    return width >= 900 ? 'wide' : width >= 560 ? 'medium' : 'narrow';
  }

  /** @param {{type: 'get'} | {type: 'set', payload: StandpointView}} message */
  #send(message) {
    const url = this.#url();
    if (url) this.#frame?.contentWindow?.postMessage({ sentinel: SENTINEL, v: 1, ...message }, url.origin);
  }

  /** @param {MessageEvent} event */
  #onMessage = ({ data, source }) => {
    if (!this.#frame || source !== this.#frame.contentWindow || data?.sentinel !== SENTINEL || data.v !== 1) return;
    /** @type {StandpointMessageOut} */
    const { type, payload } = data;
    if (type === 'height') return this.#resize(payload?.height);
    if (type === 'ready') {
      this.#state = payload;
      this.#poster?.remove();
      if (this.#waiting) this.#send({ type: 'set', payload: this.#waiting });
      this.#waiting = null;
      if (this.#answers.length) this.#send({ type: 'get' });
    } else if (type === 'state') {
      this.#state = payload;
      for (const { resolve } of this.#answers.splice(0)) resolve(payload);
    } else if (!['select', 'time', 'error'].includes(type)) {
      return;
    }
    this.dispatchEvent(new CustomEvent(`standpoint-${type}`, { detail: payload, bubbles: true, composed: true }));
  };

  /** @param {number} height */
  #resize(height) {
    if (!this.#frame || !Number.isFinite(height) || height < 1) return;
    this.#poster?.remove();
    this.#frame.style.height = `${Math.min(height, MOST_HEIGHT_PX)}px`;
  }
}

if (!customElements.get('standpoint-story')) customElements.define('standpoint-story', StandpointStory);
