// Measures of screenshots: for what only the eye could tell otherwise.
import { PNG } from 'pngjs';

export const decode = (bytes) => PNG.sync.read(bytes);

const rgbAt = ({ data }, i) => (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];

/** How many different colours there are. */
export function colours(picture) {
  const seen = new Set();
  for (let i = 0; i < picture.data.length; i += 4) seen.add(rgbAt(picture, i));
  return seen.size;
}

/** How many pixels differ by more than `least` in some channel. */
export function differing(a, b, least = 8) {
  if (a.width !== b.width || a.height !== b.height) return Infinity;
  let count = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    if ([0, 1, 2].some((c) => Math.abs(a.data[i + c] - b.data[i + c]) > least)) count += 1;
  }
  return count;
}

/** How many pixels are within `near` of a colour, [r, g, b], in each channel. */
export function pixelsOf(picture, colour, near = 6) {
  let count = 0;
  for (let i = 0; i < picture.data.length; i += 4) {
    if ([0, 1, 2].every((c) => Math.abs(picture.data[i + c] - colour[c]) <= near)) count += 1;
  }
  return count;
}

/** '#1a56c4' or 'rgb(26, 86, 196)' as [r, g, b]. */
export function parseColour(text) {
  const hex = /^#([0-9a-f]{6})$/i.exec(text.trim());
  if (hex) return [16, 8, 0].map((shift) => (parseInt(hex[1], 16) >> shift) & 255);
  return text.match(/\d+/g).slice(0, 3).map(Number);
}
