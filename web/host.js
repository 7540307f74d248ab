// What the page around the explainer has a say in: the address bar, the colour scheme, motion, and the size of the canvas.

import { Report } from './bridge.js';
import { showIgnored } from './notice.js';

// Safari allows 100 changes of the address in 30 s.
const MS_BETWEEN_ADDRESSES = 400;
const OURS = new Set(['time', 'clock', 'question', 'party', 'person', 'quote', 'lens', 'step', 'theme', 'controls']);

/** The explainer's query with what else the address held: campaign tags, the story, the language. */
function mergedQuery(own) {
  const others = location.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && !OURS.has(pair.split('=', 1)[0]));
  const query = [own, ...others].filter(Boolean).join('&');
  return query ? `?${query}` : '';
}

/** Keeps the address at what is seen. A choice gets an entry of its own, so that Back undoes it; scrubbing does not. */
export function followAddress(explainer, bridge) {
  let written = explainer.read('query');
  let timer = 0;
  let settle;

  const write = (method) => {
    try {
      history[method](null, '', location.pathname + mergedQuery(written) + location.hash);
    } catch {
      // A sandboxed frame may have no history, and a browser may have had enough of it: the view does not depend on it.
    }
  };
  const replaceSoon = () => {
    if (timer) return;
    explainer.hold(new Promise((resolve) => (settle = resolve)));
    timer = setTimeout(() => stopWaiting(true), MS_BETWEEN_ADDRESSES);
  };
  const stopWaiting = (andWrite) => {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    if (andWrite) write('replaceState');
    settle();
  };

  explainer.onChange((bits) => {
    if (bits & Report.addressChanged) {
      if (bits & Report.choiceMade) {
        stopWaiting(true); // the entry that Back returns to is the view as it was left
        written = explainer.read('query');
        write('pushState');
      } else {
        written = explainer.read('query');
        replaceSoon();
      }
    }
    showTheme(explainer);
  });

  addEventListener('popstate', () => {
    stopWaiting(false); // this is another entry than the one that was to be written
    if (location.search === mergedQuery(explainer.read('query'))) return; // a link within the page
    explainer.act('replace_state', location.search);
    showIgnored(bridge.lines());
    written = explainer.read('query');
  });
}

/** ?theme= decides for the page too. */
function showTheme(explainer) {
  const theme = ['', 'light', 'dark'][explainer.ask('theme')];
  const root = document.documentElement;
  if (theme && root.dataset.theme !== theme) root.dataset.theme = theme;
  if (!theme) delete root.dataset.theme;
}

/** Hands a media query's answer to `tell`, now and whenever it changes. */
function followMedia(query, tell) {
  const media = matchMedia(query);
  media.addEventListener('change', () => tell(media.matches));
  tell(media.matches);
}

export function followPreferences(explainer) {
  followMedia('(prefers-color-scheme: dark)', (dark) => explainer.act('prefers_dark', dark));
  followMedia('(prefers-reduced-motion: reduce)', (reduced) => explainer.act('reduced_motion', reduced));
  showTheme(explainer);
}

/** Keeps the canvas as large as its box, to the device pixel. `onSized` is called after each change. */
export function followSize(explainer, canvas, onSized) {
  let last = '';
  const size = (width, height, deviceWidth, deviceHeight) => {
    if (!width || !height) return;
    const textScale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const coarse = matchMedia('(pointer: coarse)').matches;
    const now = [width, height, deviceWidth, deviceHeight, devicePixelRatio, textScale, coarse];
    if (last === (last = now.join())) return;
    canvas.width = deviceWidth; // empties it
    canvas.height = deviceHeight;
    explainer.act('viewport', ...now);
    onSized();
  };
  const observer = new ResizeObserver((entries) => {
    const { contentRect: box, devicePixelContentBoxSize: exact } = entries.at(-1);
    const width = Math.round(box.width * devicePixelRatio);
    const height = Math.round(box.height * devicePixelRatio);
    // An emulated ratio is not in the exact box, and some browsers have none.
    const trusted =
      exact && Math.abs(exact[0].inlineSize - width) <= 1 && Math.abs(exact[0].blockSize - height) <= 1;
    // Laid out in whole device pixels: a canvas that is a fraction of one taller would be scaled, and blurred, by it.
    const [deviceWidth, deviceHeight] = trusted ? [exact[0].inlineSize, exact[0].blockSize] : [width, height];
    size(deviceWidth / devicePixelRatio, deviceHeight / devicePixelRatio, deviceWidth, deviceHeight);
  });
  const observe = () => {
    observer.disconnect(); // observing anew reports anew
    try {
      observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(canvas);
    }
  };
  const followRatio = () => {
    observe();
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', followRatio, { once: true });
  };
  followRatio();
  followMedia('(pointer: coarse)', observe);
}
