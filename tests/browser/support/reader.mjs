// A reader of the page in Chromium: opens it, watches it for faults, and does with it what readers do.
import { hurryAddress, drawNothing } from './quicken.mjs';
import { decode } from './pixels.mjs';
import { MS_UNTIL_LOADED, until } from './until.mjs';
import { world } from './world.mjs';

/** The software renderer's own complaints about being photographed. */
const HARMLESS = /GPU stall due to ReadPixels/;

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

/** A page in a browser window of its own, and everything that went wrong in it. */
export class Reader {
  /**
   * Opens the site and waits until it has started, or has said why not. The window is made by `url`, `ratio`, `touch`, `scripts`,
   * `locale` and `textPx`, which it keeps; the rest is of this visit. `draws: false` leaves the canvas blank; `hurried`: the address follows
   * at once.
   */
  static async open(options = {}) {
    const { url = world.url, ratio = 1, touch = false, scripts = true, locale = undefined, textPx = 16, prepare = null } = options;
    const reader = new Reader();
    reader.context = await world.browser.newContext({
      viewport: viewport(options),
      deviceScaleFactor: ratio,
      hasTouch: touch,
      isMobile: touch,
      javaScriptEnabled: scripts,
      locale,
    });
    reader.page = await reader.context.newPage();
    reader.cdp = await reader.context.newCDPSession(reader.page);
    await reader.cdp.send('Page.enable');
    await reader.#watch(new URL(url).origin);
    if (textPx !== 16) await reader.cdp.send('Page.setFontSizes', { fontSizes: { standard: textPx } });
    await reader.#attune(options);
    await prepare?.(reader);
    await reader.#visit(options);
    return reader;
  }

  /** Opens the site in the same window, as if it were another one. */
  async again(options = {}) {
    const { page, cdp, context } = this;
    for (const other of context.pages()) if (other !== page) await other.close();
    await page.goto('about:blank'); // or a change of the fragment alone would load nothing
    await page.unrouteAll();
    await page.mouse.move(0, 0);
    await page.setViewportSize(viewport(options));
    await cdp.send('Page.resetNavigationHistory'); // 50 entries are the most, and then none would be seen to be added
    await cdp.send('Storage.clearDataForOrigin', { origin: new URL(options.url ?? world.url).origin, storageTypes: 'all' });
    await this.#attune(options);
    this.problems.length = 0;
    await this.#visit(options);
  }

  /** What a visit needs that a window can change. */
  async #attune({ scheme = 'light', reduced = false, init = null, routes = {}, draws = true, hurried = false }) {
    const { page, cdp } = this;
    await page.emulateMedia({ media: null, colorScheme: scheme, reducedMotion: reduced ? 'reduce' : 'no-preference', contrast: null, forcedColors: null });
    for (const identifier of this.#scripts.splice(0)) await cdp.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
    for (const script of [!draws && drawNothing, hurried && hurryAddress, init]) {
      if (!script) continue;
      const { identifier } = await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${script})()` });
      this.#scripts.push(identifier);
    }
    for (const [pattern, answer] of Object.entries(routes)) await page.route(pattern, answer);
    this.#draws = draws;
  }
  #scripts = [];
  #draws = true;

  async #visit({ url = world.url, path = '', scripts = true, starts = scripts }) {
    await this.page.goto(new URL(path, url).href);
    if (starts) await this.started();
  }

  problems = [];

  async #watch(origin) {
    const { page, problems } = this;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !HARMLESS.test(message.text())) {
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
    await until(() => this.page.evaluate(() => document.documentElement.dataset.standpoint !== 'loading'), 'loading is over', MS_UNTIL_LOADED);
    await this.idle();
  }

  idle() {
    return this.page.evaluate(() => globalThis.standpoint?.idle());
  }
  /** As idle(), after something changed the page's layout: observers of sizes are notified after the browser's next frame. */
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

  // --- The accessible elements that stand for what is drawn ---

  element(id) {
    return this.page.locator(`#semantics [data-id="${id}"]`);
  }
  /** What it is called. */
  name(id) {
    return this.element(id).evaluate((el) => el.getAttribute('aria-label') ?? el.textContent);
  }
  pressed(id) {
    return this.element(id).evaluate((el) => el.checked ?? el.getAttribute('aria-pressed') === 'true');
  }
  /** Its place in the window, CSS px. */
  box(id) {
    return this.element(id).evaluate((el) => {
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
    return this.element('time:scrubber').evaluate((el) => ({
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
    await this.element(id).focus();
    await this.idle();
  }
  async click(id) {
    await this.bringIntoView(id);
    const { x, y } = await this.middle(id);
    await this.clickAt(x, y);
  }
  async bringIntoView(id) {
    await this.element(id).evaluate((el) => el.scrollIntoView({ block: 'nearest' }));
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
    await this.element('question:select').selectOption({ index });
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
    if (!this.#draws) throw new Error('this test looks at pixels: open it with draws: true');
    return decode(await this.page.screenshot(clip ? { clip: inside(clip, this.page.viewportSize()) } : {}));
  }
  async stagePicture() {
    return this.picture(await this.page.locator('#stage').boundingBox());
  }

  close() {
    return this.context.close();
  }
}

const viewport = ({ size: [width, height] = DEFAULT_SIZE }) => ({ width, height });

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
