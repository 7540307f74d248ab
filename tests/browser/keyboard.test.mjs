// Everything with the keyboard alone, with the focus always in sight, and never a trap.
import assert from 'node:assert/strict';
import { pageTest, until, world } from './support/harness.mjs';
import { parseColour, pixelsOf } from './support/pixels.mjs';

const ENOUGH_TABS = 80;
const FIRST = 'question:select';

/** Presses Tab (or Shift+Tab) until the focus has gone through the explainer; gives the ids in order. */
async function tabThrough(reader, key, visit = () => {}) {
  const way = [];
  for (let i = 0; i < ENOUGH_TABS; ++i) {
    await reader.press(key);
    const id = await reader.focused();
    if (!id && way.length) return way;
    if (!id) continue;
    way.push(id);
    await visit(id);
  }
  assert.fail(`after ${ENOUGH_TABS} times ${key} the focus is still in the explainer: ${way.join(' ')}`);
}

/** Tab, until the focus is on the region. */
async function tabTo(reader, id) {
  for (let i = 0; i < ENOUGH_TABS && (await reader.focused()) !== id; ++i) await reader.page.keyboard.press('Tab');
  await reader.idle();
  assert.equal(await reader.focused(), id);
}

for (const size of [
  [1000, 700],
  [390, 844],
]) {
  pageTest(`at ${size[0]} px Tab goes through every part and out, and Shift+Tab the same way back`, { size }, async (reader) => {
    const there = await tabThrough(reader, 'Tab');
    for (const party of world.story.parties.filter((p) => p.role === 'speaker')) assert.ok(there.includes(`party:${party.id}`));
    for (const id of [FIRST, 'map:view', 'map:in', 'map:out', 'map:fit', 'map:ties']) assert.ok(there.includes(id), id);
    for (const id of ['time:scrubber', 'time:previous', 'time:play', 'time:next']) assert.ok(there.includes(id), id);
    assert.ok(there.some((id) => id.startsWith('clock:')), 'the clocks');
    for (const id of await reader.quotes()) assert.ok(there.includes(`quote:${id}:select`), id);
    assert.equal(there[0], FIRST);
    assert.equal(new Set(there).size, there.length, `a part is met twice: ${there.join(' ')}`);
    assert.ok(await reader.page.evaluate(() => document.activeElement.matches('#transcript > summary')), 'Tab leaves to the text below');
    assert.deepEqual(await tabThrough(reader, 'Shift+Tab'), there.reverse());
  });
}

pageTest('wherever the focus is, the canvas shows it, and nowhere else', { draws: true }, async (reader) => {
  const token = await reader.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--focus'));
  const ring = async (box) => pixelsOf(await reader.picture(box), parseColour(token));
  const stage = async () => reader.page.locator('#stage').boundingBox();
  const without = await ring(await stage());
  await tabThrough(reader, 'Tab', async (id) => {
    const { x, y, width, height } = await reader.box(id);
    const seen = await ring({ x: x - 8, y: y - 8, width: width + 16, height: height + 16 });
    assert.ok(seen - without > 30, `${id} has the focus, and ${seen - without} pixels tell it`);
  });
  assert.equal(await ring(await stage()), without, 'a ring stays behind');
});

pageTest('a question is chosen with the arrow keys', {}, async (reader) => {
  await tabTo(reader, FIRST);
  await reader.press('ArrowDown');
  assert.equal((await reader.query()).get('question'), world.story.questions[1].id);
  assert.equal(await reader.focused(), FIRST);
  await reader.press('ArrowUp');
  assert.equal((await reader.query()).get('question'), null);
});

pageTest('on the timeline arrows go by one, Page keys by about a tenth, Home and End all the way', {}, async (reader) => {
  await reader.element(FIRST).selectOption('All statements');
  await tabTo(reader, 'time:scrubber');
  const at = async (key) => {
    await reader.press(key);
    return (await reader.scrubber()).now;
  };
  const { max } = await reader.scrubber();
  assert.ok(max > 20);
  assert.equal(await at('Home'), 0);
  assert.equal(await at('ArrowRight'), 1);
  assert.equal(await at('ArrowUp'), 2);
  assert.equal(await at('ArrowLeft'), 1);
  assert.equal(await at('ArrowDown'), 0);
  const tenth = await at('PageUp');
  assert.ok(Math.abs(tenth - max / 10) <= 1, `${tenth} of ${max}`);
  assert.equal(await at('PageDown'), 0);
  assert.equal(await at('End'), max);
  assert.equal(await at('ArrowRight'), max);
  assert.equal(await reader.focused(), 'time:scrubber');
});

pageTest('every stop of the timeline is reached once, one key each, and its words differ from the last', {}, async (reader) => {
  await tabTo(reader, 'time:scrubber');
  await reader.press('Home');
  const { max } = await reader.scrubber();
  let before = '';
  for (let stop = 0; stop <= max; ++stop) {
    const { now, words } = await reader.scrubber();
    assert.equal(now, stop);
    assert.notEqual(words, before);
    before = words;
    await reader.press('ArrowRight');
  }
});

pageTest('Space on the timeline plays and pauses', {}, async (reader) => {
  await tabTo(reader, 'time:scrubber');
  await reader.press('Home');
  await reader.page.keyboard.press('Space');
  await until(async () => (await reader.name('time:play')) === 'Pause', 'it plays');
  await until(async () => (await reader.scrubber()).now > 0, 'the first stop is reached');
  await reader.press('Space');
  assert.equal(await reader.name('time:play'), 'Play');
  const { now } = await reader.scrubber();
  assert.ok(now >= 1 && now <= 3, `${now}`);
});

