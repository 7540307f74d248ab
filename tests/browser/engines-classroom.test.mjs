// The classroom in each engine: the stage with a clicker's keys, its notes, the quiz, and files to take away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { leapingTime } from './engines/leap.mjs';
import { engineTests, MS_PER_TEST } from './engines/reader.mjs';
import { until, world } from './support/harness.mjs';
import { oneFileOf } from './support/sites.mjs';

const { under, engineTest } = engineTests();
const steps = () => world.story.steps;
const step = async (reader) => Number((await reader.query()).get('step'));

engineTest('the stage fills the window, heeds a clicker, goes black and is left', { path: '?present' }, async (reader) => {
  assert.equal(await reader.name('stage:title'), steps()[0].title);
  const { stage, window } = await reader.run(() => {
    const { x, y, width, height } = document.getElementById('stage').getBoundingClientRect();
    return { stage: [x, y, width, height], window: [0, 0, innerWidth, innerHeight] };
  });
  assert.deepEqual(stage, window);
  await reader.press('PageDown', 'PageDown');
  assert.equal(await step(reader), 3);
  assert.equal(await reader.name('stage:title'), steps()[2].title);
  await reader.press('PageUp');
  assert.equal(await step(reader), 2);
  await reader.press('End');
  assert.equal(await step(reader), steps().length);
  await reader.press('b');
  await until(async () => {
    const { data } = await reader.picture();
    for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] > 90) return false;
    return true;
  }, 'the screen is black');
  await reader.press('b', 'Escape');
  assert.equal((await reader.query()).get('present'), null);
  assert.equal(await reader.run(() => document.documentElement.dataset.presenting ?? ''), '');
});

const textOf = (reader, selector) => reader.run((at) => document.querySelector(at)?.textContent ?? '', selector);

/** Opens the notes window as a speaker does; gives how to be in it, and on the stage. */
async function openNotes(reader) {
  const { engine } = reader;
  const stage = await engine.tab();
  const before = await engine.tabs();
  await engine.key('n');
  const notes = await until(async () => (await engine.tabs()).find((tab) => !before.includes(tab)), 'there is a window more');
  await engine.toTab(notes);
  await until(async () => (await textOf(reader, '#title')) !== '', 'the notes are there');
  const onStage = async (body) => {
    await engine.toTab(stage);
    await body();
    await engine.toTab(notes);
  };
  return { onStage, close: () => engine.closeTab(stage) };
}

async function notesFollow(reader) {
  let notes = await openNotes(reader);
  const titled = (step) => until(async () => (await textOf(reader, '#title')) === steps()[step - 1].title, `the notes are at step ${step}`);
  await titled(5);
  assert.equal(await textOf(reader, '#notes'), steps()[4].notes);
  assert.equal(await textOf(reader, '#next-title'), steps()[5].title);
  assert.match(await textOf(reader, '#clock'), /\d/);
  await notes.onStage(() => reader.press('PageDown'));
  await titled(6);
  await until(async () => (await textOf(reader, '#elapsed')) !== '0:00', 'the time goes');
  await reader.run(() => document.getElementById('next').click());
  await titled(7);
  await notes.onStage(() => until(async () => (await step(reader)) === 7, 'the stage follows'));
  await notes.close();
  await reader.press('End');
  notes = await openNotes(reader);
  await titled(steps().length);
  assert.ok(await reader.run(() => document.getElementById('next').disabled));
  await notes.close();
}

engineTest('the notes window and the stage drive one another, also after it was closed and opened again', { path: '?present&step=5' }, notesFollow);

test(`${world.engine}: the one file has its notes window too`, { timeout: MS_PER_TEST }, async () => {
  const { engine, reader } = under;
  await engine.open(`${pathToFileURL(oneFileOf(world.site)).href}?present&step=5`);
  await until(async () => (await reader.state()) === 'ready', 'it starts');
  await reader.idle();
  await notesFollow(reader);
});

engineTest('the spotlight follows the pointer while it is on', { path: '?present' }, async (reader) => {
  const centre = () => reader.run(() => {
    const { x, y, width, height } = document.querySelector('.stage-spotlight')?.getBoundingClientRect() ?? {};
    return width ? [Math.round(x + width / 2), Math.round(y + height / 2)] : null;
  });
  await reader.engine.move({ x: 300, y: 300 });
  assert.equal(await centre(), null);
  await reader.press('s');
  await until(async () => String(await centre()) === '300,300', 'it is at the pointer');
  await reader.engine.move({ x: 50, y: 600 });
  await until(async () => String(await centre()) === '50,600', 'it follows');
  await reader.press('s');
  assert.equal(await centre(), null);
});

