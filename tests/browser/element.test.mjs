// <standpoint-story> where it has a hard life: a host whose styles would spoil it, and one that takes it out, puts it back and
// changes its mind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until, world } from './support/harness.mjs';
import { article, embed, FILLER, running } from './support/newsroom.mjs';

const MS = { timeout: 120_000 };
const element = (attributes = '') => `<standpoint-story src="${embed()}" ${attributes}></standpoint-story>`;
const head = (css = '') => `<script type="module" src="${world.url}element/standpoint-story.js"></script><style>${css}</style>`;

/** The element's frame as the host's reader has it: where it is, and whether a press in its middle would reach it. */
const shown = (page) =>
  page.evaluate(() => {
    const host = document.querySelector('standpoint-story');
    host.scrollIntoView({ block: 'center' });
    const frame = host.shadowRoot.querySelector('iframe');
    const { x, y, width, height } = frame.getBoundingClientRect();
    const at = [x + width / 2, Math.min(y + height / 2, innerHeight - 1)];
    return { width, height, host: host.getBoundingClientRect().height, pressed: document.elementFromPoint(...at) === host };
  });

const HOSTILE = {
  'everything unset': '* { all: unset !important }',
  'frames and pictures hidden, narrow and deaf': `iframe, img, div { display: none !important; width: 10px !important; height: 10px !important;
    visibility: hidden !important; pointer-events: none !important; opacity: 0 !important; border: 20px solid red !important }`,
  'rules for shadow hosts and parts': ':host, :host *, ::part(*), ::slotted(*) { display: none !important } standpoint-story * { display: none !important }',
  'letters far apart, lines of nothing': `* { letter-spacing: 3em !important; word-spacing: 9em !important; line-height: 0 !important; font-size: 1px !important;
    text-indent: 500px !important; text-transform: uppercase !important; white-space: pre !important }`,
  'heights of its own': 'standpoint-story { height: 50px !important; max-height: 50px !important; overflow: hidden !important }',
  'another display': 'standpoint-story { display: inline !important; contain: none !important }',
  'no box at all': 'standpoint-story { display: contents !important }',
  'a flexible line': 'body { display: flex !important } standpoint-story { flex: 1 !important; min-width: 0 !important }',
  'another writing direction, in columns of tables': 'body { direction: rtl !important; columns: 1 !important } standpoint-story { display: table !important; width: 100% !important }',
  'tiny roots': 'html { font-size: 1px !important }',
};

for (const [what, css] of Object.entries(HOSTILE)) {
  test(`it shows and answers under styles with ${what}`, MS, async () => {
    const page = await article(`<p>Text.</p>${element()}<p>More text.</p>`, { head: head(css), size: [700, 900] });
    const frame = await running(page);
    const height = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    const seen = await until(async () => {
      const now = await shown(page);
      return now.height === height && now;
    }, 'the frame is as high as the story');
    assert.ok(seen.width > 500, `${seen.width} px wide`);
    assert.ok(seen.pressed || /contents/.test(css), 'it cannot be pressed');
    if (!/inline|contents|unset/.test(css)) assert.equal(seen.host, height);
    const at = await frame.locator('[data-id="party:germany"]').boundingBox();
    await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
    await until(async () => (await frame.evaluate(() => standpoint.query())).includes('party=germany'), 'a press is answered');
    await page.context().close();
  });
}

test('a host still hides, narrows and dims it: that is its right', MS, async () => {
  const page = await article(element('hidden'), { head: head('standpoint-story { width: 400px; opacity: 0.5 }'), size: [700, 900] });
  await page.waitForFunction(() => customElements.get('standpoint-story'));
  await page.waitForTimeout(300);
  assert.equal(page.frames().length, 1, 'it starts though it is hidden');
  await page.evaluate(() => (document.querySelector('standpoint-story').hidden = false));
  await running(page);
  assert.equal((await shown(page)).width, 400);
  assert.equal(await page.locator('standpoint-story').evaluate((el) => getComputedStyle(el).opacity), '0.5');
  await page.evaluate(() => document.querySelector('standpoint-story').style.setProperty('display', 'none'));
  assert.equal((await shown(page)).width, 0);
  await page.context().close();
});

