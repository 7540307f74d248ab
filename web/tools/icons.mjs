// The icons that a device shows for the page: favicon.svg's half disc in ink on paper, as PNG. Its edge is softened by counting
// which of a pixel's 16 samples lie inside.
import { PNG } from 'pngjs';

const INK = [0x1c, 0x1b, 0x19];
const PAPER = [0xfb, 0xfa, 0xf6];
const SAMPLES = 4; // a side
/** Of the icon's side: devices cut icons to shapes of their own and leave a circle of 0.4. */
const RADIUS = 0.3;
const LINE = 0.1;

/**
 * @param {number} x
 * @param {number} y
 */
function inked(x, y) {
  const distance = Math.hypot(x - 0.5, y - 0.5);
  return distance <= RADIUS + LINE / 2 && (x < 0.5 || distance >= RADIUS - LINE / 2);
}

/** @param {number} side */
function icon(side) {
  const png = new PNG({ width: side, height: side, colorType: 2 });
  for (let at = 0; at < side * side; ++at) {
    let inside = 0;
    for (let s = 0; s < SAMPLES * SAMPLES; ++s) {
      const x = (at % side) + ((s % SAMPLES) + 0.5) / SAMPLES;
      const y = Math.floor(at / side) + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES;
      if (inked(x / side, y / side)) inside += 1;
    }
    const share = inside / SAMPLES ** 2;
    for (let c = 0; c < 3; ++c) png.data[at * 4 + c] = Math.round(PAPER[c] + (INK[c] - PAPER[c]) * share);
    png.data[at * 4 + 3] = 255;
  }
  return PNG.sync.write(png, { colorType: 2 });
}

/**
 * [name, bytes] of each.
 * @returns {[name: string, bytes: Buffer][]}
 */
export const icons = () => [180, 192, 512].map((side) => [`icon-${side}.png`, icon(side)]);
