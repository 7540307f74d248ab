// What the browser tests share: one browser, one server, and a reader who opens the page and watches it for faults.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createSiteServer, listen } from '../../web/tools/serve.mjs';
import { decode } from './pixels.mjs';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');

const FLAGS = [
  '--no-sandbox',
  // As where there is no graphics card: WebGL in software, and the page itself put together without it.
  '--disable-gpu-compositing',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
// Patient, because the machine may be slow; nothing waits this long unless it has failed.
const MS_UNTIL_LOADED = 45_000;
const MS_UNTIL = 15_000;
const MS_PER_TEST = 120_000;
/** The software renderer's own complaints about being photographed. */
const OF_NO_MATTER = /GPU stall due to ReadPixels/;

/** The least that is laid out as wide: drawn in software, every pixel costs. */
const DEFAULT_SIZE = [1000, 700];
export const SIZES = [
  [1440, 900],
  [1024, 768],
  [768, 1024],
  [660, 700],
  [390, 844],
  [320, 568],
];

/** The site under test, its story, its address, and the browser. */
export const world = { site: '', story: null, url: '', engine: 'chromium', update: false, browser: null };
const servers = [];

export function browserPath() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // the next one, perhaps
    }
  }
  throw new Error('no Chromium is on PATH. Install it (Debian: apt install chromium), or run ./dev test, which does.');
}

export const launch = () => chromium.launch({ executablePath: browserPath(), args: FLAGS });

/** Serves a folder for as long as the tests run; gives its address. */
export async function serve(folder) {
  const server = createSiteServer(folder);
  servers.push(server);
  return listen(server, 0);
}

/** Chromium is started for its own tests; the other engines are started by theirs. */
export async function setUp(site, { engine = 'chromium', update = false } = {}) {
  if (!existsSync(join(site, 'index.html'))) throw new Error(`there is no site in ${site}. Run ./dev build first.`);
  world.site = site;
  world.story = JSON.parse(readFileSync(join(site, 'story.json'), 'utf8'));
  world.url = await serve(site);
  Object.assign(world, { engine, update });
  if (engine === 'chromium') world.browser = await launch();
}

export async function tearDown() {
  await world.browser?.close();
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
}