/** Counts what the page's window is left with: listeners to messages, and boxes that are watched. */
const COUNT = () => {
  if (window !== top) return;
  globalThis.left = { messages: 0, watched: 0 };
  for (const [name, by] of [['addEventListener', 1], ['removeEventListener', -1]]) {
    const real = window[name];
    window[name] = function (type, ...rest) {
      if (type === 'message' && (this === window || this === undefined)) left.messages += by;
      return real.call(this ?? window, type, ...rest);
    };
  }
  globalThis.IntersectionObserver = class extends IntersectionObserver {
    #watched = 0;
    observe(target) {
      left.watched += 1;
      this.#watched += 1;
      super.observe(target);
    }
    disconnect() {
      left.watched -= this.#watched;
      this.#watched = 0;
      super.disconnect();
    }
  };
};

test('taken out and put back, moved and given other stories many times, it leaves nothing behind', MS, async () => {
  const page = await article(`<div id="one">${element()}</div><div id="two"></div>`, { head: head(), size: [700, 900], init: COUNT });
  const cdp = await page.context().newCDPSession(page);
  await running(page);
  const counters = async () => {
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    for (let i = 0; i < 3; ++i) await cdp.send('HeapProfiler.collectGarbage');
    return { ...(await cdp.send('Memory.getDOMCounters')), left: await page.evaluate(() => ({ ...left })), frames: page.frames().length };
  };
  // The ways in which hosts treat it, each many times; `kept` holds on to nothing.
  const ways = {
    out: (el) => (el.remove(), document.getElementById('one').append(el)),
    moved: (el) => document.getElementById(el.parentElement.id === 'one' ? 'two' : 'one').append(el),
    changed: (el) => el.setAttribute('src', `${el.getAttribute('src').split('#')[0]}#${Math.random()}`),
    started: (el) => (el.remove(), document.getElementById('one').append(el), el.start()),
    new: (el) => {
      const other = el.cloneNode();
      el.replaceWith(other);
      other.start();
      globalThis.gone.push(new WeakRef(el));
    },
  };
  await page.evaluate(() => (globalThis.gone = []));
  const again = async (times) => {
    for (const way of Object.values(ways)) {
      await page.evaluate(
        async ([source, times]) => {
          const way = eval(`(${source})`);
          for (let i = 0; i < times; ++i) {
            way(document.querySelector('standpoint-story'));
            if (i % 5 === 0) await new Promise((done) => setTimeout(done, 50));
          }
        },
        [String(way), times],
      );
    }
    await running(page);
    await page.waitForTimeout(1000);
  };
  await again(3); // what browsers make once and keep
  const before = await counters();
  await again(25);
  const after = await counters();
  assert.deepEqual(after.left, before.left);
  assert.equal(after.left.messages, 1);
  assert.equal(after.left.watched, 0, 'it runs, so that nothing is watched any more');
  assert.equal(after.frames, 2);
  assert.deepEqual(
    await page.evaluate(() => [...document.querySelector('standpoint-story').shadowRoot.querySelectorAll('*')].map((el) => el.localName)),
    ['div', 'iframe'],
    'a frame or poster is left over',
  );
  assert.equal(await page.evaluate(() => gone.filter((ref) => ref.deref()).length), 0, 'elements that are gone are held on to');
  for (const what of ['documents', 'jsEventListeners', 'nodes']) {
    assert.ok(after[what] <= before[what] * 1.1, `${what}: ${before[what]}, then ${after[what]}`);
  }
  await page.evaluate(() => document.querySelector('standpoint-story').remove());
  const none = await counters();
  assert.deepEqual(none.left, { messages: 0, watched: 0 });
  assert.equal(none.frames, 1);
  await page.context().close();
});

test('moved by moveBefore() it goes on as it is', MS, async (t) => {
  const page = await article(`<div id="one">${element()}</div><div id="two"></div>`, { head: head(), size: [700, 900] });
  if (!(await page.evaluate(() => 'moveBefore' in Element.prototype))) return t.skip('this Chromium has no moveBefore()');
  const frame = await running(page);
  await frame.evaluate(() => void (globalThis.mark = 'the same'));
  await page.evaluate(() => document.getElementById('two').moveBefore(document.querySelector('standpoint-story'), null));
  await page.waitForTimeout(500);
  assert.equal(await frame.evaluate(() => globalThis.mark), 'the same');
  await page.context().close();
});

test('who asks for the state of one that is taken out is told so', MS, async () => {
  const page = await article(FILLER + element(), { head: head() });
  await page.waitForFunction(() => customElements.get('standpoint-story'));
  const answer = await page.evaluate(async () => {
    const el = document.querySelector('standpoint-story');
    const early = await el.get().catch((error) => error.message);
    el.start();
    const asked = el.get().catch((error) => error.message);
    el.remove();
    return [early, await asked];
  });
  assert.deepEqual(answer, ['The story has not started: it is not near the visible part of the page.', 'The story was taken out of the page.']);
  await page.context().close();
});