const MS_A_STEP = 46_000; // and a little more
engineTest('a kiosk goes round by itself, waits for a visitor, and begins anew two minutes after the last', {
  path: '?present=kiosk', rests: false, init: leapingTime,
}, async (reader) => {
  const leap = (ms) => reader.run((ms) => globalThis.leap(ms), ms);
  const at = (step) => until(async () => (await reader.name('stage:title')) === steps()[step - 1].title, `it is at step ${step}`);
  await at(1);
  for (let next = 2; next <= steps().length; ++next) {
    await leap(MS_A_STEP);
    await at(next);
  }
  await leap(MS_A_STEP);
  await at(1);
  await reader.engine.key('PageDown');
  await at(2);
  await leap(110_000);
  await at(2);
  await leap(11_000);
  await at(1);
});

engineTest('a handout has its question over a map of the moment, and leaves nothing behind', {
  path: '?question=imposed-peace', init: () => (globalThis.print = () => dispatchEvent(new Event('beforeprint'))),
}, async (reader) => {
  const isHandout = () => reader.run(() => 'handout' in document.documentElement.dataset);
  await reader.choose('handout');
  assert.ok(await isHandout());
  const sheet = await reader.run(() => {
    const canvas = document.querySelector('#print-map canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return {
      title: document.querySelector('#print-map h2').textContent,
      caption: document.querySelector('#print-map figcaption').textContent,
      colours: new Set(new Uint32Array(data.buffer)).size,
    };
  });
  assert.equal(sheet.title, world.story.questions.find((q) => q.id === 'imposed-peace').text);
  assert.match(sheet.caption, /Against: Germany.*2025/);
  assert.ok(sheet.colours > 50, 'the map is blank');
  await reader.run(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await reader.run(() => document.querySelectorAll('#print-map').length), 0);
  assert.ok(!(await isHandout()));
});

engineTest('a quiz is asked, answered and counted, the same for everyone', { path: '?quiz=7' }, async (reader) => {
  const asked = [await reader.name('quiz:prompt'), await reader.name('quiz:quote'), await reader.name('quiz:choice:0')];
  assert.ok(asked.every(Boolean), JSON.stringify(asked));
  for (let question = 0; question < 6; question += 1) {
    await reader.focus('quiz:choice:0');
    await reader.press('Enter');
    assert.match(await reader.name('quiz:verdict'), /^That is (right|not right)/);
    assert.match(await reader.name('quiz:by'), /paragraph \d+/);
    await reader.focus('quiz:next');
    await reader.press('Enter');
  }
  assert.match(await reader.name('quiz:score'), /^\d of 6 right$/);
  await reader.open({ path: '?quiz=7' });
  assert.deepEqual([await reader.name('quiz:prompt'), await reader.name('quiz:quote'), await reader.name('quiz:choice:0')], asked);
});

/** What would be saved is kept instead: a driver may ask its reader where to. */
const keepFiles = () => {
  globalThis.saved = [];
  const blobs = new Map();
  const address = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const made = address.call(URL, blob);
    blobs.set(made, blob);
    return made;
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download) return click.call(this);
    const blob = blobs.get(this.href);
    blob.arrayBuffer().then((bytes) => saved.push({ name: this.download, type: blob.type, bytes: [...new Uint8Array(bytes).slice(0, 64)], size: blob.size }));
  };
};

engineTest('pictures and tables are made on the reader’s machine, and named by story, question and moment', { init: keepFiles }, async (reader) => {
  await reader.run(() => document.getElementById('take').click());
  await until(() => reader.run(() => document.querySelectorAll('#takeaway button').length === 10), 'the dialog is there');
  await reader.idle();
  for (const words of [/PNG/, /SVG/, /CSV/, /JSON/]) {
    const before = await reader.run(() => saved.length);
    await reader.run((source) => [...document.querySelectorAll('#takeaway button')].find((el) => new RegExp(source).test(el.textContent)).click(), words.source);
    await until(() => reader.run((count) => saved.length > count, before), `${words.source} is made`);
  }
  const [png, svg, csv, json] = await reader.run(() => saved);
  for (const file of [png, svg]) assert.match(file.name, /^standpoint-.*ukraine-at-the-table-2025-02-13/);
  const text = ({ bytes }) => Buffer.from(bytes).toString('utf8');
  assert.equal(text(png).slice(1, 4), 'PNG');
  assert.ok(png.size > 20_000, `a picture of ${png.size} bytes`);
  assert.match(text(svg), /^(<\?xml[^>]*>\s*)?<svg /);
  assert.deepEqual(csv.bytes.slice(0, 3), [0xef, 0xbb, 0xbf]);
  assert.match(text(json), /^\{/);
});
