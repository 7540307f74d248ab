// The classroom in each engine: the stage with a clicker's keys, its notes, the quiz, and files to take away.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startReader } from './engines/reader.mjs';
import { until, world } from './lib.mjs';

const MS_PER_TEST = 120_000;

let reader;
before(async () => ({ reader } = await startReader()));
after(() => reader?.end());

function engineTest(name, options, body) {
  test(`${world.engine}: ${name}`, { timeout: MS_PER_TEST }, async () => {
    await reader.open(options);
    await body(reader);
    assert.deepEqual(await reader.problems(), [], 'the page had problems');
  });
}

const steps = () => world.story.steps;
const name = (id) =>
  reader.run((id) => {
    const el = document.querySelector(`#semantics [data-id="${id}"]`);
    return el?.getAttribute('aria-label') ?? el?.textContent ?? '';
  }, id);
const step = async () => Number((await reader.query()).get('step'));

engineTest('the stage fills the window, heeds a clicker, goes black and is left', { path: '?present' }, async (reader) => {
  assert.equal(await name('stage:title'), steps()[0].title);
  const { stage, window } = await reader.run(() => {
    const { x, y, width, height } = document.getElementById('stage').getBoundingClientRect();
    return { stage: [x, y, width, height], window: [0, 0, innerWidth, innerHeight] };
  });
  assert.deepEqual(stage, window);
  await reader.press('PageDown', 'PageDown');
  assert.equal(await step(), 3);
  assert.equal(await name('stage:title'), steps()[2].title);
  await reader.press('PageUp');
  assert.equal(await step(), 2);
  await reader.press('End');
  assert.equal(await step(), steps().length);
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

// The drivers have no common way to a second window; the desk in a frame hears the stage by the same channel.
engineTest('the notes and the stage drive one another', { path: '?present&step=2' }, async (reader) => {
  await reader.run(
    (address) =>
      new Promise((loaded) => {
        const frame = document.createElement('iframe');
        frame.id = 'notes-frame';
        frame.onload = loaded;
        frame.src = address;
        document.body.append(frame);
      }),
    `notes.html?story=${world.story.id}&lang=en`,
  );
  const desk = (selector) => reader.run((at) => document.getElementById('notes-frame').contentDocument.querySelector(at)?.textContent, selector);
  await until(async () => (await desk('#title')) === steps()[1].title, 'the notes are at the step of the stage');
  assert.equal(await desk('#notes'), steps()[1].notes ?? '');
  await reader.press('PageDown');
  await until(async () => (await desk('#title')) === steps()[2].title, 'the notes follow');
  await reader.run(() => document.getElementById('notes-frame').contentDocument.getElementById('next').click());
  await until(async () => (await step()) === 4, 'the stage follows');
});

engineTest('a quiz is asked, answered and counted, the same for everyone', { path: '?quiz=7' }, async (reader) => {
  const asked = [await name('quiz:prompt'), await name('quiz:quote'), await name('quiz:choice:0')];
  assert.ok(asked.every(Boolean), JSON.stringify(asked));
  for (let question = 0; question < 6; question += 1) {
    await reader.focus('quiz:choice:0');
    await reader.press('Enter');
    assert.match(await name('quiz:verdict'), /^That is (right|not right)/);
    assert.match(await name('quiz:by'), /paragraph \d+/);
    await reader.focus('quiz:next');
    await reader.press('Enter');
  }
  assert.match(await name('quiz:score'), /^\d of 6 right$/);
  await reader.open({ path: '?quiz=7' });
  assert.deepEqual([await name('quiz:prompt'), await name('quiz:quote'), await name('quiz:choice:0')], asked);
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
