// Chromium by Playwright, with no more than the other engines' drivers can do.
import { launch } from '../support/chromium.mjs';

export async function start({ scheme = 'light' } = {}) {
  const browser = await launch();
  let context, page, cdp;
  const touch = (type, points) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((p, id) => ({ ...p, id })) });

  const show = async (other) => {
    page = other;
    cdp = await context.newCDPSession(page);
    await page.bringToFront();
  };

  return {
    name: `Chromium ${browser.version()}`,
    touches: true,

    async open(url, { size: [width, height] = [1000, 700], ratio = 1 } = {}) {
      if (!context || context.pages().length < 2) { // else another tab of the same window is to stay
        await context?.close();
        context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: ratio, colorScheme: scheme, hasTouch: true });
        await show(await context.newPage());
      }
      await page.goto(url);
    },
    evaluate: async (call, ...args) => {
      const text = await page.evaluate(`(async () => JSON.stringify(await (${call})(...${JSON.stringify(args)})))()`);
      return text === undefined ? undefined : JSON.parse(text);
    },
    key: (combination) => page.keyboard.press(combination),
    move: ({ x, y }) => page.mouse.move(x, y),
    click: ({ x, y }) => page.mouse.click(x, y),
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 8 });
      await page.mouse.up();
    },
    async touch(fingers, steps = 8) {
      const at = (t) => fingers.map(([from, to]) => ({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t }));
      await touch('touchStart', at(0));
      for (let i = 1; i <= steps; ++i) await touch('touchMove', at(i / steps));
      await touch('touchEnd', []);
    },
    back: () => page.goBack(),
    // Tabs and windows. What the driver does, it does in the one that is current.
    tab: () => page,
    tabs: () => context.pages(),
    newTab: async () => show(await context.newPage()),
    toTab: (other) => show(other),
    /** Closes the current one, and goes to another. */
    async closeTab(other) {
      await page.close();
      await show(other);
    },
    wheel: async ({ x, y }, deltaY) => {
      await page.mouse.move(x, y);
      await page.mouse.wheel(0, deltaY);
    },
    screenshot: () => page.screenshot(),
    /** Without a window no page is ever behind another: the page is told so instead. */
    async inBackground(meanwhile) {
      const tell = (hidden) =>
        page.evaluate((hidden) => {
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
          Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') });
          document.dispatchEvent(new Event('visibilitychange'));
        }, hidden);
      await tell(true);
      try {
        return await meanwhile();
      } finally {
        await tell(false);
      }
    },
    close: () => browser.close(),
  };
}
