// The essentials, in each engine: run.mjs --engine chromium|firefox|webkit. What a driver cannot do is left out by name.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { EngineReader, engineTests, MS_PER_TEST } from './engines/reader.mjs';
import { until, world } from './support/harness.mjs';
import { colours } from './support/pixels.mjs';
import { oneFileOf, serveChanging, siteOf } from './support/sites.mjs';

const { start } = await import(`./engines/${world.engine}.mjs`);
const { under, engineTest } = engineTests();

const seaOf = ({ x, y, width, height }) => ({ x: x + width * 0.4, y: y + height * 0.72 });

engineTest('it starts, and shows the whole story as a picture, as accessible elements and as text', {}, async (reader) => {
  assert.equal(await reader.state(), 'ready');
  assert.equal(await reader.text('#notice'), '');
  const { quotes, parties } = world.story;
  const { names, textQuotes } = await reader.run(() => ({
    names: [...document.querySelectorAll('#semantics button')].map((el) => el.getAttribute('aria-label') ?? el.textContent),
    textQuotes: document.querySelectorAll('figure.quote blockquote').length,
  }));
  assert.equal(textQuotes, quotes.length);
  for (const { name, role } of parties) {
    if (role === 'speaker') assert.equal(names.filter((words) => words.startsWith(`${name}:`)).length, 1, name);
  }
  assert.equal(names.filter((words) => !words.trim()).length, 0, 'a nameless button');
  assert.ok(colours(await reader.picture()) > 200, 'nothing is drawn');
});

engineTest('the keyboard reaches everything, scrubs, chooses and leaves', {}, async (reader) => {
  await reader.focus('time:scrubber');
  await reader.press('Home');
  assert.equal((await reader.scrubber()).now, 0);
  await reader.press('ArrowRight');
  assert.equal((await reader.scrubber()).now, 1);
  await reader.press('End');
  const { now, max } = await reader.scrubber();
  assert.equal(now, max);
  await reader.focus('party:germany');
  await reader.press('Enter');
  assert.equal((await reader.query()).get('party'), 'germany');
  assert.equal(await reader.focused(), 'party:germany');
  await reader.press('Enter');
  assert.equal((await reader.query()).get('party'), null);
  const reached = new Set();
  await reader.run(() => document.querySelector('#semantics :is(select, button, input)').focus());
  for (let i = 0; i < 80 && (await reader.focused()); ++i) {
    reached.add(await reader.focused());
    await reader.press('Tab');
  }
  assert.equal(await reader.focused(), '', 'Tab does not leave');
  for (const id of ['map:view', 'party:us', 'time:scrubber']) assert.ok(reached.has(id), `Tab does not reach ${id}`);
});

engineTest('a click on a mark selects the party, a drag moves the map', {}, async (reader) => {
  await reader.click('party:nato');
  assert.equal((await reader.query()).get('party'), 'nato');
  await reader.click('party:nato');
  assert.equal((await reader.query()).get('party'), null);
  const from = seaOf(await reader.box('map:view'));
  const mark = await reader.box('party:us');
  await reader.drag(from, { x: from.x + 48, y: from.y + 16 });
  const moved = await reader.box('party:us');
  assert.ok(Math.abs(moved.x - mark.x - 48) <= 3 && Math.abs(moved.y - mark.y - 16) <= 3, JSON.stringify([mark, moved]));
});

engineTest('the scrubber follows a drag', {}, async (reader) => {
  const { x, y, width, height } = await reader.box('time:scrubber');
  const at = (share) => ({ x: x + width * share, y: y + height / 2 });
  await reader.drag(at(0.95), at(0.01));
  assert.equal((await reader.scrubber()).now, 0);
  await reader.drag(at(0.02), at(0.99));
  const { now, max } = await reader.scrubber();
  assert.equal(now, max);
});

