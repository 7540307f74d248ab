// Sites of other stories than the one under test, made as newsrooms make them; and a server whose network comes and goes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { createSiteServer, listen } from '../../../web/tools/serve.mjs';
import { world } from './world.mjs';

/** The newest of this name in the build trees beside the site. */
function newest(name, what) {
  const build = dirname(world.site);
  const found = readdirSync(build)
    .map((folder) => join(build, folder, name))
    .filter((path) => existsSync(path))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  assert.ok(found.length, `no ${what} in ${build}/*: run ./dev build`);
  return found[0];
}

/** Builds the site of a story (a path) into a new folder inside of `folder`, with more `options` of the command; gives it. */
export function siteOf(story, folder, options = []) {
  const site = mkdtempSync(join(folder, 'site-'));
  const assets = newest('site-parts', 'parts of a site');
  execFileSync(newest('standpoint', 'standpoint command'), ['build', story, '--assets', assets, '-o', site, ...options], { stdio: 'pipe' });
  return site;
}

/** The edition in one file, which stands in the site's folder. */
export const oneFileOf = (site) => join(site, readdirSync(site).find((name) => /^standpoint-.*\.html$/.test(name)));

/** Serves `root` at `path` of an origin of its own. Both root and network may change under the reader. */
export async function serveChanging(root, path = '/') {
  const sites = new Map();
  const siteAt = (folder) => sites.get(folder) ?? sites.set(folder, createSiteServer(folder)).get(folder);
  const host = { root, online: true, missing: [], asked: [] };
  const server = createServer((request, response) => {
    if (!host.online) return request.socket.destroy();
    if (!request.url.startsWith(path)) return response.writeHead(404).end();
    request.url = `/${request.url.slice(path.length)}`;
    host.asked.push(request.url);
    response.on('finish', () => response.statusCode >= 400 && host.missing.push(request.url));
    siteAt(host.root).emit('request', request, response);
  });
  host.url = new URL(path, await listen(server, 0)).href;
  host.close = () => (server.close(), server.closeAllConnections());
  return host;
}
