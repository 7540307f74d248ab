// The date: dragged, tapped, typed, played, bounded, and told in words, by mouse, finger and keyboard.
import assert from 'node:assert/strict';
import { pageTest, until, world } from './support/harness.mjs';
import { differing } from './support/pixels.mjs';

const PHONE = { size: [390, 844], touch: true };
const ALL = '?question=~';
const LAST_DAY = 0.56; // where on the line the last day begins

const track = async (reader) => {
  const { x, y, width, height } = await reader.box('time:scrubber');
  return (share) => ({ x: x + width * share, y: y + height / 2 });
};
const showTime = async (reader) => {
  await reader.page.evaluate(() => document.querySelector('[data-id=time]').scrollIntoView({ block: 'center' }));
  await reader.laidOut();
};
const get = async (reader, key) => (await reader.query()).get(key);
const changes = (reader) => reader.name('time:changes');
const ghost = async (reader) => ((await reader.element('time:ghost').count()) ? reader.name('time:ghost') : '');
const isField = (reader) => reader.element('time:date').evaluate((el) => el.tagName === 'INPUT');

/** The short name of the day, the speaker or the event that the scrubber stands at must be in its words. */
function sameStop(pointedAt, words) {
  const what = pointedAt.split(' · ')[1];
  const event = world.story.events.find((e) => e.short_title === what);
  return words.includes(event ? event.title : what);
}

// --- Dragging ---

pageTest('a drag goes only from stop to stop, and each of them is in the address', { path: ALL }, async (reader) => {
  const at = await track(reader);
  const { x, y } = at(0.05);
  await reader.page.mouse.move(x, y);
  await reader.page.mouse.down();
  const visited = [];
  const moments = new Set();
  let before = '';
  for (let share = 0.05; share < 0.96; share += 0.01) {
    await reader.moveTo(at(share).x, y);
    const { now, words } = await reader.scrubber();
    visited.push(now);
    const query = await reader.query();
    const moment = (query.get('time') ?? 'latest').replace('earliest', '0').replace(/^[\d-]{10}$/, '$&T24:00');
    assert.ok(moment >= before, `at ${share} the moment goes back from ${before} to ${moment}`);
    before = moment;
    moments.add(moment);
    const id = query.get('quote') ?? query.get('event');
    if (!id) continue;
    const quote = world.story.quotes.find((q) => q.id === id);
    const name = quote ? world.story.people.find((p) => p.id === quote.speaker).name : world.story.events.find((e) => e.id === id).title;
    assert.ok(words.includes(name), `${id} is chosen, and the words are ${words}`);
  }
  await reader.page.mouse.up();
  await reader.idle();
  assert.ok(moments.has('2025-02-12T24:00'), 'the evening of 12 February cannot be reached');
  assert.ok(new Set(visited).size > 10, `only ${[...new Set(visited)]} were visited`);
  await until(async () => new URL(reader.page.url()).searchParams.toString() === (await reader.query()).toString(), 'the address follows');
});

pageTest('the shared address shows the same stop', { path: ALL }, async (reader) => {
  const at = await track(reader);
  await reader.drag(at(0.1), at(0.8));
  const dragged = await reader.scrubber();
  assert.ok(dragged.now > 0 && dragged.now < dragged.max);
  const query = (await reader.query()).toString();
  await reader.again({ path: `?${query}` });
  assert.deepEqual(await reader.scrubber(), dragged);
});

pageTest('a finger drags the date while it moves, from 44 px around the line', PHONE, async (reader) => {
  await showTime(reader);
  const { height } = await reader.box('time:scrubber');
  assert.ok(height >= 44, `${height} px`);
  const at = await track(reader);
  const low = { x: at(0.95).x, y: at(0.95).y + 18 };
  const seen = [];
  await reader.touch('touchStart', [low]);
  for (let share = 0.9; share > 0.05; share -= 0.05) {
    await reader.touch('touchMove', [{ x: at(share).x, y: low.y }]);
    await reader.idle();
    seen.push((await reader.scrubber()).now);
  }
  await reader.touch('touchEnd', []);
  await reader.idle();
  assert.ok(new Set(seen).size > 3, `under the finger it was at ${seen}`);
  assert.equal(await ghost(reader), '', 'a finger leaves no ghost');
});

// --- The ghost ---

