// A reader of the page in any engine: what support/reader.mjs is for Chromium alone, by nothing but an engine's few operations.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createSiteServer, listen } from '../../../web/tools/serve.mjs';
import { until } from '../support/until.mjs';
import { world } from '../support/world.mjs';
import { decode } from '../support/pixels.mjs';

export const MS_PER_TEST = 120_000;

// Runs before the page's own scripts; what it hears is asked for at the end.
const WATCH = `
  globalThis.problems = [];
  addEventListener('error', (event) => problems.push('uncaught: ' + (event.message ?? 'a file that did not load')), true);
  addEventListener('unhandledrejection', (event) => problems.push('rejected: ' + event.reason));
  addEventListener('securitypolicyviolation', (event) => problems.push('policy: ' + event.effectiveDirective + ' ' + event.blockedURI));
  for (const kind of ['error', 'warn']) {
    const say = console[kind];
    console[kind] = (...words) => (problems.push('console: ' + words.join(' ')), say.apply(console, words));
  }`;

/**
 * Serves the site with `watch.js` in front of its scripts, so that no engine's driver needs a way of its own for that. A test
 * changes what the reader gets: `init`, a function to run first, and `answers`, name -> {status, type, body, cut, ms}; a name is a
 * file's, wherever its content has put it. Without a body it is the file's own, with `cut` the first half of it; with `ms` it
 * comes that late.
 */
