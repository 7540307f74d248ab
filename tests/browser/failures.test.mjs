// Whatever is missing, broken or taken away: the reader keeps the text, and is told in a sentence what is the matter.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pageTest, Reader, repository, until, world } from './support/harness.mjs';
import { colours } from './support/pixels.mjs';

// The browser itself tells what it could not load.
const NOT_LOADED = /^console: Failed to load resource/;
const NO_FONT = /^console: (Failed to decode downloaded font|OTS parsing error)/;
const IN_ANOTHER_LANGUAGE = /^console: (Failed to decode downloaded font|OTS parsing error|.*story\.json was preloaded)/;

async function assertReadable(reader) {
  const { page } = reader;
  assert.ok(await page.locator('h1').isVisible());
  assert.equal(await page.locator('figure.quote blockquote:visible').count(), world.story.quotes.length, 'the text is not all there');
}

/** The page has given up, says why in words like `sentence`, and leaves the text. */
async function assertGivenUp(reader, sentence) {
  assert.equal(await reader.state(), 'error');
  const notice = await reader.page.locator('#notice').innerText();
  assert.match(notice, sentence);
  assert.match(notice, /as text/, 'it does not say where the story is');
  assert.doesNotMatch(notice, /undefined|\[object|Error:/);
  assert.ok(await reader.page.locator('#stage').isHidden(), 'an empty stage stays behind');
  await assertReadable(reader);
}

const gone = (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'Not found\n' });
const cutOff = (type) => (route) => {
  const name = new URL(route.request().url()).pathname.slice(1);
  const bytes = readFileSync(join(world.site, name));
  return route.fulfill({ contentType: type, body: bytes.subarray(0, bytes.length / 2) });
};

const FILES = {
  'standpoint.wasm': 'application/wasm',
  'standpoint.js': 'text/javascript',
  'map-opening.bin': 'application/octet-stream',
  'fonts/serif-regular-latin.ttf': 'font/ttf',
};
for (const [name, type] of Object.entries(FILES)) {
  const named = new RegExp(name.replaceAll('.', '\\.'));
  pageTest(`without ${name} the text stays, and the file is named`, { routes: { [`**/${name}`]: gone }, expected: NOT_LOADED },
    (reader) => assertGivenUp(reader, named));
  pageTest(`with half of ${name} the text stays, and the file is named`, { routes: { [`**/${name}`]: cutOff(type) }, expected: NO_FONT },
    (reader) => assertGivenUp(reader, named));
}

pageTest('without story.json the text stays', { routes: { '**/story.json': gone }, expected: NOT_LOADED },
  (reader) => assertGivenUp(reader, /story\.json/));

pageTest('without a network for the module the text stays', {
  routes: { '**/standpoint.wasm': (route) => route.abort('internetdisconnected') },
  expected: NOT_LOADED,
}, (reader) => assertGivenUp(reader, /standpoint\.wasm/));

/** The map is drawn, near and far, and answers its keys. */
async function assertMapServes(reader) {
  const mark = () => reader.middle('party:germany');
  const land = async () => colours(await reader.picture(await reader.box('map:view')));
  const before = await mark();
  assert.ok((await land()) > 100, 'there is no map');
  await reader.focus('map:view');
  await reader.press('-', '-');
  const far = await mark();
  assert.ok(Math.hypot(far.x - before.x, far.y - before.y) > 10, 'the map does not answer');
  assert.ok((await land()) > 100, 'there is no map any more');
  await reader.press('0');
  const after = await mark();
  assert.ok(Math.hypot(after.x - before.x, after.y - before.y) <= 2, 'the map does not come back');
}

pageTest('without the whole map the opening one serves', { draws: true, reduced: true, routes: { '**/map-full.bin': gone }, expected: NOT_LOADED }, async (reader) => {
  assert.equal(await reader.state(), 'ready');
  assert.ok(await reader.page.locator('#notice').isHidden());
  await assertMapServes(reader);
});

pageTest('without its start script the page is its poster and its text', { starts: false, routes: { '**/boot.js': gone }, expected: NOT_LOADED },
  async (reader) => {
    assert.ok(await reader.page.locator('#poster').isVisible());
    await assertReadable(reader);
  });

