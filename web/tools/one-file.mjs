// The template of the one-file edition, made of the page's: styles, scripts and shared files stand in it, so that it runs from a
// disk with no network. `standpoint build` puts it together with the story. Scripts are admitted by their hashes.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

const NOT_NEEDED = /^(map-opening\.bin|standpoint\.js|icon-.*|.*\.(d\.ts|md))$/;
const OTHER_PAGES = new Set(['styles/embed.css', 'styles/embed-dialog.css', 'styles/notes.css']);
const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")[^"]*/;

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/**
 * Nothing in it ends the element that it stands in.
 * @param {string} code
 */
const guarded = (code) => code.replace(/<(?=\/script|!--)/gi, '\\x3c').trim();

/**
 * Everything as one classic script: browsers run no modules from a disk.
 * @param {string} from
 * @param {import('esbuild').BuildOptions} options
 */
async function script(from, options) {
  const { outputFiles: [bundle] } = await build({
    ...options,
    entryPoints: [join(from, 'page/one-file.js')],
    format: 'iife',
    write: false,
    define: { 'import.meta.url': 'document.baseURI' },
    plugins: [{
      name: 'modules of the one-file edition',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /\/(files|notes-channel|notes-window)\.js$/ }, ({ path, resolveDir }) => ({
          path: join(resolveDir, path.replace(/\.js$/, '.one-file.js')),
        }));
        onLoad({ filter: /\/embed-dialog\.js$/ }, () => ({ contents: 'export {};' })); // the one file has no entry for it
      },
    }],
  });
  return guarded(bundle.text);
}

/**
 * Only what the page itself holds: faces are made of the files in it.
 * @param {string} css
 */
const withoutFiles = (css) => css.replace(/@font-face\s*\{[^}]*url\([^}]*\}/g, '').replace(/@media ?\(scripting: ?none\)\s*\{\s*\}/g, '');

/** @param {string} html */
const escaped = (html) => html.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`).replaceAll('{{', '{&#123;');

/**
 * [name, content] of what `standpoint build` puts the one file together from.
 * @param {object} parts
 * @param {string} parts.from the folder of the page's sources
 * @param {(name: string) => Promise<string>} parts.minified
 * @param {(name: string) => Promise<string>} parts.styled
 * @param {string[]} parts.styles names of the style sheets
 * @param {string[]} parts.data names of the files that are neither code nor style
 * @param {import('esbuild').BuildOptions} parts.esbuild
 * @returns {Promise<[name: string, content: string][]>}
 */
export async function oneFile({ from, minified, styled, styles, data, esbuild }) {
  const text = (/** @type {string} */ name) => readFileSync(join(from, name), 'utf8');
  const blocks = data.filter((name) => !NOT_NEEDED.test(name)).map((name) => {
    const packed = deflateRawSync(readFileSync(join(from, name)), { level: 9 }).toString('base64');
    return `<script type="text/plain" data-file="${name}" data-packed>${packed}</script>\n`;
  });
  const theme = guarded(await minified('page/theme.js'));
  const main = await script(from, esbuild);
  const css = (await Promise.all(styles.filter((name) => !OTHER_PAGES.has(name)).map(styled))).map(withoutFiles).join('').trim();
  // The notes window has no address: it takes its elements and styles from here, and the page's policy holds for it too.
  const notesCss = withoutFiles(await styled('styles/notes.css')).trim();
  const [, notesBody] = /<body>([^]*)<\/body>/.exec(text('notes.html')) ?? [];
  blocks.push(`<script type="text/plain" data-file="notes.css">${notesCss}</script>\n<template data-file="notes.html">${notesBody}</template>\n`);
  const policy =
    `default-src 'none'; script-src ${hashOf(theme)} ${hashOf(main)} 'wasm-unsafe-eval'; ` +
    `style-src ${hashOf(css)} ${hashOf(notesCss)} {{tokens_hash}}; ` +
    `img-src data: blob:; base-uri 'none'; form-action 'none'`;
  const icon = `data:image/svg+xml;base64,${Buffer.from(text('favicon.svg')).toString('base64')}`;
  let page = text('index.html');
  /**
   * @param {RegExp} place
   * @param {(whole: string, group: string) => string} what
   */
  const insert = (place, what) => {
    if (!place.test(page)) throw new Error(`index.html has no ${place}`);
    page = page.replace(place, what);
  };
  insert(POLICY, (_, start) => start + policy);
  insert(/href="favicon\.svg"/, () => `href="${icon}"`);
  insert(/<script src="theme\.js"><\/script>/, () => `<script>${theme}</script>`);
  insert(/<link rel="stylesheet" href="tokens\.css">/, () => `<style>{{tokens}}</style>`);
  insert(/<link rel="stylesheet" href="style\.css">/, () => `<style>{{styles}}</style>`);
  page = page.replace(/<link rel="stylesheet" href="[\w-]+\.css">\n/g, '');
  page = page.replace(/<link rel="(manifest|apple-touch-icon)"[^>]*>\n/g, '');
  insert(/\{\{preloads\}\}/, () => '');
  insert(/<script type="module" src="boot\.js"><\/script>\n/, () => '');
  page = page.replace(/<!--online-->[^]*?<!--\/online-->\n?/g, '');
  insert(/<a href="notices\.txt">\{\{notices\}\}<\/a>/, () => '');
  insert(/<\/footer>/, () => `<details><summary>{{notices}}</summary>\n<pre>${escaped(text('notices.txt'))}</pre></details>\n</footer>`);
  insert(/<script type="application\/json" id="files">\{\{files\}\}<\/script>\n/, () => '');
  insert(/<\/body>/, () => `{{story_files}}{{shared_files}}<script>{{script}}</script>\n</body>`);
  return [['page.html', page], ['styles.css', css], ['script.js', main], ['shared-files.html', blocks.join('')]];
}