pageTest('the pointer over the line shows what a press would go to, and moves nothing; the press goes there', { path: ALL }, async (reader) => {
  const at = await track(reader);
  for (const share of [0.45, 0.7, 0.8, 0.9]) {
    const before = (await reader.query()).toString();
    const { x, y } = at(share);
    await reader.moveTo(x, y);
    const words = await ghost(reader);
    assert.match(words, /^(\w{3} )?\d.* · ./, 'the ghost has a date, and who or what');
    assert.equal((await reader.query()).toString(), before, 'the pointer alone moves something');
    await reader.clickAt(x, y);
    assert.ok(sameStop(words, (await reader.scrubber()).words), `${words} was shown, ${(await reader.scrubber()).words} came`);
    await reader.moveTo(5, 5);
    assert.equal(await ghost(reader), '');
  }
});

// --- A range ---

const rangeIs = async (reader, from) => {
  assert.match((await get(reader, 'time')) ?? '', new RegExp(`^${from}\\.\\.`));
  assert.match(await changes(reader), /^In this time: \d+ statements?, \d+ positions?$/);
};

for (const [how, options] of [['mouse', { path: ALL }], ['finger', { ...PHONE, path: ALL }]]) {
  pageTest(`the start of the range is pulled with the ${how}, stands in the address, and is pulled back`, options, async (reader) => {
    await showTime(reader);
    const pull = async (to) => {
      const from = await reader.middle('time:from');
      if (how === 'finger') await reader.swipe([[from, { x: to.x, y: from.y }]]);
      else await reader.drag(from, to);
    };
    const at = await track(reader);
    const everything = (await reader.quotes()).length;
    await pull(at(LAST_DAY));
    await rangeIs(reader, '2025-02-13');
    const within = await reader.quotes();
    assert.ok(within.length < everything);
    for (const id of within) assert.equal(world.story.quotes.find((q) => q.id === id).said, '2025-02-13', id);
    const { search } = new URL(reader.page.url());
    await reader.page.goto(new URL(search, world.url).href);
    await reader.started();
    await showTime(reader);
    await rangeIs(reader, '2025-02-13');
    assert.deepEqual(await reader.quotes(), within, 'the address shows another range');
    await pull(at(0.01));
    assert.equal(await get(reader, 'time'), null);
    assert.equal((await reader.quotes()).length, everything);
  });
}

pageTest('the start of the range is moved by keys, and taken away with a button', { path: ALL }, async (reader) => {
  await reader.focus('time:from');
  const words = () => reader.element('time:from').getAttribute('aria-valuetext');
  assert.equal(await words(), 'the start');
  await reader.press('ArrowRight');
  await rangeIs(reader, '2025-02-12');
  assert.equal(await words(), 'Wed 12 Feb 2025');
  await reader.press('End');
  await rangeIs(reader, '2025-02-13');
  await reader.press('Home');
  assert.equal(await get(reader, 'time'), null);
  await reader.press('ArrowRight');
  await reader.focus('time:range:clear');
  await reader.press('Enter');
  assert.equal(await get(reader, 'time'), null);
  assert.equal(await words(), 'the start');
  assert.notEqual(await reader.focused(), '', 'the focus is lost with the button');
});

// --- A typed date ---

pageTest('a date is typed: the field takes the keys, and Enter goes there', {}, async (reader) => {
  await reader.click('time:date');
  assert.ok(await isField(reader));
  assert.equal(await reader.focused(), 'time:date', 'who presses the date can type at once');
  await reader.page.keyboard.type('12 feb');
  await reader.press('Enter');
  assert.equal(await get(reader, 'time'), '2025-02-12');
  assert.match((await reader.scrubber()).words, /^Wednesday 12 February 2025/);
  assert.ok(!(await isField(reader)));
  assert.equal(await reader.focused(), 'time:date');
});

pageTest('a wrong date stays to be mended, is marked, and said to be wrong with an example; nothing moves', {}, async (reader) => {
  const before = await reader.scrubber();
  await reader.focus('time:date');
  await reader.press('Enter');
  await reader.page.keyboard.type('the other day');
  await reader.press('Enter');
  const field = reader.element('time:date');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.equal(await field.inputValue(), 'the other day');
  assert.equal(await changes(reader), 'This is no date that we understand. Try 13.2.2025, 13 Feb 2025 or 2025-02-13.');
  assert.equal(await reader.element('time:changes').getAttribute('aria-live'), 'polite');
  assert.deepEqual(await reader.scrubber(), before);
  await field.fill('31.2.2025');
  await reader.press('Enter');
  assert.equal(await field.getAttribute('aria-invalid'), 'true', 'there is no 31 February');
  await field.fill('13.2.2025');
  await reader.press('Enter');
  assert.ok(!(await isField(reader)));
  assert.match(await changes(reader), /^Since /);
});

