// What is under test: the site, its story and its address, and the browser that the tests share.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSiteServer, listen } from '../../../web/tools/serve.mjs';
import { launch } from './chromium.mjs';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** `update`: golden files are written instead of compared. `browser`: Chromium; the other engines are started by their tests. */
export const world = { site: '', story: null, url: '', engine: 'chromium', update: false, browser: null };
const servers = [];

/** Serves a folder for as long as the tests run; returns its address. */
export async function serve(folder) {
  const server = createSiteServer(folder);
  servers.push(server);
  return listen(server, 0);
}

export async function setUp(site, { engine = 'chromium', update = false } = {}) {
  if (!existsSync(join(site, 'index.html'))) throw new Error(`there is no site in ${site}. Run ./dev build first.`);
  Object.assign(world, { site, engine, update });
  world.story = JSON.parse(readFileSync(join(site, 'story.json'), 'utf8'));
  world.url = await serve(site);
  if (engine === 'chromium') world.browser = await launch();
}

export async function tearDown() {
  await world.browser?.close();
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
}