pageTest('previous and next statement, by their buttons and by Ctrl with an arrow', {}, async (reader) => {
  await tabTo(reader, 'time:scrubber');
  await reader.press('Home');
  await tabTo(reader, 'time:next');
  await reader.press('Enter');
  const first = (await reader.query()).get('quote');
  assert.ok(first);
  assert.equal(await reader.focused(), 'time:next', 'the button keeps the focus');
  await reader.press('Space');
  const second = (await reader.query()).get('quote');
  assert.notEqual(second, first);
  await reader.press('Shift+Tab', 'Shift+Tab', 'Enter');
  assert.equal((await reader.query()).get('quote'), first);
  await reader.focus('map:view');
  await reader.press('Control+ArrowRight');
  assert.equal((await reader.query()).get('quote'), second);
  await reader.press('Control+ArrowLeft');
  assert.equal((await reader.query()).get('quote'), first);
});

pageTest('the clocks are switched with the arrow keys', {}, async (reader) => {
  await tabTo(reader, 'clock:said');
  await reader.press('ArrowRight');
  assert.equal((await reader.query()).get('clock'), 'published');
  assert.equal(await reader.focused(), 'clock:published');
  await reader.press('ArrowLeft');
  assert.equal((await reader.query()).get('clock'), null);
});

pageTest('a party is selected with Enter, and left with Escape', {}, async (reader) => {
  const everybody = await reader.quotes();
  await tabTo(reader, 'party:uk');
  await reader.press('Enter');
  assert.equal((await reader.query()).get('party'), 'uk');
  assert.ok(await reader.pressed('party:uk'));
  assert.deepEqual(await reader.quotes(), ['healey-without-ukraine']);
  assert.equal(await reader.focused(), 'party:uk');
  await reader.press('Escape');
  assert.equal((await reader.query()).get('party'), null);
  assert.deepEqual(await reader.quotes(), everybody);
});

pageTest('a quote is selected, its tie followed to the other quote, and the focus goes along', {}, async (reader) => {
  await tabTo(reader, 'quote:healey-without-ukraine:select');
  await reader.press('Enter');
  assert.equal((await reader.query()).get('quote'), 'healey-without-ukraine');
  assert.ok(await reader.pressed('quote:healey-without-ukraine:select'));
  await reader.press('Tab');
  const tie = await reader.focused();
  assert.match(tie, /^quote:healey-without-ukraine:tie:/);
  assert.match(await reader.name(tie), /^Echoes Mark Rutte: “/);
  await reader.press('Enter');
  assert.equal((await reader.query()).get('quote'), 'rutte-closely-involved');
  assert.ok(await reader.pressed('quote:rutte-closely-involved:select'));
  assert.notEqual(await reader.focused(), '', 'the focus is lost');
});

pageTest('on the map arrows pan, plus and minus zoom, and zero shows every party again', { draws: true }, async (reader) => {
  await tabTo(reader, 'map:view');
  const left = async () => (await reader.box('party:us')).x;
  const start = await left();
  await reader.press('ArrowRight');
  assert.ok((await left()) < start - 40, 'the view goes right, so the map goes left');
  await reader.press('ArrowLeft');
  assert.ok(Math.abs((await left()) - start) <= 2);
  await reader.press('-');
  const far = await reader.stagePicture();
  await reader.press('+', '0');
  assert.ok(Math.abs((await left()) - start) <= 2);
  assert.notDeepEqual((await reader.stagePicture()).data, far.data);
  await reader.press('Alt+ArrowLeft');
  assert.equal((await reader.query()).get('party'), 'us', 'Alt with an arrow selects the nearest party that way');
});

pageTest('the map’s buttons answer Enter', {}, async (reader) => {
  const start = await reader.box('party:us');
  await tabTo(reader, 'map:in');
  await reader.press('Enter');
  assert.notDeepEqual(await reader.box('party:us'), start);
  await tabTo(reader, 'map:fit');
  await reader.press('Enter');
  assert.deepEqual(await reader.box('party:us'), start);
  await tabTo(reader, 'map:ties');
  await reader.press('Enter');
  assert.ok(await reader.pressed('map:ties'));
});

pageTest('the guided reading is begun, turned and left', {}, async (reader) => {
  await tabTo(reader, 'question:tour');
  await reader.press('Enter');
  assert.equal((await reader.query()).get('step'), '1');
  await tabTo(reader, 'step:next');
  await reader.press('Enter');
  assert.equal((await reader.query()).get('step'), '2');
  assert.equal(await reader.focused(), 'step:next');
  await tabTo(reader, 'step:leave');
  await reader.press('Enter');
  assert.equal((await reader.query()).get('step'), null);
});

pageTest('? shows the keys, Escape takes them away, and the focus is where it was', {}, async (reader) => {
  await tabTo(reader, 'map:view');
  await reader.press('?');
  const dialog = reader.page.locator('dialog');
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /Page Up/);
  await reader.press('Escape');
  assert.ok(await dialog.isHidden());
  assert.equal(await reader.focused(), 'map:view');
});

pageTest('keys outside of the explainer are the page’s and the browser’s', { size: [1440, 600] }, async (reader) => {
  const before = await reader.query();
  await reader.page.evaluate(() => document.querySelector('#transcript > summary').focus({ preventScroll: true }));
  await reader.press('Control+ArrowRight', '+', '0', 'ArrowLeft');
  assert.equal((await reader.query()).toString(), before.toString());
  await reader.page.locator('h1').click();
  await reader.laidOut();
  await reader.press('PageDown');
  await until(() => reader.page.evaluate(() => scrollY > 50), 'Page Down scrolls the page');
});
