// node web/tools/bundle.mjs --from DIR --to DIR [--debug]
// Turns what the page is made of into what `standpoint build` takes: modules bundled, styles made small, and everything under an
// address that holds a hash of its content, hashed/<hash>/<name>. What others link to keeps its name: the pages' templates, the
// custom element, icons, the offline worker. files.txt says where each file is.
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn, required } from './files.mjs';
import { icons } from './icons.mjs';
import { oneFile } from './one-file.mjs';
import { styleSheet } from './styles.mjs';

const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' }, debug: { type: 'boolean', default: false } } });
const from = resolve(required(values, 'from'));
const to = resolve(required(values, 'to'));

// In the site a file bears the last part of its name.
const ENTRIES = ['page/boot.js', 'embed/embed.js', 'stage/notes.js'];
const CLASSIC = ['page/theme.js']; // runs before the first paint, so it is no module
const WORKER = 'page/sw.js';
const STYLES = /^styles\/[^/]+\.css$/; // those in its folders are imported by these
const TEMPLATES = ['index.html', 'embed.html', 'notes.html'];
const OPENING = ['standpoint.js']; // asked for at once, though by a dynamic import
const PUBLIC = /^(element\/.*|favicon\.svg|notices\.txt)$/; // `element`: for hosts of other sites, who write these addresses
/** @type {import('esbuild').BuildOptions} */
const ESBUILD = { bundle: true, target: 'es2022', charset: 'utf8', legalComments: 'none', minify: !values.debug, logLevel: 'warning' };

/** Every module has its own copy of what it takes of these: shared, they would be one more file for each page to wait for. */
/** @type {import('esbuild').Plugin} */
const copies = {
  name: 'copies',
  setup({ onResolve }) {
    onResolve({ filter: /\/(boundary|dom)\.js$/ }, ({ path, importer, resolveDir }) => ({ path: join(resolveDir, path), suffix: `?for=${relative(from, importer)}` }));
  },
};

/**
 * @param {string} name
 * @param {string | Uint8Array} bytes
 */
function put(name, bytes) {
  mkdirSync(dirname(join(to, name)), { recursive: true });
  writeFileSync(join(to, name), bytes);
}

/** @type {Map<string, string>} name -> where it is, relative to the site */
const addresses = new Map();

/**
 * Puts a file where its content says; returns the address.
 * @param {string} name
 * @param {string | Uint8Array} bytes
 */
function putHashed(name, bytes) {
  const address = `hashed/${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}/${name}`;
  put(address, bytes);
  addresses.set(name, address);
  return address;
}

/** The modules of the entries and what they import when asked, each a file. Returns a function: what an entry needs before it can run. */
async function bundleModules() {
  const { metafile } = await build({
    ...ESBUILD,
    entryPoints: ENTRIES.map((name) => join(from, name)),
    format: 'esm',
    splitting: true,
    outdir: to,
    entryNames: 'hashed/[hash]/[name]',
    chunkNames: 'hashed/[hash]/[name]',
    metafile: true,
    plugins: [copies],
  });
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [relative(to, resolve(path)), output]));
  for (const [address, { entryPoint }] of outputs) {
    if (entryPoint) addresses.set(basename(entryPoint), address);
  }
  /**
   * @param {string | undefined} address
   * @param {Set<string>} [found]
   */
  const needs = (address, found = new Set()) => {
    for (const { path, kind } of outputs.get(address ?? '')?.imports ?? []) {
      const imported = relative(to, resolve(path));
      if (kind === 'import-statement' && !found.has(imported)) needs(imported, found.add(imported));
    }
    return found;
  };
  return (/** @type {string} */ entry) => [...needs(addresses.get(basename(entry)))];
}

/** @param {string} name */
const minified = async (name) =>
  (await transform(readFileSync(join(from, name), 'utf8'), { loader: 'js', minify: ESBUILD.minify, charset: 'utf8', target: ESBUILD.target })).code;
/**
 * What hosts import: each module in one file.
 * @param {string[]} modules
 */
async function bundlePublic(modules) {
  await build({ ...ESBUILD, entryPoints: modules.map((name) => join(from, name)), format: 'esm', outbase: from, outdir: to });
}

/** @param {string} name */
const styled = (name) => styleSheet(from, name, ESBUILD);

/**
 * A style sheet with the addresses of the files that it names.
 * @param {string} css
 */
const withAddresses = (css) =>
  css.replace(/url\((['"]?)([^)'"]+)\1\)/g, (whole, _, name) => (addresses.has(name) ? `url(../../${addresses.get(name)})` : whole));

/** The types of the calls are written by hand: they list what the program exports, no more and no less. */
function checkCalls() {
  const types = readFileSync(new URL('../engine/standpoint.d.ts', import.meta.url), 'utf8');
  const typed = new Set([...types.matchAll(/^ {2}(?:_sp_)?([a-z_]+)\(/gm)].map(([, name]) => name));
  const exported = new Set([...readFileSync(join(from, 'engine/standpoint.js'), 'utf8').matchAll(/\b_sp_([a-z_]+)/g)].map(([, name]) => name));
  const wrong = [...typed, ...exported].filter((name) => !typed.has(name) || !exported.has(name));
  if (wrong.length) throw new Error(`engine/standpoint.d.ts and the program's exports differ in: ${wrong.join(', ')}`);
}

checkCalls();
rmSync(to, { recursive: true, force: true });
const needsOf = await bundleModules();
const names = filesIn(from);
const styles = names.filter((name) => STYLES.test(name));
const data = names.filter((name) => !/\.(css|js|html)$/.test(name) && !PUBLIC.test(name));
for (const name of CLASSIC) putHashed(basename(name), await minified(name));
for (const name of data) putHashed(name, readFileSync(join(from, name)));
for (const name of styles) putHashed(basename(name), withAddresses(await styled(name)));

const shared = names.filter((name) => PUBLIC.test(name));
const isModule = (/** @type {string} */ name) => name.endsWith('.js');
for (const name of shared) if (!isModule(name)) cpSync(join(from, name), join(to, name));
await bundlePublic(shared.filter(isModule));
for (const [name, bytes] of icons()) put(name, bytes);
put(basename(WORKER), await minified(WORKER));

/**
 * A page's template with the addresses of the shared files that it names; what a story brings is filled in later.
 * @param {string} page
 */
function withLinks(page) {
  const entry = ENTRIES.find((name) => page.includes(`type="module" src="${basename(name)}"`));
  if (!entry) throw new Error('a page starts none of the entries');
  const needed = [...needsOf(entry), ...(entry === 'page/boot.js' ? OPENING.map((name) => addresses.get(name)) : [])];
  const preloads = needed.map((address) => `<link rel="modulepreload" href="${address}">\n`).join('');
  return page
    .replace(/<!--\/?online-->/g, '') // marks what the one file leaves out
    .replace(`<script type="module" src="${basename(entry)}"`, (tag) => preloads + tag)
    .replace(/ (href|src)="([\w./-]+)"/g, (whole, attribute, name) => (addresses.has(name) ? ` ${attribute}="${addresses.get(name)}"` : whole));
}
for (const name of TEMPLATES) put(name, withLinks(readFileSync(join(from, name), 'utf8')));
for (const [name, text] of await oneFile({ from, minified, styled, styles, data, esbuild: ESBUILD })) put(`one-file/${name}`, text);
put('files.txt', [...addresses].map(([name, address]) => `${name} ${address}\n`).join(''));
