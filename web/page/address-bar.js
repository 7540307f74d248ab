// The address bar follows the view, and the view follows Back and Forward.

import { MODE_KEYS, READING_KEYS, SELECTION_KEYS, SETTING_KEYS, TIME_KEYS } from '../engine/boundary.js';
import { showIgnored } from './notice.js';

/** @import { Bridge } from '../engine/bridge.js' */
/** @import { Explainer } from '../engine/explainer.js' */

// Safari allows 100 changes of the address in 30 s. Tests set the global to save the wait.
const MS_BETWEEN_ADDRESSES = globalThis.standpointMsBetweenAddresses ?? 400;
/** @type {Set<string>} */
const VIEW_KEYS = new Set([...TIME_KEYS, ...SELECTION_KEYS, ...READING_KEYS, ...SETTING_KEYS, ...MODE_KEYS]);

/**
 * The explainer's query with what else the address held: campaign tags, the story, the language.
 * @param {string} own
 */
function mergedQuery(own) {
  const others = location.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && !VIEW_KEYS.has(pair.split('=', 1)[0]));
  const query = [own, ...others].filter(Boolean).join('&');
  return query ? `?${query}` : '';
}

/**
 * Keeps the address at what is seen. A choice gets an entry of its own, so that Back undoes it; scrubbing does not, and an embed
 * has none at all, since its entries would stand in its host's history.
 * @param {Explainer} explainer
 * @param {Bridge} bridge
 */
export function syncAddressBar(explainer, bridge) {
  let query = explainer.read('query');
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let timer = 0;
  let settle = () => {};

  /** @param {'pushState' | 'replaceState'} method */
  const write = (method) => {
    try {
      history[method](null, '', location.pathname + mergedQuery(query) + location.hash);
    } catch {
      // A sandboxed frame may have no history, and a browser may have had enough of it: the view does not depend on it.
    }
  };
  const replaceSoon = () => {
    if (timer) return;
    void explainer.hold(/** @type {Promise<void>} */ (new Promise((resolve) => (settle = resolve))));
    timer = setTimeout(() => stopWaiting(true), MS_BETWEEN_ADDRESSES);
  };
  /** @param {boolean} andWrite */
  const stopWaiting = (andWrite) => {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    if (andWrite) write('replaceState');
    settle();
  };

  explainer.onChange((output) => {
    if (output.query === undefined) return;
    if (output.newHistoryEntry) {
      stopWaiting(true); // the entry that Back returns to is the view as it was left
      query = output.query;
      write('embed' in document.documentElement.dataset ? 'replaceState' : 'pushState');
    } else {
      query = output.query;
      replaceSoon();
    }
  });

  addEventListener('popstate', () => {
    stopWaiting(false); // this is another entry than the one that was to be written
    if (location.search === mergedQuery(explainer.read('query'))) return; // a link within the page
    explainer.act('replace_state', location.search);
    showIgnored(bridge.lines());
    query = explainer.read('query');
  });
}
