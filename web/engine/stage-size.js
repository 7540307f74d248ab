// The canvas is as large as its box, to the device pixel, and the stage as high as its words need.

import { Report } from './boundary.js';
import { followMedia } from './media.js';

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
  explainer.resized = () => explainer.act('viewport', ...lastSize);
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
