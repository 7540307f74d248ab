// The canvas is as large as its box, to the device pixel, and the stage as high as its words need.

import { watchMedia } from './media.js';

/** @import { Explainer } from './explainer.js' */
/** @import { Inputs } from './standpoint.js' */

/**
 * Keeps the canvas as large as its box, to the device pixel.
 * @param {Explainer} explainer
 * @param {HTMLCanvasElement} canvas
 * @param {() => void} onSized called after each change
 */
export function fitCanvas(explainer, canvas, onSized) {
  /** @type {Parameters<Inputs['viewport']> | undefined} */
  let current;
  /** @param {Parameters<Inputs['viewport']>} viewport */
  const apply = (viewport) => {
    const [, , deviceWidth, deviceHeight] = viewport;
    canvas.width = deviceWidth; // empties it
    canvas.height = deviceHeight;
    explainer.act('viewport', ...viewport);
  };
  /**
   * @param {number} deviceWidth
   * @param {number} deviceHeight
   */
  const resize = (deviceWidth, deviceHeight) => {
    const ratio = devicePixelRatio;
    if (!deviceWidth || !deviceHeight) return;
    const textScale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const coarse = matchMedia('(pointer: coarse)').matches;
    const before = current;
    current = [deviceWidth / ratio, deviceHeight / ratio, deviceWidth, deviceHeight, ratio, textScale, coarse];
    if (current.join() === before?.join()) return;
    apply(current);
    onSized();
  };
  const observer = new ResizeObserver((entries) => {
    const { contentRect: box, devicePixelContentBoxSize: exact } = entries[entries.length - 1];
    const width = Math.round(box.width * devicePixelRatio);
    const height = Math.round(box.height * devicePixelRatio);
    // An emulated ratio is not in the exact box, and some browsers have none.
    const trusted =
      exact && Math.abs(exact[0].inlineSize - width) <= 1 && Math.abs(exact[0].blockSize - height) <= 1;
    // Laid out in whole device pixels: a canvas that is a fraction of one taller would be scaled, and blurred, by it.
    if (trusted) resize(exact[0].inlineSize, exact[0].blockSize);
    else resize(width, height);
  });
  const observe = () => {
    observer.disconnect(); // observing again reports again
    try {
      observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(canvas);
    }
  };
  explainer.restoreViewport = () => current && explainer.act('viewport', ...current);
  const watchRatio = () => {
    observe();
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', watchRatio, { once: true });
  };
  watchRatio();
  watchMedia('(pointer: coarse)', observe);
  /**
   * Gives the canvas so many pixels per px, whatever the screen has; without a number, as many as before.
   * @param {number} [ratio]
   */
  return (ratio) => {
    if (!current) return;
    const [width, height, , , , ...rest] = current;
    apply(ratio ? [width, height, Math.round(width * ratio), Math.round(height * ratio), ratio, ...rest] : current);
  };
}

/**
 * Gives the stage the height that its words need. It grows with them, and shrinks only when its width changes: nothing hops.
 * @param {Explainer} explainer
 * @param {HTMLElement} stage
 */
export function fitStage(explainer, stage) {
  let width = 0;
  let given = 0;
  explainer.onChange(({ tree, leastHeight: need }) => {
    if (!tree) return;
    if (need && need <= given && width === stage.clientWidth) return;
    width = stage.clientWidth;
    given = need;
    // In a frame of its own: this may run while sizes are being observed, and must not change them then.
    void explainer.hold(/** @type {Promise<void>} */ (new Promise((resolve) => {
      requestAnimationFrame(() => {
        stage.style.minHeight = given ? `${given}px` : ''; // presenting fits whatever there is
        resolve();
      });
    })));
  });
}
