// Fingers on a phone: the page scrolls as everywhere, and the map is moved only when it is meant.
import assert from 'node:assert/strict';
import { pageTest, until } from './support/harness.mjs';

const PHONE = { size: [390, 844], touch: true };

const scrolled = (reader) => reader.page.evaluate(() => scrollY);
const pageScale = (reader) => reader.page.evaluate(() => visualViewport.scale);

async function sea(reader) {
  const { x, y, width, height } = await reader.box('map:view');
  return { x: x + width * 0.4, y: y + height * 0.72 };
}

/** Scrolls the page so that the whole map can be touched. */
async function showMap(reader) {
  await reader.page.evaluate(() => document.getElementById('stage').scrollIntoView());
  await reader.idle();
}

pageTest('one finger over the map scrolls the page and leaves the map', PHONE, async (reader) => {
  const from = await sea(reader);
  const before = await reader.scrubber();
  const offset = (await reader.box('party:us')).x - (await reader.box('map:view')).x;
  await reader.swipe([[from, { x: from.x, y: from.y - 250 }]]);
  await until(async () => (await scrolled(reader)) > 100, 'the page scrolls');
  assert.equal((await reader.box('party:us')).x - (await reader.box('map:view')).x, offset);
  assert.equal((await reader.query()).toString(), '');
  assert.deepEqual(await reader.scrubber(), before);
});

pageTest('a tap on a mark selects the party, and the page can still be scrolled over the map', PHONE, async (reader) => {
  await showMap(reader);
  const { x, y } = await reader.middle('party:germany');
  await reader.tap(x, y);
  assert.equal((await reader.query()).get('party'), 'germany');
  const start = await scrolled(reader);
  const from = await sea(reader);
  await reader.swipe([[from, { x: from.x, y: from.y - 200 }]]);
  await until(async () => (await scrolled(reader)) > start + 50, 'the page scrolls');
});

pageTest('a tap on the sea makes the map active: one finger moves it until a tap elsewhere', PHONE, async (reader) => {
  await showMap(reader);
  const from = await sea(reader);
  const start = await scrolled(reader);
  await reader.tap(from.x, from.y);
  assert.match(await reader.page.locator('#status').innerText(), /map is active/i);
  const before = await reader.box('party:us');
  await reader.swipe([[from, { x: from.x + 50, y: from.y - 30 }]]);
  const after = await reader.box('party:us');
  assert.ok(after.x > before.x + 20, `the mark went from ${before.x} to ${after.x}`);
  assert.equal(await scrolled(reader), start, 'the page scrolled');
  const heading = await reader.middle('quotes:heading');
  await reader.tap(heading.x, heading.y);
  assert.equal(await reader.page.locator('#status').innerText(), '');
});

pageTest('two fingers zoom the map and not the page', PHONE, async (reader) => {
  await showMap(reader);
  const { x, y } = await sea(reader);
  const before = await reader.box('party:us');
  const start = await scrolled(reader);
  await reader.swipe([
    [{ x: x - 30, y }, { x: x - 75, y }],
    [{ x: x + 30, y }, { x: x + 75, y }],
  ]);
  assert.ok((await reader.box('party:us')).y < before.y - 10, 'the map has not grown about the fingers');
  assert.equal(await pageScale(reader), 1);
  assert.equal(await scrolled(reader), start);
  assert.equal((await reader.query()).toString(), '', 'the fingers selected something');
});

pageTest('a double tap zooms in on where it was, and the page stays as it is', PHONE, async (reader) => {
  await showMap(reader);
  const at = await sea(reader);
  const start = await scrolled(reader);
  const apart = async () => (await reader.middle('party:germany')).x - (await reader.middle('party:us')).x;
  const before = await apart();
  for (let tap = 0; tap < 2; ++tap) {
    await reader.touch('touchStart', [at]);
    await reader.touch('touchEnd', []);
  }
  await until(async () => (await apart()) > before * 1.3, 'the parties move apart');
  await reader.idle();
  assert.equal(await pageScale(reader), 1);
  assert.equal(await scrolled(reader), start);
});

