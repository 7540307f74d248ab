// A newsroom's server, of another origin than the site's: its articles, and the libraries that they size their frames with.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after } from 'node:test';
import { createSiteServer } from '../../../web/tools/serve.mjs';
import { drawNothing } from './quicken.mjs';
import { MS_UNTIL_LOADED, until } from './until.mjs';
import { repository, world } from './world.mjs';

const LIBRARIES = {
  '/pym.js': 'node_modules/pym.js/dist/pym.v1.js',
  '/frames.js': 'node_modules/@newswire/frames/dist/frames.umd.js',
};
export const FILLER = '<p>Paragraphs of the article stand here.</p>'.repeat(60);

/** Where a newsroom that keeps the site on its own server has it: frames that the article's scripts may look into. */
export const OWN = '/own/';
const own = createSiteServer(world.site);

const articles = new Map();
const newsroom = createServer((request, response) => {
  const path = request.url.split('?', 1)[0];
  const library = LIBRARIES[path];
  const article = articles.get(path);
  if (path.startsWith(OWN)) {
    request.url = request.url.slice(OWN.length - 1);
    return own.emit('request', request, response);
  }
  if (library) response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(join(repository, library)));
  else if (article) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...article.headers }).end(article.html);
  else response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
});
await new Promise((listening) => newsroom.listen(0, '127.0.0.1', listening));
after(() => {
  newsroom.close();
  newsroom.closeAllConnections();
});
const origin = `http://127.0.0.1:${newsroom.address().port}`;

export const embed = (query = '') => `${world.url}embed.html${query}`;

/** Puts an article whose body is `body` on the newsroom's server; gives its address. */
export function publish(body, { headers = {}, head = '' } = {}) {
  const path = `/article-${articles.size}`;
  articles.set(path, { headers, html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title>${head}<body>${body}` });
  return origin + path;
}

/**
 * Opens an article in a window of Chromium; `messages` of the page collects what frames say to it. `init` runs before any script
 * of it and of its frames. Embeds stay blank unless `draws`.
 */
export async function article(body, { size: [width, height] = [1000, 800], scheme = 'light', init = null, draws = false, ...page } = {}) {
  const context = await world.browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  const opened = await context.newPage();
  await opened.addInitScript(() => {
    globalThis.messages = [];
    if (window === top) addEventListener('message', ({ data }) => messages.push(data));
  });
  if (!draws) await opened.addInitScript(drawNothing);
  if (init) await opened.addInitScript(init);
  await opened.goto(publish(body, page));
  return opened;
}

/** The frame of an embed, counted as the page has them; null while it is not there. (A page's list of frames has another order.) */
export async function frameOf(page, index = 0) {
  const frame = await (await page.$$('iframe'))[index]?.contentFrame();
  return frame?.url().startsWith(world.url) ? frame : null;
}

/** The frame of an embed once its explainer runs. */
export async function running(page, index = 0) {
  const frame = await until(() => frameOf(page, index), 'the frame is there');
  await until(() => frame.evaluate(() => document.documentElement.dataset.standpoint === 'ready'), 'the explainer runs', MS_UNTIL_LOADED);
  await frame.evaluate(() => standpoint.idle());
  return frame;
}