pageTest('an interval that is typed is a range', {}, async (reader) => {
  await reader.click('time:date');
  await reader.page.keyboard.type('2025-02-12/2025-02-13');
  await reader.press('Enter');
  assert.equal(await get(reader, 'time'), '2025-02-12..latest');
});

pageTest('whoever types no date has the old one again, by Escape, Enter, or going elsewhere', {}, async (reader) => {
  const leave = { Escape: () => reader.press('Escape'), Enter: () => reader.press('Enter'), 'another place': () => reader.focus('map:view') };
  for (const [how, go] of Object.entries(leave)) {
    await reader.click('time:date');
    assert.ok(await isField(reader), how);
    await go();
    assert.ok(!(await isField(reader)), `${how}: the empty field stays`);
    assert.equal(await get(reader, 'time'), null);
    assert.equal(await reader.focused(), how === 'another place' ? 'map:view' : 'time:date', how);
  }
});

pageTest('a tap on the date opens a field that suits the keyboard on the screen', PHONE, async (reader) => {
  await showTime(reader);
  const { x, y } = await reader.middle('time:date');
  await reader.tap(x, y);
  assert.equal(await reader.focused(), 'time:date');
  const field = reader.element('time:date');
  assert.deepEqual(
    await field.evaluate((el) => [el.type, el.enterKeyHint, el.autocomplete, el.autocapitalize, el.spellcheck, el.inputMode]),
    ['text', 'done', 'off', 'none', false, ''], // names of months need letters
  );
  assert.ok((await field.evaluate((el) => parseFloat(getComputedStyle(el).fontSize))) >= 16, 'iOS zooms into smaller fields');
  assert.ok((await reader.box('time:date')).height >= 44);
  await reader.page.keyboard.insertText('12.2.2025');
  await reader.press('Enter');
  assert.equal(await get(reader, 'time'), '2025-02-12');
});

// --- Playing ---

/** Plays from the start and gives the ms between the first two stops. */
async function pace(reader) {
  await reader.focus('time:scrubber');
  await reader.press('Home');
  await reader.page.evaluate(() => {
    globalThis.reached = [];
    const slider = document.querySelector('[data-id="time:scrubber"]');
    globalThis.watching ??= new MutationObserver(() => reached.push(performance.now()));
    watching.observe(slider, { attributeFilter: ['aria-valuetext'] });
  });
  await reader.page.keyboard.press('Space');
  await until(() => reader.page.evaluate(() => reached.length >= 2), 'two stops are reached');
  await reader.press('Space');
  return reader.page.evaluate(() => reached[1] - reached[0]);
}

pageTest('it plays at half, at one and at twice the speed', { path: ALL }, async (reader) => {
  const speeds = { '1×': await pace(reader) };
  for (const speed of ['2×', '0.5×']) {
    await reader.click('time:pace');
    assert.equal(await reader.name('time:pace'), `Speed: ${speed}`);
    speeds[speed] = await pace(reader);
  }
  await reader.click('time:pace');
  assert.equal(await reader.name('time:pace'), 'Speed: 1×');
  assert.ok(speeds['2×'] < 0.75 * speeds['1×'] && speeds['1×'] < 0.75 * speeds['0.5×'], JSON.stringify(speeds));
});

pageTest('it stops at the end and does not begin anew by itself; Play there begins at the start', {}, async (reader) => {
  await reader.click('time:pace'); // twice
  await reader.focus('time:scrubber');
  await reader.press('End', 'ArrowLeft', 'ArrowLeft');
  const play = () => reader.element('time:play').evaluate((el) => el.click());
  await play();
  await until(async () => (await reader.name('time:play')) === 'Play', 'it stops');
  await reader.idle();
  const { now, max } = await reader.scrubber();
  assert.equal(now, max);
  await new Promise((resolve) => setTimeout(resolve, 1300)); // longer than from stop to stop
  assert.equal((await reader.scrubber()).now, max);
  await play();
  await until(async () => (await reader.scrubber()).now <= 1, 'it begins at the start');
  await play();
  await reader.idle();
});

// --- From statement to statement ---