pageTest('two fingers beside the map zoom the page, as everywhere', PHONE, async (reader) => {
  const { x, y } = await reader.page.locator('h1').evaluate((el) => {
    const box = el.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await reader.swipe([
    [{ x: x - 30, y }, { x: x - 120, y }],
    [{ x: x + 30, y }, { x: x + 120, y }],
  ]);
  await until(async () => (await pageScale(reader)) > 1.2, 'the page grows');
});

pageTest('a finger along the timeline scrubs, and does not scroll', PHONE, async (reader) => {
  await showMap(reader);
  const { x, y, width, height } = await reader.box('time:scrubber');
  const start = await scrolled(reader);
  const at = (share) => ({ x: x + width * share, y: y + height / 2 });
  await reader.swipe([[at(0.9), at(0.08)]]);
  const { now, max } = await reader.scrubber();
  assert.ok(now < max / 2, `${now} of ${max}`);
  await reader.swipe([[at(0.2), at(0.95)]]);
  assert.ok((await reader.scrubber()).now > now);
  assert.equal(await scrolled(reader), start);
});

pageTest('a tap on the timeline goes there', PHONE, async (reader) => {
  await showMap(reader);
  const { x, y, width, height } = await reader.box('time:scrubber');
  await reader.tap(x + width * 0.07, y + height / 2);
  const { now, max } = await reader.scrubber();
  assert.ok(now < max / 3, `${now} of ${max}`);
});

pageTest('a finger scrolls the list of quotes, and a tap selects one', PHONE, async (reader) => {
  await showMap(reader);
  const scroller = reader.page.locator('#semantics .scroller');
  const box = await scroller.boundingBox();
  const x = box.x + box.width / 2;
  const from = { x, y: box.y + Math.min(box.height, reader.page.viewportSize().height - box.y) * 0.8 };
  await reader.swipe([[from, { x, y: from.y - Math.min(150, box.height * 0.7) }]]);
  // At rest, since a tap on a list that still moves only stops it.
  const rests = async (el) => {
    const top = el.scrollTop;
    await new Promise((resolve) => setTimeout(resolve, 150));
    return top > 30 && el.scrollTop === top;
  };
  await until(() => scroller.evaluate(rests), 'the list scrolls and comes to rest');
  await reader.idle();
  const list = await scroller.evaluate((el) => el.getBoundingClientRect().toJSON());
  const bottom = Math.min(list.bottom, reader.page.viewportSize().height);
  for (const id of await reader.quotes()) {
    for (const part of ['text', 'by']) {
      const words = await reader.box(`quote:${id}:${part}`);
      const [from, to] = [Math.max(words.y, list.top), Math.min(words.y + words.height, bottom)];
      if (to - from < 10) continue;
      await reader.tap(words.x + words.width / 2, (from + to) / 2);
      assert.equal((await reader.query()).get('quote'), id);
      return;
    }
  }
  assert.fail('no quote is in sight');
});

pageTest('the sheet of quotes is pulled up, and lies down again', PHONE, async (reader) => {
  await showMap(reader);
  const list = async () => (await reader.box('quotes')).height;
  const low = await list();
  const grip = await reader.middle('quotes:grip');
  await reader.swipe([[grip, { x: grip.x, y: grip.y - 200 }]]);
  assert.ok((await list()) > low + 50, 'the sheet stays down');
  assert.ok(await reader.pressed('quotes:grip'));
  const high = await reader.middle('quotes:grip');
  await reader.tap(high.x, high.y);
  assert.equal(await list(), low);
});

pageTest('whatever can be touched is 44 px high and wide', PHONE, async (reader) => {
  const small = await reader.page.locator('#semantics :is(button, select, input, [role=application])').evaluateAll((all) =>
    all
      .map((el) => ({ id: el.dataset.id, ...el.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => width < 44 || height < 44)
      .map(({ id, width, height }) => `${id} ${Math.round(width)}x${Math.round(height)}`),
  );
  assert.deepEqual(small, []);
});
