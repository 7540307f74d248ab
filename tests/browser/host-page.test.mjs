// An embed is a guest: the host's keys, scrolling, focus and history stay its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until, world } from './support/harness.mjs';
import { article, embed, FILLER, frameOf, running } from './support/newsroom.mjs';

const MS = { timeout: 120_000 };
const BEFORE = '<p><a id="before" href="#before">Before</a></p>';
const AFTER = `<p><a id="after" href="#after">After</a></p>${FILLER}`;
const guest = (query = '', height = 900) => `<iframe src="${embed(query)}" width="660" height="${height}" title="Story" style="border:0"></iframe>`;

const scrolled = (page) => page.evaluate(() => scrollY);
const element = (frame, id) => frame.locator(`[data-id="${id}"]`);
/** Frames are drawn, and scrolls begin, in their own time. */
const settle = async (page, frame) => {
  await frame.evaluate(() => standpoint.idle());
  await page.waitForTimeout(300);
};

test('keys that the embed uses do not scroll the article, and the article’s keys do not reach the embed', MS, async () => {
  const page = await article(FILLER + guest() + FILLER, { size: [800, 700] });
  await page.evaluate(() => document.querySelector('iframe').scrollIntoView());
  const frame = await running(page);
  await settle(page, frame);
  const at = await scrolled(page);
  assert.ok(at > 100);
  const keys = {
    'time:scrubber': ['Home', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'PageUp', 'PageDown', 'End', 'Home'],
    'map:view': ['ArrowDown', 'ArrowUp', 'ArrowRight', '+', '-', '0'],
    'party:germany': ['Space', 'Enter'],
  };
  for (const [id, pressed] of Object.entries(keys)) {
    await element(frame, id).evaluate((el) => el.focus({ preventScroll: true }));
    for (const key of pressed) {
      await page.keyboard.press(key);
      await settle(page, frame);
      assert.equal(await scrolled(page), at, `${key} on ${id} scrolls the article`);
    }
  }
  assert.notEqual(await frame.evaluate(() => standpoint.query()), '', 'the keys did nothing in the embed either');

  const view = await frame.evaluate(() => standpoint.query());
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
  });
  for (const key of ['ArrowRight', 'Home', 'PageDown', 'Space', '?', 'b']) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  assert.notEqual(await scrolled(page), at, 'the article’s own keys scroll it');
  assert.equal(await frame.evaluate(() => standpoint.query()), view);
  assert.equal(await frame.locator('dialog').count(), 0);
  await page.context().close();
});

test('single letters are the host’s: in the embed they do nothing', MS, async () => {
  const page = await article(guest('?present=1'));
  const frame = await running(page);
  await element(frame, 'map:view').or(element(frame, 'stage:title')).first().evaluate((el) => (el.tabIndex < 0 && (el.tabIndex = 0), el.focus()));
  const before = await frame.evaluate(() => [standpoint.query(), document.querySelectorAll('.stage-blank:not([hidden])').length]);
  for (const key of ['b', '.', 'n', 's']) await page.keyboard.press(key);
  await settle(page, frame);
  assert.deepEqual(await frame.evaluate(() => [standpoint.query(), document.querySelectorAll('.stage-blank:not([hidden])').length]), before);
  assert.equal(page.context().pages().length, 1);
  await page.context().close();
});

test('Tab goes through the embed and out of it, both ways', MS, async () => {
  const page = await article(BEFORE + guest() + AFTER);
  const frame = await running(page);
  const here = () => page.evaluate(() => document.activeElement.id || document.activeElement.localName);
  for (const [key, from, to] of [['Tab', 'before', 'after'], ['Shift+Tab', 'after', 'before']]) {
    await page.focus(`#${from}`);
    const inside = new Set();
    let steps = 0;
    do {
      await page.keyboard.press(key);
      if ((await here()) === 'iframe') inside.add(await frame.evaluate(() => document.activeElement.dataset.id ?? document.activeElement.id));
    } while ((await here()) === 'iframe' && ++steps < 120);
    assert.equal(await here(), to, `${key} ends in ${[...inside].at(-1)}`);
    for (const id of ['question:select', 'map:view', 'time:scrubber', 'open']) assert.ok(inside.has(id), `${key} does not reach ${id}`);
  }
  await page.context().close();
});

test('the wheel over the map, the time line and the end of the list scrolls the article', MS, async () => {
  const page = await article(guest() + AFTER);
  const frame = await running(page);
  for (const id of ['map:view', 'time:scrubber', 'quotes:list']) {
    await page.evaluate(() => scrollTo(0, 0));
    await settle(page, frame);
    const list = frame.locator('.scroller:has([data-id="quotes:list"]), .scroller[data-id="quotes:list"]').first();
    if (id === 'quotes:list') await list.evaluate((el) => (el.scrollTop = el.scrollHeight));
    await settle(page, frame);
    const box = await (id === 'quotes:list' ? list : element(frame, id)).boundingBox();
    await page.mouse.move(box.x + box.width / 3, Math.min(box.y + box.height / 2, 780));
    await page.mouse.wheel(0, 300);
    await until(async () => (await scrolled(page)) > 50, `the wheel over ${id} scrolls the article`);
  }
  await page.context().close();
});

test('using the embed adds nothing to the history: Back leaves the article', MS, async () => {
  const page = await article('<p>The page before.</p>');
  const before = page.url();
  const next = await article(guest() + AFTER);
  const address = next.url();
  await next.context().close();
  await page.goto(address);
  const frame = await running(page);
  const entries = await page.evaluate(() => history.length);
  for (const index of [1, 2, 3]) await element(frame, 'question:select').selectOption({ index });
  for (const id of ['party:germany', 'time:scrubber']) {
    const box = await element(frame, id).boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await settle(page, frame);
  }
  await page.keyboard.press('ArrowLeft');
  await page.evaluate((question) => {
    document.querySelector('iframe').contentWindow.postMessage({ sentinel: 'standpoint', v: 1, type: 'set', payload: { question } }, '*');
  }, world.story.questions[0].id);
  await settle(page, frame);
  await page.waitForTimeout(600); // an address that is to be written waits for as long
  assert.equal(await page.evaluate(() => history.length), entries);
  await page.goBack();
  assert.equal(page.url(), before);
  await page.context().close();
});

for (const query of ['', `?quote=${'{quote}'}`, '?present=1', '?present=kiosk', '?quiz=7', '?nonsense=1&time=never']) {
  test(`who types in the article types on while an embed ${query || 'of the opening view'} loads, rests and comes back`, MS, async () => {
    const page = await article(`<p><input id="field" autofocus></p>${guest(query.replace('{quote}', world.story.quotes[0].id))}${FILLER}`);
    await page.locator('#field').focus();
    await page.keyboard.type('a');
    const frame = await until(() => frameOf(page), 'the frame is there');
    await until(() => frame.evaluate(() => document.documentElement.dataset.standpoint === 'ready'), 'it runs');
    await page.keyboard.type('b');
    assert.equal(await scrolled(page), 0);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await until(() => frame.evaluate(() => 'resting' in document.getElementById('stage').dataset), 'it rests');
    await page.evaluate(() => scrollTo(0, 0));
    await until(() => frame.evaluate(() => !('resting' in document.getElementById('stage').dataset)), 'it comes back');
    await page.keyboard.type('c');
    assert.equal(await page.inputValue('#field'), 'abc');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'field');
    await page.context().close();
  });
}