export async function serveWatched() {
  const site = createSiteServer(world.site, { immutable: false });
  const served = { init: null, answers: {} };
  const server = createServer((request, response) => {
    request.url = request.url.replace(/^\/\d+(?=\/)/, ''); // under any path it is the same
    const name = new URL(request.url, 'http://host').pathname.slice(1);
    const say = (status, type, body) => response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    const answer = served.answers[name.replace(/^hashed\/\w+\//, '')];
    if (answer) {
      const { status = 200, type = 'text/plain', body = status === 200 ? readFileSync(join(world.site, name)) : '', cut = false, ms = 0 } = answer;
      return setTimeout(say, ms, status, type, cut ? body.subarray(0, body.length / 2) : body);
    }
    if (name === 'watch.js') return say(200, 'text/javascript', `${WATCH}\n(${served.init ?? '() => {}'})();`);
    if (name) return site.emit('request', request, response);
    const page = readFileSync(join(world.site, 'index.html'), 'utf8');
    return say(200, 'text/html; charset=utf-8', page.replace('<title>', '<script src="watch.js"></script>\n<title>'));
  });
  const url = await listen(server, 0);
  return { url, served, close: () => (server.close(), server.closeAllConnections()) };
}

/** The engine under test. */
export async function startEngine() {
  const { start } = await import(`./${world.engine}.mjs`);
  const engine = await start();
  console.log(`# ${engine.name}`);
  return engine;
}

/** The engine under test with a site and a reader of it: {site, engine, reader}; reader.end() ends all three. */
async function startReader() {
  const site = await serveWatched();
  const engine = await startEngine();
  return { site, engine, reader: new EngineReader(engine, site) };
}

/**
 * For a file of tests: `under`, {site, engine, reader} while they run, and engineTest(name, options, body), which opens the page as
 * `options` tell, and at the end nothing may have gone wrong that `expected` does not name. `needs`: what the driver must have.
 */
export function engineTests() {
  const under = {};
  before(async () => Object.assign(under, await startReader()));
  after(() => under.reader?.end());
  const engineTest = (name, { expected = null, needs = null, ...options }, body) =>
    test(`${world.engine}: ${name}`, { timeout: MS_PER_TEST }, async (t) => {
      const { engine, reader } = under;
      if (needs && !engine[needs]) return t.skip(`the driver has no ${needs}`);
      await reader.open(options);
      await body(reader);
      assert.deepEqual((await reader.problems()).filter((problem) => !expected?.test(problem)), [], 'the page had problems');
    });
  return { under, engineTest };
}

export class EngineReader {
  opened = 0;

  constructor(engine, { url, served, close }) {
    this.engine = engine;
    this.url = url;
    this.served = served;
    this.closeSite = close;
  }
  async end() {
    await this.engine.close();
    this.closeSite();
  }

  /** Opens the site and waits until it has started, or has said why not, and is at rest unless it never will be. */
  async open({ path = '', size, ratio, init = null, answers = {}, rests = true } = {}) {
    Object.assign(this.served, { init: init && String(init), answers });
    this.opened += 1; // under a path of its own: WebKit keeps a module that it has once had, whatever its server says of that
    await this.engine.open(new URL(`${this.opened}/${path}`, this.url).href, { size, ratio });
    await until(() => this.run(() => document.documentElement.dataset.standpoint !== 'loading'), 'loading is over');
    if (rests) await this.idle();
  }

  run(call, ...args) {
    return this.engine.evaluate(call, ...args);
  }
  idle() {
    return this.run(() => globalThis.standpoint?.idle());
  }
  problems() {
    return this.run(() => problems);
  }
  state() {
    return this.run(() => document.documentElement.dataset.standpoint);
  }
  frames() {
    return this.run(() => standpoint.frames());
  }
  async query() {
    return new URLSearchParams(await this.run(() => standpoint.query()));
  }
  address() {
    return this.run(() => location.search);
  }
  text(selector) {
    return this.run((selector) => document.querySelector(selector)?.innerText ?? '', selector);
  }

  /** The place of an accessible element in the window, CSS px, brought into view. */
  async box(id) {
    const box = await this.run((id) => {
      const el = document.querySelector(`#semantics [data-id="${id}"]`);
      if (!el) return null;
      el.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = el.getBoundingClientRect();
      return { x, y, width, height };
    }, id);
    assert.ok(box, `there is no ${id}`);
    return box;
  }
  async middle(id) {
    const { x, y, width, height } = await this.box(id);
    return { x: x + width / 2, y: y + height / 2 };
  }
  /** What an accessible element is called; '' where there is none. */
  name(id) {
    return this.run((id) => {
      const el = document.querySelector(`#semantics [data-id="${id}"]`);
      return el?.getAttribute('aria-label') ?? el?.textContent ?? '';
    }, id);
  }
  focused() {
    return this.run(() => document.activeElement.closest?.('[data-id]')?.dataset.id ?? '');
  }
  async focus(id) {
    await this.run((id) => document.querySelector(`#semantics [data-id="${id}"]`).focus(), id);
    await this.idle();
  }
  scrubber() {
    return this.run(() => {
      const el = document.querySelector('#semantics [data-id="time:scrubber"]');
      return { now: el.valueAsNumber, max: Number(el.max), words: el.getAttribute('aria-valuetext') };
    });
  }

  /** What the menu has under this id. */
  async choose(id) {
    await this.run((id) => {
      document.getElementById('more').open = true;
      document.getElementById(id).click();
    }, id);
    await this.idle();
  }
  /** Does something in a tab or window of its own, and comes back to the one that was there. */
  async elsewhere(body) {
    const { engine } = this;
    const here = await engine.tab();
    await engine.newTab();
    try {
      await body();
    } finally {
      await engine.closeTab(here);
    }
  }
  async press(...combinations) {
    for (const combination of combinations) await this.engine.key(combination);
    await this.idle();
  }
  async click(id) {
    await this.middle(id); // scrolls, which the canvas follows with its next frame
    await this.run(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
    await this.idle();
    await this.clickAt(await this.middle(id));
  }
  async clickAt(at) {
    await this.engine.click(at);
    await this.idle();
  }
  async drag(from, to) {
    await this.engine.drag(from, to);
    await this.idle();
  }
  async tap(at) {
    await this.engine.touch([[at, at]]);
    await this.idle();
  }
  async swipe(fingers) {
    await this.engine.touch(fingers);
    await this.idle();
  }
  async picture() {
    return decode(await this.engine.screenshot());
  }
}
