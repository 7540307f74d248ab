// The one-file edition starts here: as the page does, with the fonts that its style sheet would have fetched.

import './boot.js';
import { fetchFile } from '../engine/files.js';
import { EXTENDED, FACES, fontFile } from '../engine/fonts.js';

for (const face of FACES) {
  fetchFile(fontFile(face, 'ext'))
    .then((response) => response.arrayBuffer())
    .then((bytes) => new FontFace(face.family, bytes, { weight: face.weight, unicodeRange: EXTENDED }).load())
    .then((loaded) => document.fonts.add(loaded), () => {}); // the system's letters serve
}