pageTest('previous and next go from statement to statement, past events, and no further than there are any', { path: ALL }, async (reader) => {
  await reader.focus('time:scrubber');
  await reader.press('Home');
  const walked = [];
  for (;;) {
    await reader.click('time:next');
    const quote = await get(reader, 'quote');
    if (!quote || quote === walked.at(-1)) break;
    assert.equal(await get(reader, 'event'), null);
    walked.push(quote);
  }
  const statements = world.story.quotes.filter((q) => !(q.ties ?? []).some((tie) => tie.kind === 'repeats'));
  assert.equal(new Set(walked).size, walked.length, 'one is met twice');
  assert.ok(walked.length > 10 && walked.length <= statements.length, `${walked.length} of ${statements.length}`);
  await reader.click('time:previous');
  assert.equal(await get(reader, 'quote'), walked.at(-2));
  await reader.focus('time:scrubber');
  await reader.press('Home');
  await reader.click('time:previous');
  assert.equal((await reader.scrubber()).now, 0);
});

// --- Breaks ---

const FOLDED = /^\w{3} \d+ \w+ 2014 to \w{3} \d+ \w+ 2025: 10 years are folded here$/;

pageTest('a break says what is folded there: to the pointer, to a key, and to assistive technology', { draws: true }, async (reader) => {
  assert.match(await reader.name('time:fold:0'), FOLDED);
  const { x, y } = await reader.middle('time:fold:0');
  const above = { x: x - 130, y: y - 60, width: 260, height: 44 };
  const before = await reader.picture(above);
  await reader.moveTo(x, y);
  assert.ok(differing(before, await reader.picture(above)) > 300, 'the pointer is told nothing');
  assert.equal(await ghost(reader), '', 'at a break the ghost is in the way');
  await reader.moveTo(5, 5);
  assert.equal(differing(before, await reader.picture(above)), 0);
  await reader.focus('time:fold:0');
  assert.ok(differing(before, await reader.picture(above)) > 300, 'a key is told nothing');
});

pageTest('a tap on a break says what is folded there', { ...PHONE, draws: true }, async (reader) => {
  await showTime(reader);
  const { x, y } = await reader.middle('time:fold:0');
  const above = { x: x - 60, y: y - 60, width: 200, height: 40 };
  const before = await reader.picture(above);
  await reader.tap(x, y);
  assert.ok(differing(before, await reader.picture(above)) > 300);
});

// --- What changed, and the clocks ---

/** Hears what assistive technology is told from now on. */
const listen = (reader) =>
  reader.page.evaluate(() => {
    globalThis.said = [];
    for (const el of document.querySelectorAll('[aria-live], [role=status], [role=alert]')) {
      new MutationObserver(() => said.push(el.textContent)).observe(el, { childList: true, characterData: true, subtree: true });
    }
  });
const heard = (reader) => reader.page.evaluate(() => said.splice(0));

pageTest('what changed is said once in words, and marked on the map', { path: '?time=2025-02-12' }, async (reader) => {
  await listen(reader);
  assert.match(await reader.name('party:nato'), /Has not said/);
  await reader.focus('time:scrubber');
  await reader.press('End');
  const [words, ...more] = await heard(reader);
  assert.deepEqual(more, [], 'it is said more than once');
  assert.match(words, /^Since Wed 12 Feb \(Trump and Putin agree to talk\): \d+ statements, \d+ positions$/);
  assert.match(await reader.name('party:nato'), /\(new\)$/);
  assert.doesNotMatch(await reader.name('party:us'), /\(new\)/);
});

// Not drawn: a frame that is drawn in software may take a third of the glide.
pageTest('statements glide to where the other clock has them', { path: '?question=imposed-peace&time=2025-02-12' }, async (reader) => {
  const frames = await reader.frames();
  await reader.click('clock:published');
  assert.ok((await reader.frames()) - frames > 2, 'the statements do not glide');
});

pageTest('the other clock says once whose statements cross an event, moves them, and keeps the moment', { path: '?question=imposed-peace&time=2025-02-12', draws: true }, async (reader) => {
  await listen(reader);
  assert.match(await reader.name('party:germany'), /Against/);
  const { x, y, width, height } = await reader.box('time');
  const axis = { x, y: y + height * 0.35, width, height: height * 0.3 };
  const before = await reader.picture(axis);
  await reader.click('clock:published');
  assert.ok(differing(before, await reader.picture(axis)) > 50, 'no statement has moved');
  const [words, ...more] = await heard(reader);
  assert.deepEqual(more, []);
  assert.match(words, /^Olaf Scholz: \d statements made before “Trump and Putin agree to talk”, published after it$/);
  assert.match(await reader.name('party:germany'), /Has not said/);
  const query = await reader.query();
  assert.deepEqual([query.get('time'), query.get('clock')], ['2025-02-12', 'published']);
  await reader.focus('time:scrubber');
  await reader.press('End');
  assert.match(await changes(reader), /^Since /, 'once the reader goes elsewhere it is old');
});
