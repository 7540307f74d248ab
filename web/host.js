// What the page around the explainer has a say in: the address bar, the colour scheme, motion, and the size of the canvas.

import { Report } from './bridge.js';
import { showIgnored } from './notice.js';

// Safari allows 100 changes of the address in 30 s. Tests set the global to spare themselves the wait.
const MS_BETWEEN_ADDRESSES = globalThis.standpointMsBetweenAddresses ?? 400;
const OURS = new Set(['time', 'clock', 'question', 'party', 'person', 'quote', 'event', 'thread', 'lens', 'step', 'present', 'quiz', 'theme', 'controls']);

/** The explainer's query with what else the address held: campaign tags, the story, the language. */
function mergedQuery(own) {
  const others = location.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && !OURS.has(pair.split('=', 1)[0]));
  const query = [own, ...others].filter(Boolean).join('&');
  return query ? `?${query}` : '';
}

/**
 * Keeps the address at what is seen. A choice gets an entry of its own, so that Back undoes it; scrubbing does not, and an embed
 * has none at all, since its entries would stand in its host's history.
 */
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
        write('embed' in document.documentElement.dataset ? 'replaceState' : 'pushState');
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

const THEMES = ['system', 'light', 'dark']; // Theme in view_state.h
const themeSwitch = document.getElementById('theme');

/** ?theme= decides for the page too. */
function showTheme(explainer) {
  const theme = THEMES[explainer.ask('theme')];
  const root = document.documentElement;
  if (themeSwitch) themeSwitch.value = theme;
  if ((root.dataset.theme ?? 'system') === theme) return;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}

/** Hands a media query's answer to `tell`, now and whenever it changes. */
function followMedia(query, tell) {
  const media = matchMedia(query);
  media.addEventListener('change', () => tell(media.matches));
  tell(media.matches);
}

// Colours in src/web/app.h
const Colours = { theme: 0, moreContrast: 1, forced: 2, print: 3 };
// In the order of Tokens in theme.h.
const TOKENS = 'paper ink soft-ink rule sea land member-land border coast hatch focus'.split(' ');

/** The page's colours as they come out at last, 0xRRGGBB each, as bytes: the system's own where it forces them. */
function tokensInUse() {
  const probe = document.createElement('i');
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const colours = TOKENS.map((name) => {
    probe.style.color = `var(--${name})`;
    const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
    return (r << 16) | (g << 8) | b;
  });
  probe.remove();
  return new Uint8Array(Uint32Array.from(colours).buffer);
}

export function followPreferences(explainer) {
  followMedia('(prefers-color-scheme: dark)', (dark) => explainer.act('prefers_dark', dark));
  followMedia('(prefers-reduced-motion: reduce)', (reduced) => explainer.act('reduced_motion', reduced));
  const tellColours = () => {
    const forced = matchMedia('(forced-colors: active)').matches;
    const more = matchMedia('(prefers-contrast: more)').matches;
    const colours = forced ? Colours.forced : more ? Colours.moreContrast : Colours.theme;
    explainer.act('colours', colours, forced ? tokensInUse() : '');
  };
  for (const query of ['(forced-colors: active)', '(prefers-contrast: more)', '(prefers-color-scheme: dark)']) {
    matchMedia(query).addEventListener('change', tellColours);
  }
  tellColours();

  const choose = () => explainer.act('set_theme', THEMES.indexOf(themeSwitch.value));
  // It may have been used while the explainer was on its way.
  const early = themeSwitch?.value;
  showTheme(explainer);
  if (early && early !== 'system' && early !== themeSwitch.value) {
    themeSwitch.value = early;
    choose();
  }
  themeSwitch?.addEventListener('change', choose);
  return { forPaper: () => explainer.act('colours', Colours.print, ''), forScreen: tellColours };
}

/** Keeps the canvas as large as its box, to the device pixel. `onSized` is called after each change. */
export function followSize(explainer, canvas, onSized) {
  let last = '';
  let lastSize = [];
  const size = (width, height, deviceWidth, deviceHeight) => {
    if (!width || !height) return;
    const textScale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const coarse = matchMedia('(pointer: coarse)').matches;
    const now = [width, height, deviceWidth, deviceHeight, devicePixelRatio, textScale, coarse];
    if (last === (last = now.join())) return;
    take((lastSize = now));
    onSized();
  };
  const take = (viewport) => {
    const [, , deviceWidth, deviceHeight] = viewport;
    canvas.width = deviceWidth; // empties it
    canvas.height = deviceHeight;
    explainer.act('viewport', ...viewport);
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
  explainer.resized = () => explainer.act('viewport', ...last.split(',').map((value) => (value === 'true' ? 1 : Number(value) || 0)));
  const followRatio = () => {
    observe();
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', followRatio, { once: true });
  };
  followRatio();
  followMedia('(pointer: coarse)', observe);
  /** The canvas with so many pixels per px, whatever the screen has; as it was, without a number. */
  return (ratio) => {
    const [width, height, , , , ...rest] = lastSize;
    take(ratio ? [width, height, Math.round(width * ratio), Math.round(height * ratio), ratio, ...rest] : lastSize);
  };
}

/** Gives the stage the height that its words need. It grows with them, and shrinks only when its width changes: nothing hops. */
export function followNeed(explainer, stage) {
  let width = 0;
  let given = 0;
  explainer.onChange((bits) => {
    if (!(bits & Report.treeChanged)) return;
    const need = Math.ceil(explainer.ask('least_height'));
    if (need && need <= given && width === stage.clientWidth) return;
    width = stage.clientWidth;
    given = need;
    // In a frame of its own: this may be heard while sizes are being observed, and must not change them then.
    explainer.hold(new Promise((resolve) => {
      requestAnimationFrame(() => {
        stage.style.minHeight = given ? `${given}px` : ''; // presenting fits whatever there is
        resolve();
      });
    }));
  });
}
