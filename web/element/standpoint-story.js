// <standpoint-story src="https://example.org/story/embed.html">: an embed that sizes itself, shows its poster until it comes
// near, and can be set and asked from the page around it. No inline style or script: it lives under a strict policy that allows
// the site as frame-src and img-src.

import { READING_KEYS, SELECTION_KEYS, SETTING_KEYS, TIME_KEYS } from '../engine/boundary.js';

const SENTINEL = 'standpoint';
const VIEW = [...TIME_KEYS, ...SELECTION_KEYS, ...READING_KEYS, ...SETTING_KEYS];
const NEAR = '300px 0px';
const MOST_HEIGHT_PX = 20_000;

// The page around it has its say where it hides, moves or narrows the element, and in its colour scheme. What would spoil the
// inside ends at the box: nothing is inherited into it, the element's own display may be anything, and its height is the story's.
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

export class StandpointStory extends HTMLElement {
  static observedAttributes = ['src', 'label', 'lang', ...VIEW];

  #box = document.createElement('div');
  #frame = null;
  #poster = null;
  #near = null;
  #waiting = [];
  #answers = [];
  #state = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#box);
  }

  connectedCallback() {
    addEventListener('message', this.#hear);
    this.#showPoster();
    this.#near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.start(), {
      rootMargin: NEAR,
    });
    this.#near.observe(this.#box); // which has a size even where the element is laid out inline, or as nothing
  }

  disconnectedCallback() {
    removeEventListener('message', this.#hear);
    this.#near?.disconnect();
    this.#near = null;
    this.#frame = null;
    this.#poster = null;
    this.#state = null;
    this.#waiting = [];
    for (const { reject } of this.#answers.splice(0)) reject(new Error('The story was taken out of the page.'));
    this.#box.replaceChildren();
  }

  /** Moved by moveBefore(): the frame goes on as it is. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (!this.#near || before === now) return; // an element that is upgraded is told of its attributes before it is connected
    if (name === 'src' || name === 'lang') {
      this.disconnectedCallback();
      this.connectedCallback();
    } else if (name === 'label') {
      if (this.#frame) this.#frame.title = this.#label();
    } else {
      this.set(this.#wish());
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

  /** Chooses a view: {time, clock, question, party, person, quote, lens, step, theme, controls}; what is left out is as it opens. */
  set(view) {
    if (this.#state) this.#send('set', view);
    else this.#waiting = [view];
  }

  /** Asks for the state. */
  get() {
    if (!this.#frame) return Promise.reject(new Error('The story has not started: it is not near the visible part of the page.'));
    return new Promise((resolve, reject) => {
      this.#answers.push({ resolve, reject });
      if (this.#state) this.#send('get');
    });
  }

  #label() {
    return this.getAttribute('label') || 'Standpoint: who stands where, in their own words';
  }

  #wish() {
    return Object.fromEntries(VIEW.filter((key) => this.hasAttribute(key)).map((key) => [key, this.getAttribute(key)]));
  }

  #url() {
    const src = this.getAttribute('src');
    if (!src || !URL.canParse(src, document.baseURI)) return null;
    const url = new URL(src, document.baseURI);
    if (!['http:', 'https:'].includes(url.protocol)) return null;
    for (const [key, value] of Object.entries(this.#wish())) url.searchParams.set(key, value);
    if (this.hasAttribute('lang')) url.searchParams.set('lang', this.getAttribute('lang'));
    return url;
  }

  #showPoster() {
    const url = this.#url();
    if (!url) return;
    this.#poster = document.createElement('img');
    this.#poster.alt = '';
    this.#poster.loading = 'lazy';
    const lang = url.pathname.match(/embed(\.[\w-]+)?\.html$/)?.[1] ?? '';
    this.#poster.src = new URL(`poster-${this.#layout()}${lang}.svg`, url).href; // light or dark as its color-scheme is
    this.#box.append(this.#poster);
  }

  /** The page's layout at this width, in the words of its posters' names. */
  #layout() {
    const width = this.#box.clientWidth;
    return width >= 900 ? 'wide' : width >= 560 ? 'medium' : 'narrow';
  }

  #send(type, payload) {
    this.#frame.contentWindow.postMessage({ sentinel: SENTINEL, v: 1, type, payload }, this.#url().origin);
  }

  #hear = ({ data, source }) => {
    if (!this.#frame || source !== this.#frame.contentWindow || data?.sentinel !== SENTINEL || data.v !== 1) return;
    const { type, payload } = data;
    if (type === 'height') return this.#resize(payload?.height);
    if (type === 'ready') {
      this.#state = payload;
      this.#poster?.remove();
      for (const view of this.#waiting.splice(0)) this.#send('set', view);
      if (this.#answers.length) this.#send('get');
    } else if (type === 'state') {
      this.#state = payload;
      for (const { resolve } of this.#answers.splice(0)) resolve(payload);
    } else if (!['select', 'time', 'error'].includes(type)) {
      return;
    }
    this.dispatchEvent(new CustomEvent(`standpoint-${type}`, { detail: payload, bubbles: true, composed: true }));
  };

  #resize(height) {
    if (!Number.isFinite(height) || height < 1) return;
    this.#poster?.remove();
    this.#frame.style.height = `${Math.min(height, MOST_HEIGHT_PX)}px`;
  }
}

if (!customElements.get('standpoint-story')) customElements.define('standpoint-story', StandpointStory);