engineTest('a quote is selected by a click, and its tie leads to the other one', {}, async (reader) => {
  await reader.click('quote:healey-without-ukraine:text');
  assert.equal((await reader.query()).get('quote'), 'healey-without-ukraine');
  await reader.click('quote:healey-without-ukraine:tie:0');
  assert.equal((await reader.query()).get('quote'), 'rutte-closely-involved');
});

engineTest('the question is chosen in a native list', {}, async (reader) => {
  const { questions } = world.story;
  await reader.run((index) => {
    const select = document.querySelector('#semantics select');
    select.selectedIndex = index;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, 2);
  await reader.idle();
  assert.equal((await reader.query()).get('question'), questions[2].id);
});

engineTest('the address holds the view, Back undoes a choice, and a reload shows the same', { path: '?clock=published' }, async (reader) => {
  await reader.click('party:germany');
  await until(async () => (await reader.address()).includes('party=germany'), 'the address follows');
  const address = await reader.address();
  await reader.engine.back();
  await until(async () => !(await reader.query()).get('party'), 'Back undoes the choice');
  assert.equal((await reader.query()).get('clock'), 'published');
  await reader.open({ path: address });
  assert.equal((await reader.query()).get('party'), 'germany');
  assert.equal((await reader.query()).get('clock'), 'published');
});

engineTest('an untouched page draws no frame', {}, async (reader) => {
  await reader.run(() => new Promise((resolve) => setTimeout(resolve, 300)));
  await reader.idle();
  const frames = await reader.frames();
  await reader.run(() => new Promise((resolve) => setTimeout(resolve, 1500)));
  assert.equal(await reader.frames(), frames);
});

engineTest('in the background play stops and nothing is drawn, and back in front the page answers', {}, async (reader) => {
  await reader.focus('time:scrubber');
  await reader.press('Home');
  const offer = () => reader.run(() => document.querySelector('#semantics [data-id="time:play"]').textContent);
  const play = await offer();
  await reader.engine.key('Space');
  await until(async () => (await offer()) !== play, 'it plays, and the button says so');
  await reader.run(() => {
    const now = () => document.querySelector('#semantics [data-id="time:scrubber"]').valueAsNumber;
    globalThis.seen = [];
    document.addEventListener('visibilitychange', () => seen.push([document.hidden, now(), standpoint.frames()]));
  });
  // Longer than play rests at a statement.
  await reader.engine.inBackground(() => new Promise((resolve) => setTimeout(resolve, 3000)));
  await until(() => reader.run(() => seen.length === 2), 'the page is hidden, and shown');
  const [[hidden, left, drawn], [, found, drawnBehind]] = await reader.run(() => seen);
  assert.ok(hidden);
  assert.equal(found, left, 'it played on, unseen');
  assert.ok(drawnBehind - drawn <= 1, `${drawnBehind - drawn} frames were drawn, unseen`);
  await reader.idle(); // which never ends while it plays
  assert.equal(await offer(), play, 'the button does not tell that play has stopped');
  await reader.focus('time:scrubber');
  await reader.press('End');
  const { now, max } = await reader.scrubber();
  assert.equal(now, max);
});

engineTest('graphics that are lost, twice, come back with the same picture', {}, async (reader) => {
  const before = await reader.picture();
  for (const time of ['first', 'second']) {
    await reader.run(() => {
      globalThis.graphics ??= document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      graphics.loseContext();
    });
    await until(() => reader.run(() => !document.getElementById('notice').hidden), 'the loss is told');
    assert.match(await reader.text('#notice'), /comes back/);
    assert.ok(await reader.run(() => document.getElementById('transcript').open), 'the text is closed');
    await reader.run(() => graphics.restoreContext());
    await until(() => reader.run(() => document.getElementById('notice').hidden), 'the notice goes');
    await reader.run(() => (document.getElementById('transcript').open = false));
    await reader.run(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))));
    await reader.idle();
    const { width, height, data } = await reader.picture();
    assert.deepEqual([width, height], [before.width, before.height]);
    let other = 0;
    for (let i = 0; i < data.length; i += 4) {
      const scrollBar = (i / 4) % width > width - 24; // comes and goes by itself
      other += !scrollBar && Math.abs(data[i] - before.data[i]) > 24;
    }
    assert.ok(other < data.length / 4 / 500, `${other} pixels are others, the ${time} time`);
  }
});

