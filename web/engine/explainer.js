// The running program as the page sees it: input goes in, a frame is drawn when one is due, and listeners are called with what
// changed.

import { FrameDue } from './boundary.js';

/** @import { Bridge } from './bridge.js' */
/** @import { FrameOutput, Inputs, PageRequest, Questions, Texts } from './standpoint.js' */

export class Explainer {
  frames = 0;
  #bridge;
  /** @type {((output: FrameOutput) => void)[]} */
  #listeners = [];
  #requestedFrame = 0;
  /** @type {ReturnType<typeof setTimeout> | 0} */
  #playTimer = 0;
  #pending = 0;
  /**
   * Does what only the page can; called while the reader's press still counts as one.
   * @type {(request: PageRequest) => void}
   */
  onRequest = () => {};
  /** Tells the program the canvas's own size again, after something else was drawn on it. */
  restoreViewport = () => {};

  /**
   * @param {Bridge} bridge
   */
  constructor(bridge) {
    this.#bridge = bridge;
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden || !this.#playTimer) return;
      this.#stopTimer(); // a hidden page has no frames
      this.act('set_playing', false);
    });
  }

  /**
   * Sends input that changes something.
   * @template {keyof Inputs} Name
   * @param {Name} name
   * @param {Parameters<Inputs[Name]>} args
   */
  act(name, ...args) {
    this.#follow(this.#bridge.call(name, ...args));
  }

  /**
   * Asks for a number and changes nothing.
   * @template {keyof Questions} Name
   * @param {Name} name
   * @param {Parameters<Questions[Name]>} args
   */
  ask(name, ...args) {
    return this.#bridge.call(name, ...args);
  }

  /**
   * Asks for text.
   * @template {keyof Texts} Name
   * @param {Name} name
   * @param {Parameters<Texts[Name]>} args
   */
  read(name, ...args) {
    this.#bridge.call(name, ...args);
    return this.#bridge.text();
  }

  /**
   * Asks for a file.
   * @template {keyof Texts} Name
   * @param {Name} name
   * @param {Parameters<Texts[Name]>} args
   */
  readBytes(name, ...args) {
    this.#bridge.call(name, ...args);
    return this.#bridge.bytes().slice();
  }

  /**
   * A key for the region; true when it was used.
   * @param {number} number
   * @param {KeyboardEvent} event
   * @param {string} id
   */
  key(number, event, id) {
    const used = this.ask('key', number, event.ctrlKey || event.metaKey, event.altKey, event.shiftKey, id) !== 0;
    this.frameIfDue();
    return used;
  }

  /**
   * `listener` is called after each frame.
   * @param {(output: FrameOutput) => void} listener
   */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  requestFrame() {
    this.#requestedFrame ||= requestAnimationFrame((now) => this.draw(now));
  }

  /** After something that changed the program by another way than act(). */
  frameIfDue() {
    this.#follow(this.#bridge.call('frame_due'));
  }

  /** Draws now: for the moments in which the browser has just emptied the canvas. */
  draw(now = performance.now()) {
    cancelAnimationFrame(this.#requestedFrame);
    this.#requestedFrame = 0;
    const text = this.read('frame', now);
    if (!text) return; // the module has stopped working
    /** @type {FrameOutput} */
    const output = JSON.parse(text);
    this.frames += 1;
    if (output.momentChanged) performance.mark('standpoint:applied');
    if (output.pageRequest) this.onRequest(output.pageRequest);
    if (output.frameDue) this.requestFrame();
    this.#playOn(output.tickAfterMs);
    for (const listener of this.#listeners) listener(output);
  }

  /**
   * Makes idle() wait for it too.
   * @template T
   * @param {Promise<T>} promise
   */
  hold(promise) {
    this.#pending += 1;
    return promise.finally(() => (this.#pending -= 1)); // and not the promise itself: a failure that nobody handles is to be reported
  }

  /** Resolves once nothing is pending: no frame, no file, no entry for the address bar. Not while playing. */
  async idle() {
    while (this.#requestedFrame || this.#pending || this.#playTimer) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** @param {number} due a FrameDue */
  #follow(due) {
    if (due === FrameDue.now) this.draw();
    else if (due === FrameDue.soon) this.requestFrame();
  }

  /** @param {number} ms until the next stop; 0: not playing */
  #playOn(ms) {
    if (!ms) return this.#stopTimer();
    this.#playTimer ||= setTimeout(() => {
      this.#playTimer = 0;
      this.act('tick');
    }, ms);
  }

  #stopTimer() {
    clearTimeout(this.#playTimer);
    this.#playTimer = 0;
  }
}
