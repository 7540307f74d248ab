// What the stage and the notes window send each other, through a channel of the story's own.

/** @import { SpeakerNotes } from '../engine/standpoint.js' */
/**
 * What the stage shows; startedAt: since when the speaker speaks, ms since 1970, 0 when not yet.
 * @typedef {{notes: SpeakerNotes, blank: boolean, startedAt: number}} StageReport
 */
/**
 * From the stage: `stage` at every change and when asked, `over` when it is left or closed, `hello` when it begins (a notes window
 * that has been open keeps the time).
 * @typedef {({type: 'stage'} & StageReport) | {type: 'over'} | {type: 'hello'}} FromStage
 */
/**
 * From the window: `hello` to ask for the state, `go`, `by` and `blank` for what the stage is to show, `started` for the time; 0:
 * begin again. `by` counts from where the stage is, not from what the window last heard: two quick presses are two steps.
 * @typedef {{type: 'hello'} | {type: 'go', step: number} | {type: 'by', steps: number} | {type: 'blank', on: boolean} | {type: 'started', at: number}} FromWindow
 */

/** @param {string} story */
export const notesChannel = (story) => new BroadcastChannel(`standpoint-notes:${story}`);
