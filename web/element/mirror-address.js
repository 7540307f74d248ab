// For a page around one story that wants its own address to hold the view, so that a link to the article shows what the sharer
// saw. `mirrorAddress(frame)` takes an <iframe> or a <standpoint-story>; gives a function that stops it. The address's keys begin
// with `prefix`, the rest of the address stays, and no entry is added to the history.
import { READING_KEYS, SELECTION_KEYS, TIME_KEYS } from '../engine/boundary.js';

const KEYS = [...TIME_KEYS, ...SELECTION_KEYS, ...READING_KEYS];
const MS_BETWEEN = 400; // Safari allows 100 changes of the address in 30 s

export function mirrorAddress(host, { prefix = 'story-' } = {}) {
  const frame = () => host.shadowRoot?.querySelector('iframe') ?? host;
  let view = null;
  let timer = 0;
  const write = () => {
    timer = 0;
    const url = new URL(location);
    for (const key of KEYS) {
      if (typeof view[key] === 'string') url.searchParams.set(prefix + key, view[key]);
      else url.searchParams.delete(prefix + key);
    }
    if (url.href !== location.href) history.replaceState(history.state, '', url);
  };
  const hear = ({ source, data }) => {
    if (!source || source !== frame().contentWindow || data?.sentinel !== 'standpoint' || data.v !== 1) return;
    const { type, payload } = data;
    if (type === 'ready') {
      const asked = new URL(location).searchParams;
      const wish = Object.fromEntries(KEYS.map((key) => [key, asked.get(prefix + key)]).filter(([, value]) => value !== null));
      const to = new URL(frame().src).origin;
      if (Object.keys(wish).length) source.postMessage({ sentinel: 'standpoint', v: 1, type: 'set', payload: { ...payload, ...wish } }, to);
    } else if (type === 'state') {
      view = { ...payload };
      timer ||= setTimeout(write, MS_BETWEEN);
    }
  };
  addEventListener('message', hear);
  return () => {
    clearTimeout(timer);
    removeEventListener('message', hear);
  };
}