/** Asks again and again until the answer is truthy; gives it. For what the browser does in its own time, as scrolling is. */
export async function until(ask, what) {
  for (const last = Date.now() + MS_UNTIL; ; ) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > last) assert.fail(`in ${MS_UNTIL / 1000} s it did not happen that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A page in a browser window of its own, and everything that went wrong in it. */
export class Reader {
  /** Opens the site and waits until it has started, or has said why not. */
  static async open({
    url = world.url,
    path = '',
    size: [width, height] = DEFAULT_SIZE,
    ratio = 1,
    scheme = 'light',
    reduced = false,
    touch = false,
    scripts = true,
    starts = scripts,
    textPx = 16,
    locale = undefined,
    init = null,
    routes = {},
    prepare = null,
  } = {}) {
    const reader = new Reader();
    reader.context = await world.browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: ratio,
      colorScheme: scheme,
      reducedMotion: reduced ? 'reduce' : 'no-preference',
      hasTouch: touch,
      isMobile: touch,
      javaScriptEnabled: scripts,
      locale,
    });
    reader.page = await reader.context.newPage();
    reader.cdp = await reader.context.newCDPSession(reader.page);
    await reader.#watch(new URL(url).origin);
    if (textPx !== 16) await reader.cdp.send('Page.setFontSizes', { fontSizes: { standard: textPx } });
    if (init) await reader.page.addInitScript(init);
    for (const [pattern, answer] of Object.entries(routes)) await reader.page.route(pattern, answer);
    await prepare?.(reader);
    await reader.#visit(new URL(path, url), starts);
    return reader;
  }

  /** Opens the site anew in the same window. */
  async again({ path = '', size: [width, height] = DEFAULT_SIZE }) {
    await this.page.goto('about:blank'); // or a change of the fragment alone would load nothing
    await this.page.mouse.move(0, 0);
    await this.page.setViewportSize({ width, height });
    this.problems.length = 0;
    await this.#visit(new URL(path, world.url), true);
  }

  async #visit(url, starts) {
    await this.page.goto(url.href);
    if (starts) await this.started();
  }

  problems = [];

  async #watch(origin) {
    const { page, problems } = this;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !OF_NO_MATTER.test(message.text())) {
        problems.push(`console: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
    page.on('dialog', (dialog) => {
      problems.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) problems.push(`request to ${url.href}`);
    });
    await page.exposeFunction('__violation', (what) => problems.push(`content security policy: ${what}`));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => __violation(`${event.effectiveDirective} ${event.blockedURI}`));
    });
  }

  /** Waits until loading is over and nothing is on its way. */
  async started() {
    const over = () => document.documentElement.dataset.standpoint !== 'loading';
    await this.page.waitForFunction(over, null, { timeout: MS_UNTIL_LOADED });
    await this.idle();
  }

  idle() {
    return this.page.evaluate(() => globalThis.standpoint?.idle());
  }
  /** As idle(), after something changed the page's layout: observers of sizes are told after the browser's next frame. */
  async laidOut() {
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
    await this.idle();
  }
  frames() {
    return this.page.evaluate(() => standpoint.frames());
  }
  /** The view, as the address bar has it. */
  async query() {
    return new URLSearchParams(await this.page.evaluate(() => standpoint.query()));
  }
  state() {
    return this.page.evaluate(() => document.documentElement.dataset.standpoint);
  }

  // --- The native elements that stand for what is drawn ---

  twin(id) {
    return this.page.locator(`#semantics [data-id="${id}"]`);
  }
  /** What it is called. */
  name(id) {
    return this.twin(id).evaluate((el) => el.getAttribute('aria-label') ?? el.textContent);
  }
  pressed(id) {
    return this.twin(id).evaluate((el) => el.checked ?? el.getAttribute('aria-pressed') === 'true');
  }
  /** Its place in the window, CSS px. */
  box(id) {
    return this.twin(id).evaluate((el) => {
      const { x, y, width, height } = el.getBoundingClientRect();
      return { x, y, width, height };
    });
  }
  async middle(id) {
    const { x, y, width, height } = await this.box(id);
    return { x: x + width / 2, y: y + height / 2 };
  }
  /** The id of what has the focus, '' outside of the explainer. */
  focused() {
    return this.page.evaluate(() => document.activeElement.closest?.('[data-id]')?.dataset.id ?? '');
  }
  scrubber() {
    return this.twin('time:scrubber').evaluate((el) => ({
      now: el.valueAsNumber,
      max: Number(el.max),
      words: el.getAttribute('aria-valuetext'),
    }));
  }
  /** The quotes in the list, by id, as they are ordered there. */
  quotes() {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('#semantics li[data-id^="quote:"]')].map((el) => el.dataset.id.slice(6)),
    );
  }

  // --- What the reader does; each returns when the page has answered ---

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
    await this.idle();
  }
  async focus(id) {
    await this.twin(id).focus();
    await this.idle();
  }
  async click(id) {
    await this.bringIntoView(id);
    const { x, y } = await this.middle(id);
    await this.clickAt(x, y);
  }
  async bringIntoView(id) {
    await this.twin(id).evaluate((el) => el.scrollIntoView({ block: 'nearest' }));
    await this.laidOut();
  }
  async clickAt(x, y) {
    await this.page.mouse.click(x, y);
    await this.idle();
  }
  async moveTo(x, y) {
    await this.page.mouse.move(x, y);
    await this.idle();
  }
  async drag(from, to, steps = 6) {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps });
    await this.page.mouse.up();
    await this.idle();
  }
  async choose(question) {
    const index = world.story.questions.findIndex((q) => q.id === question);
    await this.twin('question:select').selectOption({ index });
    await this.idle();
  }

  // --- Fingers ---

  touch(type, points) {
    return this.cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((p, id) => ({ ...p, id })) });
  }
  async tap(x, y) {
    await this.touch('touchStart', [{ x, y }]);
    await this.touch('touchEnd', []);
    await this.idle();
  }
  /** Moves fingers along straight lines: each is [from, to]. */
  async swipe(fingers, steps = 12) {
    const at = (t) =>
      fingers.map(([from, to]) => ({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t }));
    await this.touch('touchStart', at(0));
    for (let i = 1; i <= steps; ++i) await this.touch('touchMove', at(i / steps));
    await this.touch('touchEnd', []);
    await this.idle();
  }

  // --- What the reader sees ---

  /** A part of the window as pixels; `clip` in CSS px. */
  async picture(clip) {
    return decode(await this.page.screenshot(clip ? { clip: inside(clip, this.page.viewportSize()) } : {}));
  }
  async stagePicture() {
    return this.picture(await this.page.locator('#stage').boundingBox());
  }

  close() {
    return this.context.close();
  }
}

function inside(clip, { width, height }) {
  const x = Math.max(0, Math.floor(clip.x));
  const y = Math.max(0, Math.floor(clip.y));
  return {
    x,
    y,
    width: Math.min(width, Math.ceil(clip.x + clip.width)) - x,
    height: Math.min(height, Math.ceil(clip.y + clip.height)) - y,
  };
}

// A window is dear to open: what asks for nothing special gets the one that the test before it used.
const ORDINARY = new Set(['path', 'size', 'expected']);
let standing = null;

async function readerFor(options) {
  if (!Object.keys(options).every((option) => ORDINARY.has(option))) return Reader.open(options);
  if (standing) await standing.again(options);
  else standing = await Reader.open(options);
  return standing;
}

/**
 * A test of the page: opens it as `options` tell, and at the end nothing may have gone wrong that `expected` does not name.
 * A failing test leaves a picture beside the site.
 */
export function pageTest(name, { expected = null, ...options }, body) {
  test(name, { timeout: MS_PER_TEST }, async () => {
    const reader = await readerFor(options);
    try {
      await body(reader);
      const unexpected = reader.problems.filter((problem) => !expected?.test(problem));
      assert.deepEqual(unexpected, [], 'the page had problems');
      if (reader !== standing) await reader.close();
    } catch (error) {
      await keepPicture(reader, name);
      if (reader === standing) standing = null;
      await reader.close();
      throw error;
    }
  });
}

async function keepPicture(reader, name) {
  const folder = join(dirname(world.site), 'browser-failures');
  const path = join(folder, `${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}.png`);
  try {
    const bytes = await reader.page.screenshot();
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, bytes);
    console.error(`# what it looked like: ${path}`);
  } catch {
    // the failure itself is told
  }
}