for (const [name, type] of Object.entries({ 'map-full.bin': 'application/octet-stream', 'fonts/sans-regular-ext.ttf': 'font/ttf' })) {
  const options = { path: '?lang=uk', draws: true, reduced: true, routes: { [`**/${name}`]: cutOff(type) }, expected: IN_ANOTHER_LANGUAGE };
  pageTest(`with half of ${name} the page serves with what it has`, options, async (reader) => {
    assert.equal(await reader.state(), 'ready');
    assert.ok(await reader.page.locator('#notice').isHidden());
    await assertMapServes(reader);
    assert.ok((await reader.quotes()).length > 0);
    assert.ok(colours(await reader.picture(await reader.box('quotes'))) > 50, 'there are no words');
  });
}

pageTest('with half of story.json the text stays, and the place where it ends is told', { routes: { '**/story.json': cutOff('application/json') } },
  async (reader) => {
    await assertGivenUp(reader, /story has errors/);
    assert.match(await reader.page.locator('#notice li').first().innerText(), /^story\.json:\d+:\d+: error: /);
  });

pageTest('with half of its start script the page is its poster and its text', {
  starts: false, routes: { '**/boot.js': cutOff('text/javascript') }, expected: /^uncaught: /,
}, async (reader) => {
  assert.ok(await reader.page.locator('#poster').isVisible());
  await assertReadable(reader);
});

// --- The program's second part, which the opening view does without ---

const SECOND = '**/standpoint.deferred.wasm';
/** Without waiting until nothing is on its way. */
async function pressTable(reader) {
  const { x, y } = await reader.middle('lens:grid');
  await reader.page.mouse.click(x, y);
}
const isShown = (reader, id) => reader.element(id).count().then((n) => n > 0);

let releaseSecond;
const heldSecond = new Promise((resolve) => (releaseSecond = resolve));
pageTest('a table asked for before its part of the program is here comes when that does', {
  starts: false, routes: { [SECOND]: async (route) => (await heldSecond, route.continue()) },
}, async (reader) => {
  await until(async () => (await reader.state()) === 'ready', 'it starts');
  await pressTable(reader);
  assert.equal(await isShown(reader, 'grid'), false);
  assert.ok(await isShown(reader, 'map:view'), 'the map does not stay until then');
  releaseSecond();
  await until(() => isShown(reader, 'grid'), 'the table comes');
  assert.equal((await reader.query()).get('lens'), 'grid');
});

for (const [what, answer] of Object.entries({ 'that does not come': gone, 'that is cut off': cutOff('application/wasm') })) {
  pageTest(`a part of the program ${what} is told, the map stays, and asking again fetches it again`, {
    routes: { [SECOND]: answer }, expected: NOT_LOADED,
  }, async (reader) => {
    await pressTable(reader);
    const notice = reader.page.locator('#notice');
    await until(async () => /could not be loaded/.test(await notice.innerText()), 'it is told');
    assert.equal(await isShown(reader, 'grid'), false);
    assert.equal((await reader.query()).get('lens'), null);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await reader.page.unroute(SECOND);
    await pressTable(reader);
    await until(() => isShown(reader, 'grid'), 'the table comes');
  });
}

for (const query of ['?lens=grid', '?quiz=7', '?present']) {
  pageTest(`${query} opens on the map where that part of the program is missing, and tells`, {
    path: query, routes: { [SECOND]: gone }, expected: NOT_LOADED,
  }, async (reader) => {
    assert.equal(await reader.state(), 'ready');
    assert.match(await reader.page.locator('#notice').innerText(), /could not be loaded/);
    assert.ok(await isShown(reader, 'map:view'));
    assert.match((await reader.query()).toString(), /^(?!.*(lens|quiz|present))/);
  });
}

// --- A server that is wrong, a network that is slow or goes ---

const answering = (type, change = (bytes) => bytes) => async (route) => {
  const response = await route.fetch();
  return route.fulfill({ status: 200, contentType: type, body: change(await response.body()) });
};

for (const type of ['application/octet-stream', 'text/plain', 'application/x-wasm']) {
  pageTest(`a module that the server calls ${type} runs all the same`, { routes: { '**/standpoint.wasm': answering(type) } }, async (reader) => {
    assert.equal(await reader.state(), 'ready');
    assert.ok(await reader.page.locator('#notice').isHidden());
  });
}

pageTest('a sign-in page in the module’s place is told as a damaged file', {
  routes: { '**/standpoint.wasm': answering('text/html', () => '<!doctype html><title>Welcome to the train</title>') },
}, (reader) => assertGivenUp(reader, /standpoint\.wasm/));

