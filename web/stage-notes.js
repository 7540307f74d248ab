// The stage's end of the notes window.

import { notesChannel } from './notes-channel.js';
import { openNotes } from './notes-window.js';

export class SpeakerNotes {
  #actions;
  #channel = null;
  #told = '';

  /** `actions`: go(step), blank(on), started(at) for what the window asks; report() gives what it is to show. */
  constructor(actions) {
    this.#actions = actions;
  }

  /** Opens the window, or brings the open one to the front. False when the browser does not allow it. */
  open(language) {
    return openNotes(this.#actions.report().notes.story, language);
  }

  /** Tells the window what has changed, if anything has. */
  tell(again = false) {
    const report = this.#actions.report();
    if (!report.notes.story) return;
    this.#channel ??= this.#listen(report.notes.story);
    const message = JSON.stringify(report);
    if (message === this.#told && !again) return;
    this.#told = message;
    this.#channel.postMessage({ type: 'stage', ...report });
  }

  #go(step) {
    this.#actions.go(Math.min(Math.max(1, step), this.#actions.report().notes.count)); // 0 would leave
  }

  close() {
    this.#channel?.postMessage({ type: 'over' });
    this.#channel?.close();
    this.#channel = null;
    this.#told = '';
  }

  #listen(story) {
    const channel = notesChannel(story);
    channel.addEventListener('message', ({ data }) => {
      if (data?.type === 'hello') this.tell(true);
      if (data?.type === 'go' && Number.isInteger(data.step)) this.#go(data.step);
      if (data?.type === 'by' && Number.isInteger(data.steps)) this.#go(this.#actions.report().notes.step + data.steps);
      if (data?.type === 'blank') this.#actions.blank(Boolean(data.on));
      if (data?.type === 'started' && Number.isFinite(data.at)) {
        this.#actions.started(data.at);
        this.tell(true);
      }
    });
    channel.postMessage({ type: 'hello' });
    return channel;
  }
}
