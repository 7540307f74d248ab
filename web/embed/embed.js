// The explainer inside another page. It starts when it comes into view, reports its height and what is chosen, and shows what its
// host asks for. It takes nothing from the host: no keys, no scrolling, no focus, no entries in the history.

import { byId } from '../engine/dom.js';
import { reportHeight } from './height.js';
import { serveHost } from './host-api.js';
import { restUnseen } from './rest.js';

const root = document.documentElement;
const stage = byId('stage', HTMLElement);
const MS_IN_VIEW = 100; // what a fling goes past need not start

/**
 * Calls `listener` with true or false whenever the stage comes into view or leaves it.
 * @param {(seen: boolean) => void} listener
 */
function watchVisibility(listener) {
  new IntersectionObserver((entries) => listener(entries[entries.length - 1].isIntersecting)).observe(stage);
}

/**
 * Resolves to data-standpoint once the explainer runs, or has said why it cannot.
 * @returns {Promise<string | undefined>}
 */
function started() {
  return new Promise((resolve) => {
    const look = () => root.dataset.standpoint !== 'loading' && resolve(root.dataset.standpoint);
    new MutationObserver(look).observe(root, { attributeFilter: ['data-standpoint'] });
    look();
  });
}

/**
 * The link to the whole page leads to what is seen here.
 * @param {Standpoint} explainer
 */
function updateLink(explainer) {
  const link = byId('open', HTMLAnchorElement);
  const lang = new URLSearchParams(location.search).get('lang');
  const update = () => void (link.search = [explainer.query(), lang && `lang=${encodeURIComponent(lang)}`].filter(Boolean).join('&'));
  explainer.onChange(update);
  update();
}

async function run() {
  const height = reportHeight(document.body, new URLSearchParams(location.search).get('childId'));
  let seen = false;
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let starting = 0;
  /** @type {(seen: boolean) => void} */
  let rest = () => {};
  watchVisibility((now) => {
    seen = now;
    clearTimeout(starting);
    if (seen) starting = setTimeout(() => import('../page/boot.js'), MS_IN_VIEW); // a module runs once
    else globalThis.standpoint?.pause();
    rest(seen);
  });
  /** @type {HTMLMetaElement | null} */
  const hosts = document.querySelector('meta[name="standpoint-hosts"]');
  const host = serveHost(hosts?.content ?? '', height);
  const state = await started();
  const explainer = globalThis.standpoint;
  if (state !== 'ready' || !explainer) return host.failed(byId('notice', HTMLElement).textContent ?? '');
  rest = restUnseen(explainer, stage, byId('canvas', HTMLCanvasElement));
  rest(seen);
  updateLink(explainer);
  host.ready(explainer);
}

void run();