test('over a slow network the story can be read long before the picture moves', { timeout: 120_000 }, async () => {
  const reader = await Reader.open({ path: 'about:blank', starts: false });
  try {
    const { page, cdp } = reader;
    await cdp.send('Network.enable');
    const network = (bytesPerSecond, latency) =>
      cdp.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond });
    await network(20_000, 400); // an edge of a village
    await page.goto(world.url, { waitUntil: 'commit' });
    await page.locator('footer').waitFor();
    await assertReadable(reader);
    assert.equal(await reader.state(), 'loading');
    assert.equal(await page.evaluate(() => globalThis.standpoint), undefined);
    await network(-1, 0);
    await reader.started();
    assert.equal(await reader.state(), 'ready');
    assert.deepEqual(reader.problems, []);
  } finally {
    await reader.close();
  }
});

pageTest('a part that cannot be fetched any more is told, and the rest goes on', {
  routes: { '**/help.js': (route) => route.abort('internetdisconnected') }, expected: NOT_LOADED,
}, async (reader) => {
  await reader.focus('map:view');
  await reader.press('?');
  const notice = reader.page.locator('#notice');
  await until(async () => /could not be loaded/.test(await notice.innerText()), 'it is told');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  assert.ok(await notice.isHidden());
  await reader.choose('betrayal');
  assert.equal((await reader.query()).get('question'), 'betrayal');
});

let release;
const held = new Promise((resolve) => (release = resolve));
pageTest('while the module is on its way there are the poster and the text, and then the picture without a jump', {
  starts: false,
  routes: { '**/standpoint.wasm': async (route) => (await held, route.continue()) },
}, async (reader) => {
  assert.equal(await reader.state(), 'loading');
  assert.ok(await reader.page.locator('#poster').isVisible());
  await assertReadable(reader);
  const { page } = reader;
  await until(() => page.evaluate(() => performance.getEntriesByName('standpoint:first-map').length), 'the poster counts as the first map');
  const stage = await page.locator('#stage').boundingBox();
  release();
  await reader.started();
  assert.equal(await reader.state(), 'ready');
  assert.deepEqual(await page.locator('#stage').boundingBox(), stage);
  assert.ok(await page.locator('#poster').isHidden());
});

// --- A broken story ---