// --- Fingers ---

const PHONE = { size: [500, 844], needs: 'touches' };

engineTest('a tap on a mark selects the party', PHONE, async (reader) => {
  await reader.tap(await reader.middle('party:germany'));
  assert.equal((await reader.query()).get('party'), 'germany');
});

engineTest('a finger along the timeline scrubs', PHONE, async (reader) => {
  const { x, y, width, height } = await reader.box('time:scrubber');
  const at = (share) => ({ x: x + width * share, y: y + height / 2 });
  await reader.swipe([[at(0.9), at(0.05)]]);
  const { now, max } = await reader.scrubber();
  assert.ok(now < max / 2, `${now} of ${max}`);
});

engineTest('two fingers zoom the map, not the page', PHONE, async (reader) => {
  const { x, y } = seaOf(await reader.box('map:view'));
  const apart = async () => (await reader.middle('party:germany')).x - (await reader.middle('party:us')).x;
  const before = await apart();
  await reader.swipe([
    [{ x: x - 30, y }, { x: x - 80, y }],
    [{ x: x + 30, y }, { x: x + 80, y }],
  ]);
  assert.ok((await apart()) > before * 1.2, 'the map has not grown');
  assert.equal(await reader.run(() => visualViewport.scale), 1);
});

// --- To be put into an article ---

