// What may be missing, broken, slow or forbidden, in each engine: the reader keeps the text, and is told.
import assert from 'node:assert/strict';
import { engineTests } from './engines/reader.mjs';
import { leapingTime } from './engines/leap.mjs';
import { until, world } from './support/harness.mjs';

const { engineTest } = engineTests();
const NOT_LOADED = /^uncaught: a file that did not load$/; // what Firefox says of a file that was to be fetched ahead
const notice = (reader) => reader.text('#notice');
const quotesInSight = (reader) =>
  reader.run(() => [...document.querySelectorAll('figure.quote blockquote')].filter((el) => el.getClientRects().length).length);

async function assertGivenUp(reader, sentence) {
  assert.equal(await reader.state(), 'error');
  assert.match(await notice(reader), sentence);
  assert.match(await notice(reader), /as text/);
  assert.doesNotMatch(await notice(reader), /undefined|\[object/);
  assert.equal(await quotesInSight(reader), world.story.quotes.length);
}

const FATAL = {
  'with half of the module’s script': [{ answers: { 'standpoint.js': { type: 'text/javascript', cut: true } } }, /standpoint\.js/],
  'without WebAssembly': [{ init: () => delete globalThis.WebAssembly }, /WebAssembly/],
  'without WebGL 2': [{ init: () => (HTMLCanvasElement.prototype.getContext = () => null) }, /WebGL 2/],
  'without the module': [{ answers: { 'standpoint.wasm': { status: 404 } }, expected: NOT_LOADED }, /standpoint\.wasm/],
  'with half of the module': [{ answers: { 'standpoint.wasm': { type: 'application/wasm', cut: true } } }, /standpoint\.wasm/],
  'with a sign-in page for a module': [{ answers: { 'standpoint.wasm': { type: 'text/html', body: '<!doctype html><title>Welcome' } } }, /standpoint\.wasm/],
  'with half of the map': [{ answers: { 'map-opening.bin': { type: 'application/octet-stream', cut: true } } }, /map-opening\.bin/],
  'with half of a font': [{ answers: { 'fonts/serif-regular-latin.ttf': { type: 'font/ttf', cut: true } } }, /serif-regular-latin\.ttf/],
  'without the story': [{ answers: { 'story.json': { status: 404 } }, expected: NOT_LOADED }, /story\.json/],
  'with half of the story': [{ answers: { 'story.json': { type: 'application/json', cut: true } } }, /story has errors[^]*story\.json:\d+:\d+: error/],
};
for (const [what, [options, sentence]] of Object.entries(FATAL)) {
  engineTest(`${what} the text stays, and the reader is told`, options, (reader) => assertGivenUp(reader, sentence));
}

engineTest('a module of a type that servers get wrong runs all the same', { answers: { 'standpoint.wasm': { type: 'text/plain' } } }, async (reader) => {
  assert.equal(await reader.state(), 'ready');
  assert.equal(await notice(reader), '');
});

engineTest('without the whole map and the program’s second part the map stays, and what is missing is told when it is asked for', {
  answers: { 'map-full.bin': { status: 404 }, 'standpoint.deferred.wasm': { status: 404 } },
}, async (reader) => {
  assert.equal(await reader.state(), 'ready');
  assert.equal(await notice(reader), '');
  await reader.engine.click(await reader.middle('lens:grid'));
  await until(async () => /could not be loaded/.test(await notice(reader)), 'it is told');
  assert.ok(await reader.name('map:view'));
  await reader.click('party:nato');
  assert.equal((await reader.query()).get('party'), 'nato');
});

/** Remembers when all quotes stood on the page, and when the explainer was ready, in ms. */
const keepTimes = () => {
  globalThis.times = {};
  const look = () => {
    const { dataset } = document.documentElement;
    if (!times.read && document.querySelector('footer')?.getClientRects().length) times.read = performance.now();
    if (dataset.standpoint === 'ready') times.ready = performance.now();
    else requestAnimationFrame(look);
  };
  look();
};
engineTest('over a slow network the story is read long before the picture moves', {
  init: keepTimes,
  answers: { 'standpoint.wasm': { type: 'application/wasm', ms: 4000 } },
}, async (reader) => {
  assert.equal(await reader.state(), 'ready');
  const { read, ready } = await reader.run(() => times);
  assert.ok(read < ready - 2000, `the text after ${read} ms, the picture after ${ready} ms`);
});

engineTest('with all storage off nothing is missed', {
  init: () => {
    const off = { get() { throw new DOMException('storage is off', 'SecurityError'); } };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(globalThis, name, off);
    Object.defineProperty(Document.prototype, 'cookie', off);
    Object.defineProperty(Navigator.prototype, 'serviceWorker', off);
  },
}, async (reader) => {
  assert.equal(await reader.state(), 'ready');
  await reader.click('party:germany');
  assert.equal((await reader.query()).get('party'), 'germany');
});

const QUOTE = 'healey-without-ukraine';
engineTest('where copying is blocked the text is shown, selected', {
  path: `?quote=${QUOTE}`,
  init: () => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  },
}, async (reader) => {
  await reader.focus(`quote:${QUOTE}:cite`);
  await reader.press('Enter');
  const shown = () => reader.run(() => {
    const field = document.querySelector('dialog textarea');
    return field && [field.value, field.value.slice(field.selectionStart, field.selectionEnd)];
  });
  await until(shown, 'it is shown');
  const [text, selected] = await shown();
  assert.equal(selected, text);
  assert.match(text, /John Healey/);
  await reader.press('Escape');
  await until(async () => !(await shown()), 'it is gone');
});

engineTest('where full screen is refused that is told, and the stage fills the window', {
  init: () => (Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('Permissions check failed'))),
}, async (reader) => {
  await reader.choose('present');
  await reader.run(() => [...document.querySelectorAll('.stage-tools button')].find((el) => /Full screen/.test(el.textContent + el.ariaLabel)).click());
  await until(async () => /refused full screen/.test(await reader.run(() => document.getElementById('status').textContent)), 'it is told');
  const { width, height, window } = await reader.run(() => ({ ...document.getElementById('stage').getBoundingClientRect().toJSON(), window: [innerWidth, innerHeight] }));
  assert.deepEqual([width, height], window);
  await reader.run(() => document.getElementById('stage').focus());
  await reader.press('PageDown');
  assert.equal((await reader.query()).get('step'), '2');
});

engineTest('two tabs of one story keep each to their own view', {}, async (reader) => {
  await reader.elsewhere(async () => {
    await reader.open({ path: '?party=nato' });
    await reader.click('party:germany');
    assert.equal((await reader.query()).get('party'), 'germany');
  });
  assert.equal((await reader.query()).get('party'), null);
  await reader.click('party:us');
  assert.equal((await reader.query()).get('party'), 'us');
});

engineTest('a tab that slept for an hour while it played wakes where it was, and answers', { init: leapingTime }, async (reader) => {
  await reader.focus('time:scrubber');
  await reader.press('Home');
  await reader.engine.key('Space');
  await until(async () => (await reader.scrubber()).now > 0, 'it plays');
  const before = (await reader.scrubber()).now;
  await reader.run(() => leap(3_600_000));
  const after = (await reader.scrubber()).now;
  assert.ok(after - before <= 2, `it ran on from ${before} to ${after}`);
  await reader.engine.key('Space');
  await reader.idle();
  await reader.press('End');
  const { now, max } = await reader.scrubber();
  assert.equal(now, max);
});