const bad = (name) => readFileSync(join(repository, 'tests/stories/bad', name));
/** What the command line says of it, as tests/stories/bad/diagnostics.txt has it. */
const diagnosticsOf = (name) =>
  readFileSync(join(repository, 'tests/stories/bad/diagnostics.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1));

for (const name of ['missing-comma.json', 'no-evidence.json', 'dangling-id.json', 'everything-at-once.json', 'empty-file.json', 'utf16.json']) {
  const routes = { '**/story.json': (route) => route.fulfill({ contentType: 'application/json', body: bad(name) }) };
  pageTest(`a story broken like ${name} is told with line and column`, { routes }, async (reader) => {
    await assertGivenUp(reader, /story has errors/);
    const lines = await reader.page.locator('#notice li').allInnerTexts();
    assert.ok(lines.length > 0);
    for (const line of lines) assert.match(line, /^story\.json:\d+:\d+: (error|warning|note): |^and \d+ more$/);
    for (const known of diagnosticsOf(name)) {
      assert.ok(lines.some((line) => line.startsWith(`story.json:${known}`)), `not told: ${known}\n${lines.join('\n')}`);
    }
  });
}

// --- A browser that cannot, or can no longer ---

pageTest('without WebGL 2 the text stays', { init: () => {
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (type, ...rest) {
    return type === 'webgl2' ? null : original.call(this, type, ...rest);
  };
} }, (reader) => assertGivenUp(reader, /WebGL 2/));

pageTest('without WebAssembly the text stays', { init: () => delete globalThis.WebAssembly },
  (reader) => assertGivenUp(reader, /WebAssembly/));

// What the canvas holds after each frame: a screenshot would show the browser's own troubles with lost graphics as well.
const keepFrames = () => {
  const ask = requestAnimationFrame;
  globalThis.requestAnimationFrame = (draw) =>
    ask((now) => {
      draw(now);
      const canvas = document.getElementById('canvas');
      if (!canvas.hidden) globalThis.lastFrame = canvas.toDataURL();
    });
};

/** The canvas, drawn anew: passing over a mark and away again. */
async function canvasPicture(reader) {
  const { x, y } = await reader.middle('party:us');
  await reader.moveTo(x, y);
  await reader.moveTo(0, 0);
  return reader.page.evaluate(() => lastFrame);
}

async function lose(reader) {
  await reader.page.evaluate(() => {
    globalThis.graphics = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    graphics.loseContext();
  });
  await reader.page.locator('#notice').waitFor();
}

async function giveBack(reader) {
  await reader.page.evaluate(() => graphics.restoreContext());
  await until(() => reader.page.locator('#notice').isHidden(), 'the notice goes');
  await reader.laidOut();
}

pageTest('a lost graphics context is reported, and when it comes back the picture is the same', { init: keepFrames, draws: true }, async (reader) => {
  const before = await canvasPicture(reader);
  for (const time of ['first', 'second']) {
    await lose(reader);
    assert.match(await reader.page.locator('#notice').innerText(), /comes back/);
    assert.ok(await reader.page.locator('figure.quote').first().isVisible(), 'the text is closed');
    assert.ok((await reader.quotes()).length > 0, 'the tree is gone');
    await giveBack(reader);
    assert.ok(await reader.page.locator('#canvas').isVisible());
    assert.ok((await canvasPicture(reader)) === before, `the picture is another one, the ${time} time`);
  }
});

pageTest('what is chosen while the graphics are away is shown when they are back', { init: keepFrames, draws: true }, async (reader) => {
  await reader.choose('betrayal');
  const wanted = await canvasPicture(reader);
  await reader.page.goBack();
  await reader.idle();
  assert.ok((await canvasPicture(reader)) !== wanted);
  await lose(reader);
  await reader.choose('betrayal');
  await giveBack(reader);
  assert.ok((await canvasPicture(reader)) === wanted);
});

// --- A browser that is set up otherwise, or was away ---

pageTest('with all storage off nothing is missed', { init: () => {
  const off = { get() { throw new DOMException('storage is off', 'SecurityError'); } };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(globalThis, name, off);
  Object.defineProperty(Document.prototype, 'cookie', off);
  Object.defineProperty(Navigator.prototype, 'serviceWorker', off);
} }, async (reader) => {
  assert.equal(await reader.state(), 'ready');
  await reader.click('party:germany');
  assert.equal((await reader.query()).get('party'), 'germany');
  await reader.page.locator('#more > summary').click();
  await reader.page.waitForLoadState('networkidle');
  assert.ok(await reader.page.locator('#keep').isHidden());
});

pageTest('two tabs of one story keep each to their own view', { scheme: 'light' }, async (reader) => {
  const other = await reader.context.newPage();
  await other.goto(`${world.url}?party=nato`);
  await other.waitForFunction(() => document.documentElement.dataset.standpoint === 'ready');
  await reader.page.bringToFront();
  await reader.click('party:germany');
  assert.equal((await reader.query()).get('party'), 'germany');
  assert.match(await other.evaluate(() => standpoint.query()), /party=nato/);
  await other.reload();
  await other.waitForFunction(() => document.documentElement.dataset.standpoint === 'ready');
  assert.match(await other.evaluate(() => standpoint.query()), /party=nato/);
});

pageTest('a tab that slept for an hour while it played wakes where it was, and answers', {
  prepare: ({ page }) => page.clock.install(),
}, async (reader) => {
  await reader.focus('time:scrubber');
  await reader.press('Home');
  await reader.element('time:play').press('Enter');
  await until(async () => (await reader.scrubber()).now > 0, 'it plays');
  const before = (await reader.scrubber()).now;
  await reader.page.clock.fastForward('01:00:00'); // what is due happens once, as after a sleep
  const after = (await reader.scrubber()).now;
  assert.ok(after - before <= 2, `it ran on from ${before} to ${after}`);
  await reader.element('time:play').press('Enter');
  await reader.idle();
  await reader.focus('time:scrubber');
  await reader.press('End');
  const { now, max } = await reader.scrubber();
  assert.equal(now, max);
});

pageTest('a tab that the browser froze draws and answers when it is thawed', { reduced: true, draws: true }, async (reader) => {
  const before = await reader.stagePicture();
  await reader.cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await reader.cdp.send('Page.setWebLifecycleState', { state: 'active' });
  await reader.page.bringToFront();
  await reader.choose('betrayal');
  assert.equal((await reader.query()).get('question'), 'betrayal');
  const { data } = await reader.stagePicture();
  assert.ok(!before.data.equals(data), 'the picture stood still');
});
