// node web/tools/serve.mjs --root DIR [--port N]
// The development server: static files on the loopback interface, brotli where the build made it, the next free port when N
// is taken.
import { createReadStream, statSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { required } from './files.mjs';

const HOST = '127.0.0.1';
/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Below it every address holds a hash of its file's content. */
const IMMUTABLE = /\/hashed\//;

/** @param {string} path */
const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * The file that a request means, or null; never one outside of the root.
 * @param {string} root
 * @param {string} url
 */
function fileOf(root, url) {
  let path;
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = join(root, normalize(`/${path}`), path.endsWith('/') ? 'index.html' : '');
  return isFile(file) ? file : null;
}

/**
 * Whether a request's Accept-Encoding admits brotli.
 * @param {string | string[]} [header]
 */
function acceptsBrotli(header = '') {
  return String(header).split(',').some((item) => /^\s*br\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(item));
}

/**
 * `immutable`: whether browsers may keep what is hashed, as hosts should let them.
 * @param {string} root
 */
export function createSiteServer(root, { immutable = true } = {}) {
  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405, { allow: 'GET, HEAD' }).end();
    const url = request.url ?? '';
    const file = fileOf(root, url);
    if (!file) return response.writeHead(404, { 'content-type': TYPES['.txt'] }).end('Not found\n');
    const brotli = acceptsBrotli(request.headers['accept-encoding']) && isFile(`${file}.br`);
    const sent = brotli ? `${file}.br` : file;
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': statSync(sent).size,
      'cache-control': immutable && IMMUTABLE.test(url) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*', // a sandboxed embed has an origin of its own
      vary: 'accept-encoding',
      ...(brotli && { 'content-encoding': 'br' }),
    });
    if (request.method === 'HEAD') return response.end();
    // A rebuild may take the file away under us; the reader reloads.
    createReadStream(sent).on('error', () => response.destroy()).pipe(response);
  });
}

/**
 * Listens on `port` or the first free one after it; returns the address.
 * @param {import('node:http').Server} server
 * @param {number} port
 */
export async function listen(server, port) {
  for (const last = port + 100; ; ++port) {
    try {
      server.listen(port, HOST);
      await once(server, 'listening'); // throws what is emitted as an error
      return `http://${HOST}:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE' || port === 0 || port >= Math.min(last, 65535)) throw error;
    }
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { root: { type: 'string' }, port: { type: 'string', default: '8080' } } });
  console.log(await listen(createSiteServer(resolve(required(values, 'root'))), Number(values.port)));
}
