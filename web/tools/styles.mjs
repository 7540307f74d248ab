// Style sheets, each made one of what it imports, and small. `@import "font-faces:latin"` and `:ext` stand for the faces of
// web/engine/fonts.js, so that what a file holds is written once.
import { build } from 'esbuild';
import { join } from 'node:path';
import { EXTENDED, FACES, fontFile, LATIN } from '../engine/fonts.js';

const RANGES = { latin: LATIN, ext: EXTENDED };

/** @param {'latin' | 'ext'} script */
const facesOf = (script) =>
  FACES.map((face) => `@font-face {
  font-family: "${face.family}";
  src: url(${fontFile(face, script)}) format("truetype");
  font-weight: ${face.weight};
  font-display: swap;
  unicode-range: ${RANGES[script]};
}`).join('\n');

/** @type {import('esbuild').Plugin} */
const fontFaces = {
  name: 'font faces',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^font-faces:/ }, ({ path }) => ({ path: path.split(':')[1], namespace: 'font-faces' }));
    onLoad({ filter: /.*/, namespace: 'font-faces' }, ({ path }) => ({ contents: facesOf(/** @type {'latin' | 'ext'} */ (path)), loader: 'css' }));
  },
};

/**
 * The addresses of fonts stay as they are written: relative to the page's files.
 * @param {string} folder
 * @param {string} name
 * @param {import('esbuild').BuildOptions} options
 */
export async function styleSheet(folder, name, { minify }) {
  const { outputFiles: [sheet] } = await build({
    entryPoints: [join(folder, name)], bundle: true, write: false, minify, charset: 'utf8', logLevel: 'warning', external: ['*.ttf'], plugins: [fontFaces],
  });
  return sheet.text;
}
