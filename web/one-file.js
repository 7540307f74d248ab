// The one-file edition starts here: as the page does, with the letters that its style sheet would have fetched.

import './boot.js';
import { fetchFile } from './files.js';

const FACES = [
  ['sans-regular', 'Page Sans', '400'],
  ['sans-semibold', 'Page Sans', '600'],
  ['serif-regular', 'Page Serif', '400'],
  ['serif-semibold', 'Page Serif', '600'],
];
const EXTENDED = 'U+A1-24F, U+2BC, U+386-52F, U+1E9E, U+2015-2044, U+20A0-20CF, U+2116-2122';

for (const [file, family, weight] of FACES) {
  fetchFile(`fonts/${file}-ext.ttf`)
    .then((response) => response.arrayBuffer())
    .then((bytes) => new FontFace(family, bytes, { weight, unicodeRange: EXTENDED }).load())
    .then((face) => document.fonts.add(face), () => {}); // the system's letters serve
}
