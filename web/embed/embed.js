// The explainer inside another page. It starts when it comes into view, says how high it is and what is chosen, and heeds its
// host's wishes. It takes nothing from the host: no keys, no scrolling, no focus, no entries in the history.

import { tellHeight } from './height.js';
import { serveHost } from './host-api.js';
import { restUnseen } from './rest.js';

const root = document.documentElement;
const stage = document.getElementById('stage');
const canvas = document.getElementById('canvas');
const MS_IN_VIEW = 100; // what a fling goes past need not start

/** Calls `tell` with true or false whenever the stage comes into view or leaves it. */
function followSight(tell) {
  new IntersectionObserver((entries) => tell(entries.at(-1).isIntersecting)).observe(stage);
}

/** Resolves once the explainer runs, or has said why it cannot. */
function started() {
  return new Promise((resolve) => {
    const look = () => root.dataset.standpoint !== 'loading' && resolve(root.dataset.standpoint);
    new MutationObserver(look).observe(root, { attributeFilter: ['data-standpoint'] });
    look();
  });
}

/** The link to the whole page leads to what is seen here. */
function followWithLink(explainer) {
  const link = document.getElementById('open');
  const lang = new URLSearchParams(location.search).get('lang');
  const update = () => (link.search = [explainer.query(), lang && `lang=${encodeURIComponent(lang)}`].filter(Boolean).join('&'));
  explainer.onChange(update);
  update();
}

async function run() {
  const height = tellHeight(document.body, new URLSearchParams(location.search).get('childId'));
  let seen = false;
  let starting = 0;
  let rest = () => {};
  followSight((now) => {
    seen = now;
    clearTimeout(starting);
    if (seen) starting = setTimeout(() => import('../page/boot.js'), MS_IN_VIEW); // a module runs once
    else globalThis.standpoint?.pause();
    rest(seen);
  });
  const host = serveHost(document.querySelector('meta[name="standpoint-hosts"]').content, height);
  if ((await started()) !== 'ready') return host.failed(document.getElementById('notice').textContent);
  rest = restUnseen(globalThis.standpoint, stage, canvas);
  rest(seen);
  followWithLink(globalThis.standpoint);
  host.ready(globalThis.standpoint);
}

run();