engineTest('the embed dialog gives what to paste, for what is chosen, and shows it; Escape leaves nothing running', { path: '?question=imposed-peace' }, async (reader) => {
  await reader.choose('embed');
  const pasted = () => reader.run(() => Object.fromEntries([...document.querySelectorAll('#embedding textarea')].map(({ id, value }) => [id, value])));
  await until(async () => (await pasted())['embed-frame'], 'there is something to paste');
  assert.match((await pasted())['embed-frame'], /^<iframe src="http[^"]*embed\.html\?question=imposed-peace" title="[^"]+"/);
  assert.match((await pasted())['embed-element'], /<standpoint-story src="[^"]+" label="[^"]+"><\/standpoint-story>/);
  assert.equal(JSON.parse((await pasted())['embed-oembed']).type, 'rich');
  await reader.run(() => {
    for (const [name, value] of [['theme', 'dark'], ['lang', 'de']]) {
      const select = document.getElementById(`embed-${name}`);
      select.value = value;
      select.dispatchEvent(new Event('input', { bubbles: true }));
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    document.getElementById('embed-controls').click();
  });
  await until(async () => /embed\.de\.html\?question=imposed-peace&amp;theme=dark&amp;controls=0"/.test((await pasted())['embed-frame']), 'the choice is in the text');
  const preview = () => reader.run(() => {
    const page = document.querySelector('#embedding iframe')?.contentDocument;
    return page?.documentElement && [page.documentElement.dataset.standpoint, page.documentElement.dataset.theme, page.documentElement.lang].join(' ');
  });
  await until(async () => (await preview()) === 'ready dark de', 'the preview shows it');
  await reader.press('Escape');
  assert.equal(await reader.run(() => document.querySelectorAll('dialog[open], #embedding iframe').length), 0);
});

// --- Without a network ---

async function opened(url) {
  const { engine, reader } = under;
  await engine.open(url);
  await until(() => reader.run(() => document.documentElement.dataset.standpoint !== 'loading'), 'loading is over');
  await reader.idle();
  assert.equal(await reader.state(), 'ready', await reader.text('#notice'));
}

test(`${world.engine}: the one file runs from a disk`, { timeout: MS_PER_TEST }, async () => {
  const { reader } = under;
  const file = pathToFileURL(oneFileOf(world.site)).href;
  await opened(file);
  assert.equal(await reader.text('#notice'), '');
  assert.ok(colours(await reader.picture()) > 200, 'nothing is drawn');
  await reader.click('party:germany');
  assert.equal((await reader.query()).get('party'), 'germany');
  await until(async () => (await reader.address()).includes('party=germany'), 'the address follows');
  assert.deepEqual(await reader.run(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !/^(data|blob):/.test(name))), []);
  await opened(`${file}?lang=uk`);
  assert.match(await reader.text('h1'), /[а-яії]/);
});

test(`${world.engine}: a page that was kept opens without a network, is replaced whole by a newer edition, and can be removed`, { timeout: MS_PER_TEST }, async (t) => {
  if (world.engine === 'chromium') return t.skip('its driver has a new window for every page; offline.test.mjs tests it there');
  const { reader } = under;
  const host = await serveChanging(world.site);
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-engines-'));
  try {
    writeFileSync(join(folder, 'newer.json'), JSON.stringify({ ...world.story, headline: 'A newer edition' }));
    await opened(host.url);
    const press = async (words) => {
      await reader.run(() => (document.getElementById('more').open = true));
      await until(() => reader.run(() => !document.getElementById('keep').hidden), 'it is offered');
      await reader.run(() => document.getElementById('keep').click());
      await until(async () => words.test(await reader.text('#kept')), `the reader is told ${words}`);
    };
    await press(/opens without a network/);
    host.online = false;
    await opened(host.url);
    assert.ok(colours(await reader.picture()) > 200, 'nothing is drawn');
    const [older] = await reader.run(() => caches.keys());
    host.online = true;
    host.root = siteOf(join(folder, 'newer.json'), folder);
    await opened(host.url);
    assert.equal(await reader.text('h1'), 'A newer edition');
    await until(() => reader.run(async (older) => (await caches.keys()).every((name) => name !== older), older), 'the older edition goes');
    host.online = false;
    await opened(host.url);
    assert.equal(await reader.text('h1'), 'A newer edition');
    assert.deepEqual(host.missing, [], 'files of two editions were mixed');
    await press(/Removed/);
    assert.deepEqual(await reader.run(() => caches.keys()), []);
  } finally {
    host.close();
    rmSync(folder, { recursive: true });
  }
});

// --- Machines of another kind: a browser of its own each, where an engine has no other way ---

async function on(machine, options, body) {
  const other = await start(machine);
  try {
    const reader = new EngineReader(other, under.site);
    await reader.open({ ...options, ...machine });
    await body(reader);
    assert.deepEqual(await reader.problems(), []);
  } finally {
    await other.close();
  }
}

test(`${world.engine}: at twice the pixels and in the dark the canvas is crisp, and dark`, { timeout: MS_PER_TEST }, () =>
  on({ ratio: 2, scheme: 'dark' }, { size: [900, 650] }, async (reader) => {
    const { ratio, css, store, paper, dark } = await reader.run(() => {
      const canvas = document.getElementById('canvas');
      const box = canvas.getBoundingClientRect();
      return {
        ratio: devicePixelRatio,
        css: [box.width, box.height],
        store: [canvas.width, canvas.height],
        paper: getComputedStyle(document.documentElement).getPropertyValue('--paper'),
        dark: matchMedia('(prefers-color-scheme: dark)').matches,
      };
    });
    assert.equal(ratio, 2);
    assert.ok(dark, 'the engine was not told that it is dark');
    assert.deepEqual(store, css.map((px) => Math.round(px * 2)));
    assert.equal(paper.trim().toLowerCase(), '#14171a');
    const { width, height, data } = await reader.picture();
    assert.ok(width >= 1800, `the picture is ${width}x${height}`);
    let light = 0;
    for (let i = 0; i < data.length; i += 4) light += data[i] + data[i + 1] + data[i + 2] > 600;
    assert.ok(light < data.length / 4 / 5, 'the page is light');
  }));
