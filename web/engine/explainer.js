// The running module as the page sees it: input goes in, a frame is drawn when one is due, and those who asked hear what
// changed.

import { Report } from './boundary.js';

export class Explainer {
  frames = 0;
  #bridge;
  #canvas;
  #listeners = [];
  #frameAsked = 0;
  #playTimer = 0;
  #pending = 0;
  /** Does what only the page can; called while the reader's press still counts as one. */
  onRequest = () => {};

  constructor(bridge, canvas) {
    this.#bridge = bridge;
    this.#canvas = canvas;
    document.addEventListener('visibilitychange', () => {
      if (document.hidden && this.#playTimer) this.act('stop');
    });
  }

  /** Sends input that changes something. */
  act(name, ...args) {
    this.#heed(this.#bridge.call(name, ...args));
  }

  /** Asks for a number and changes nothing. */
  ask(name, ...args) {
    return this.#bridge.call(name, ...args);
  }

  /** Asks for text. */
  read(name, ...args) {
    this.#bridge.call(name, ...args);
    return this.#bridge.text();
  }

  /** Asks for a file. */
  readBytes(name, ...args) {
    this.#bridge.call(name, ...args);
    return this.#bridge.bytes().slice();
  }

  /** A key for the region; true when it was used. */
  key(number, event, id) {
    const used = this.ask('key', number, event.ctrlKey || event.metaKey, event.altKey, event.shiftKey, id) !== 0;
    this.act('report');
    return used;
  }

  /** `listener(bits, explainer)` is called after each frame that changed something for the page. */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  requestFrame() {
    this.#frameAsked ||= requestAnimationFrame((now) => this.draw(now));
  }

  /** Draws now: for the moments in which the browser has just emptied the canvas. */
  draw(now = performance.now()) {
    cancelAnimationFrame(this.#frameAsked);
    this.#frameAsked = 0;
    const bits = this.ask('frame', now);
    this.frames += 1;
    if (bits & Report.momentChanged) performance.mark('standpoint:applied');
    this.#heed(bits);
    for (const listener of this.#listeners) listener(bits, this);
  }

  /** Called after the canvas was given back its size. */
  resized = () => {};

  /** Work that idle() waits for. */
  hold(promise) {
    this.#pending += 1;
    const done = () => (this.#pending -= 1);
    promise.then(done, done);
    return promise;
  }

  /** Resolves once nothing is on its way: no frame, no file, no entry for the address bar. Not while playing. */
  async idle() {
    while (this.#frameAsked || this.#pending || this.#playTimer) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  #heed(bits) {
    if (bits & Report.frameDue) this.requestFrame();
    if (bits & Report.pageRequest) {
      const text = this.read('page_request', location.origin === 'null' ? location.href.split(/[?#]/)[0] : location.origin + location.pathname);
      if (text) this.onRequest(JSON.parse(text));
    }
    this.#canvas.style.cursor = bits & Report.overTarget ? 'pointer' : '';
    if (!(bits & Report.playing)) {
      clearTimeout(this.#playTimer);
      this.#playTimer = 0;
    } else {
      this.#playTimer ||= setTimeout(() => {
        this.#playTimer = 0;
        this.act('tick');
      }, this.ask('ms_per_stop'));
    }
  }
}
