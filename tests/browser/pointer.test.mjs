// The mouse: what is pressed, dragged, turned and passed over.
import assert from 'node:assert/strict';
import { pageTest, until, world } from './support/harness.mjs';
import { differing } from './support/pixels.mjs';

/** Open water in the middle of the North Atlantic, on the shipped story's opening map. */
async function sea(reader) {
  const { x, y, width, height } = await reader.box('map:view');
  return { x: x + width * 0.4, y: y + height * 0.7 };
}

const scrolled = (reader) => reader.page.evaluate(() => scrollY);

pageTest('a click on a party’s mark selects it, and another one leaves it', {}, async (reader) => {
  for (const { id } of world.story.parties.filter((party) => party.role === 'speaker')) {
    await reader.click(`party:${id}`);
    assert.equal((await reader.query()).get('party'), id);
    assert.ok(await reader.pressed(`party:${id}`));
    await reader.click(`party:${id}`);
    assert.equal((await reader.query()).get('party'), null);
  }
});

pageTest('a click on a party’s land means the party', {}, async (reader) => {
  const us = await reader.box('party:us');
  const map = await reader.box('map:view');
  // The United States lie west of Washington.
  await reader.clickAt((map.x + us.x) / 2, us.y + us.height / 2);
  assert.equal((await reader.query()).get('party'), 'us');
});

pageTest('a click on a quote selects it, and on its tie the other one', {}, async (reader) => {
  await reader.click('quote:healey-without-ukraine:text');
  assert.equal((await reader.query()).get('quote'), 'healey-without-ukraine');
  await reader.click('quote:healey-without-ukraine:tie:0');
  assert.equal((await reader.query()).get('quote'), 'rutte-closely-involved');
});

pageTest('the buttons of the map and the clocks answer a click', {}, async (reader) => {
  const start = await reader.box('party:us');
  await reader.click('map:in');
  assert.notDeepEqual(await reader.box('party:us'), start);
  await reader.click('map:fit');
  assert.deepEqual(await reader.box('party:us'), start);
  await reader.click('clock:published');
  assert.equal((await reader.query()).get('clock'), 'published');
  assert.ok(await reader.pressed('clock:published'));
});

pageTest('the scrubber follows a drag, to both ends', {}, async (reader) => {
  const { x, y, width, height } = await reader.box('time:scrubber');
  const at = (share) => ({ x: x + width * share, y: y + height / 2 });
  await reader.drag(at(0.9), at(0.01));
  assert.equal((await reader.scrubber()).now, 0);
  await reader.drag(at(0.02), at(0.5));
  const { now, max } = await reader.scrubber();
  assert.ok(now > 0 && now < max, `${now} of ${max}`);
  await reader.drag(at(0.5), at(0.99));
  assert.equal((await reader.scrubber()).now, max);
});

pageTest('a drag moves the map and selects nothing, even where it begins on a party', {}, async (reader) => {
  const before = await reader.box('party:us');
  const from = await sea(reader);
  await reader.drag(from, { x: from.x + 60, y: from.y + 20 });
  const after = await reader.box('party:us');
  assert.ok(Math.abs(after.x - before.x - 60) <= 2 && Math.abs(after.y - before.y - 20) <= 2, JSON.stringify([before, after]));
  const mark = await reader.middle('party:us');
  await reader.drag(mark, { x: mark.x - 60, y: mark.y });
  assert.ok(Math.abs((await reader.box('party:us')).x - before.x) <= 2);
  assert.equal((await reader.query()).get('party'), null);
});

pageTest('the wheel scrolls the page, and zooms the map only with Ctrl', {}, async (reader) => {
  const { x, y } = await sea(reader);
  const before = await reader.box('party:us');
  await reader.page.mouse.move(x, y);
  await reader.page.mouse.wheel(0, 60);
  await until(async () => (await scrolled(reader)) > 0, 'the page scrolls');
  await reader.page.evaluate(() => scrollTo(0, 0));
  await until(async () => (await scrolled(reader)) === 0, 'the page is back');
  await reader.idle();
  assert.deepEqual(await reader.box('party:us'), before, 'the map has moved');
  await reader.page.keyboard.down('Control');
  await reader.page.mouse.wheel(0, -60);
  await reader.page.keyboard.up('Control');
  await until(async () => (await reader.box('party:us')).x < before.x - 20, 'the map zooms about the pointer');
  assert.equal(await scrolled(reader), 0, 'the page scrolled as well');
});

pageTest('a click on the sea makes the map active: the wheel zooms it until Escape', {}, async (reader) => {
  const { x, y } = await sea(reader);
  await reader.clickAt(x, y);
  const status = reader.page.locator('#status');
  assert.match(await status.innerText(), /map is active/i);
  const before = await reader.box('party:us');
  await reader.page.mouse.wheel(0, -60);
  await until(async () => (await reader.box('party:us')).x < before.x - 20, 'the map zooms');
  assert.equal(await scrolled(reader), 0);
  await reader.press('Escape');
  assert.equal(await status.innerText(), '');
  await reader.page.mouse.wheel(0, 60);
  await until(async () => (await scrolled(reader)) > 0, 'the page scrolls again');
});

pageTest('passing over a mark shows it in map and list, tells that it can be pressed, and is over afterwards', { draws: true }, async (reader) => {
  const { x, y } = await sea(reader);
  await reader.moveTo(x, y);
  const before = await reader.stagePicture();
  const cursor = () => reader.page.evaluate(() => getComputedStyle(document.getElementById('canvas')).cursor);
  assert.notEqual(await cursor(), 'pointer');
  const mark = await reader.middle('party:germany');
  await reader.moveTo(mark.x, mark.y);
  assert.equal(await cursor(), 'pointer');
  assert.ok(differing(before, await reader.stagePicture()) > 100, 'nothing is shown');
  await reader.moveTo(x, y);
  assert.equal(differing(before, await reader.stagePicture()), 0, 'something stays behind');
  assert.equal((await reader.query()).toString(), '', 'passing over chose something');
});

pageTest('passing over a quote lights its party’s mark on the map', { draws: true }, async (reader) => {
  const mark = await reader.box('party:germany');
  const before = await reader.picture(mark);
  const { x, y } = await reader.middle('quote:baerbock-over-ukraines-head:text');
  await reader.moveTo(x, y);
  assert.ok(differing(before, await reader.picture(mark)) > 30);
});

pageTest('the wheel over the list scrolls the list, and what is drawn follows its accessible elements', { size: [1024, 600], draws: true }, async (reader) => {
  await reader.element('question:select').selectOption('All statements');
  await reader.idle();
  const { x, y, width, height } = await reader.box('quotes');
  const before = await reader.picture({ x, y: y + 60, width, height: height - 60 });
  await reader.page.mouse.move(x + width / 2, y + height / 2);
  await reader.page.mouse.wheel(0, 300);
  const top = () => reader.page.evaluate(() => document.querySelector('#semantics .scroller').scrollTop);
  await until(async () => (await top()) > 200, 'the list scrolls');
  await reader.idle();
  assert.equal(await scrolled(reader), 0);
  assert.ok(differing(before, await reader.picture({ x, y: y + 60, width, height: height - 60 })) > 1000);
});

pageTest('a press with another button than the first does nothing', {}, async (reader) => {
  const { x, y } = await reader.middle('party:us');
  for (const button of ['right', 'middle']) await reader.page.mouse.click(x, y, { button });
  await reader.idle();
  assert.equal((await reader.query()).get('party'), null);
});
