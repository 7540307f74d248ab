// The page's faces and the letters in each of their files, as assets/fonts/subset-fonts.py cuts them: -latin for the opening view,
// -ext for what else a text may need. boot.js and one-file.js make faces of the files; the style sheet names them where neither runs.

/** @typedef {{name: string, family: string, weight: string}} Face */

/** @type {Face[]} */
export const FACES = [
  { name: 'sans-regular', family: 'Page Sans', weight: '400' },
  { name: 'sans-semibold', family: 'Page Sans', weight: '600' },
  { name: 'serif-regular', family: 'Page Serif', weight: '400' },
  { name: 'serif-semibold', family: 'Page Serif', weight: '600' },
];

export const LATIN =
  'U+20-7E, U+A0, U+A3, U+A7, U+A9, U+AB, U+AD, U+B7, U+BB, U+C4, U+D6-D7, U+DC, U+DF, U+E4, U+E9, U+F6, U+FC, ' +
  'U+2010-2014, U+2018-201A, U+201C-201E, U+2022, U+2026, U+20AC, U+2190-2193, U+2212';

export const EXTENDED =
  'U+A1-A2, U+A4-A6, U+A8, U+AA, U+AC, U+AE-B6, U+B8-BA, U+BC-C3, U+C5-D5, U+D8-DB, U+DD-DE, U+E0-E3, U+E5-E8, U+EA-F5, ' +
  'U+F7-FB, U+FD-FF, U+100-17F, U+218-21B, U+2BC, U+386-3CE, U+400-45F, U+490-491, U+1E9E, U+2015, U+201B, U+2020-2021, ' +
  'U+2030, U+2032-2033, U+2039-203A, U+2044, U+20B4-20BD, U+2116-2122';

/**
 * @param {Face} face
 * @param {'latin' | 'ext'} script
 */
export const fontFile = (face, script) => `fonts/${face.name}-${script}.ttf`;
