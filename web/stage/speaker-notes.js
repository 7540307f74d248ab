// The stage's end of the notes window.

import { notesChannel } from './notes-channel.js';
import { openNotes } from './notes-window.js';

/** @import { FromStage, FromWindow, StageReport } from './notes-channel.js' */

/**
 * What the window asks for, and `report()`: what it is to show, with no notes while nothing is presented.
 * @typedef {object} Actions
 * @property {(step: number) => void} go
 * @property {(on: boolean) => void} blank
 * @property {(at: number) => void} started
 * @property {() => StageReport} report
 */

export class SpeakerNotes {
  #actions;
  /** @type {ReturnType<typeof notesChannel> | null} */
  #channel = null;
  #sent = '';

  /** @param {Actions} actions */
  constructor(actions) {
    this.#actions = actions;
  }

  /**
   * Opens the window, or brings the open one to the front. False when the browser does not allow it.
   * @param {string} language
   */
  open(language) {
    return openNotes(this.#actions.report().notes.story, language);
  }

  /** Sends the window what has changed, if anything has. */
  update(again = false) {
    const report = this.#actions.report();
    if (!report.notes.story) return;
    this.#channel ??= this.#listen(report.notes.story);
    const message = JSON.stringify(report);
    if (message === this.#sent && !again) return;
    this.#sent = message;
    this.#send({ type: 'stage', ...report });
  }

  /** @param {number} step */
  #go(step) {
    this.#actions.go(Math.min(Math.max(1, step), this.#actions.report().notes.count)); // 0 would leave
  }

  close() {
    this.#send({ type: 'over' });
    this.#channel?.close();
    this.#channel = null;
    this.#sent = '';
  }

  /** @param {FromStage} message */
  #send(message) {
    this.#channel?.postMessage(message);
  }

  /** @param {string} story */
  #listen(story) {
    const channel = notesChannel(story);
    /** @param {{data?: FromWindow}} event */
    const onMessage = ({ data }) => {
      if (data?.type === 'hello') this.update(true);
      if (data?.type === 'go' && Number.isInteger(data.step)) this.#go(data.step);
      if (data?.type === 'by' && Number.isInteger(data.steps)) this.#go(this.#actions.report().notes.step + data.steps);
      if (data?.type === 'blank') this.#actions.blank(Boolean(data.on));
      if (data?.type === 'started' && Number.isFinite(data.at)) {
        this.#actions.started(data.at);
        this.update(true);
      }
    };
    channel.addEventListener('message', onMessage);
    channel.postMessage({ type: 'hello' });
    return channel;
  }
}
