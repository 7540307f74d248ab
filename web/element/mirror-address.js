// For a page around one story that wants its own address to hold the view, so that a link to the article shows what the sharer
// saw. `mirrorAddress(frame)` takes an <iframe> or a <standpoint-story>; returns a function that stops it. The address's keys begin
// with `prefix`, the rest of the address stays, and no entry is added to the history.
import { READING_KEYS, SELECTION_KEYS, TIME_KEYS } from '../engine/boundary.js';

/** @import { StandpointMessageOut, StandpointView } from './standpoint-story.js' */

const KEYS = [...TIME_KEYS, ...SELECTION_KEYS, ...READING_KEYS];
const MS_BETWEEN = 400; // Safari allows 100 changes of the address in 30 s

/** @type {typeof import('./mirror-address.js').mirrorAddress} */
export function mirrorAddress(host, { prefix = 'story-' } = {}) {
  const frame = () => /** @type {HTMLIFrameElement} */ (host.shadowRoot?.querySelector('iframe') ?? host);
  /** @type {StandpointView} */
  let view = {};
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let timer = 0;
  const write = () => {
    timer = 0;
    const url = new URL(location.href);
    for (const key of KEYS) {
      const value = view[key];
      if (typeof value === 'string') url.searchParams.set(prefix + key, value);
      else url.searchParams.delete(prefix + key);
    }
    if (url.href !== location.href) history.replaceState(history.state, '', url);
  };
  /** @param {MessageEvent} event */
  const onMessage = (event) => {
    /** @type {StandpointMessageOut | undefined} */
    const data = event.data;
    const source = frame().contentWindow;
    if (!source || event.source !== source || data?.sentinel !== 'standpoint' || data.v !== 1) return;
    if (data.type === 'ready') {
      const { searchParams } = new URL(location.href);
      const asked = Object.fromEntries(KEYS.map((key) => [key, searchParams.get(prefix + key)]).filter(([, value]) => value !== null));
      const payload = { ...data.payload, ...asked };
      const target = new URL(frame().src).origin;
      if (Object.keys(asked).length) source.postMessage({ sentinel: 'standpoint', v: 1, type: 'set', payload }, target);
    } else if (data.type === 'state') {
      view = { ...data.payload };
      timer ||= setTimeout(write, MS_BETWEEN);
    }
  };
  addEventListener('message', onMessage);
  return () => {
    clearTimeout(timer);
    removeEventListener('message', onMessage);
  };
}
