// Without a network: the page that a reader has kept, its newer edition, its removal, and the edition in one file. And what makes
// that safe: every file that is named is there, under an address that says what is in it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Reader, repository, until, world } from './support/harness.mjs';
import { oneFileOf, serveChanging, siteOf } from './support/sites.mjs';

const STORY = join(repository, 'assets/stories/ukraine-peace-talks-2025-02-13.json');
const MOST_IN_ONE_FILE = 1_200_000; // bytes
const NETWORK_GONE = /^console: Failed to (load resource|find a valid digest)|ERR_(EMPTY_RESPONSE|CONNECTION|FAILED|INTERNET)|story.json was preloaded/;

const filesOf = (site) => readdirSync(site, { recursive: true }).filter((name) => statSync(join(site, name)).isFile());

let folder, newer;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'standpoint-offline-'));
  const story = readFileSync(STORY, 'utf8').replace('Who gets a say in how the war ends?', 'A newer edition of the story');
  writeFileSync(join(folder, 'newer.json'), story);
  newer = siteOf(join(folder, 'newer.json'), folder);
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Serves the site at an origin of its own, opens it, and at the end nothing may have gone wrong that `expected` does not name. */
function hostTest(name, { path = '/', expected = null, ...options }, body) {
  test(name, { timeout: 120_000 }, async () => {
    const host = await serveChanging(world.site, path);
    const reader = await Reader.open({ url: host.url, draws: false, hurried: true, ...options });
    try {
      await body(reader, host);
      assert.deepEqual(reader.problems.filter((problem) => !expected?.test(problem)), []);
    } finally {
      await reader.close();
      host.close();
    }
  });
}

async function press(reader, wanted, answer) {
  const { page } = reader;
  if (!(await page.locator('#more').evaluate((menu) => menu.open))) await page.locator('#more > summary').click();
  await page.getByRole('button', { name: wanted }).click();
  await page.getByRole('status').filter({ hasText: answer }).waitFor();
}
const keep = (reader) => press(reader, 'Keep for reading offline', 'opens without a network');

async function reload(reader, path = '') {
  await reader.page.goto(new URL(path, reader.page.url()).href);
  await reader.started();
}
const headline = (reader) => reader.page.locator('h1').innerText();
const caches = (reader) => reader.page.evaluate(() => caches.keys());

// --- The site's files ---

test('every file that a page names is in the site, and nothing it names lies elsewhere', () => {
  const files = new Set(filesOf(world.site));
  const pages = [...files].filter((name) => name.endsWith('.html') && !name.startsWith('standpoint-'));
  assert.ok(pages.length >= 2);
  for (const page of pages) {
    const html = readFileSync(join(world.site, page), 'utf8').replace(/<details id="transcript"[^]*<\/details>/, '');
    const named = [...html.matchAll(/ (?:href|src|srcset)="([^"#?]*)/g)].map(([, address]) => address).filter((address) => !/^(https?:|$)/.test(address));
    assert.ok(named.length > (page === 'notes.html' ? 3 : 8), page);
    const listed = JSON.parse(/id="files">([^<]*)</.exec(html)[1]);
    for (const address of [...named, ...Object.values(listed)]) {
      assert.ok(!address.startsWith('/') && !address.includes('..'), `${page} names ${address}: not within the folder`);
      assert.ok(address === './' || files.has(address), `${page} names ${address}, which is not there`);
    }
    for (const name of ['standpoint.wasm', 'story.json', 'map-opening.bin', 'map-full.bin']) assert.match(listed[name], /^hashed\//);
  }
  for (const sheet of [...files].filter((name) => name.endsWith('.css'))) {
    for (const [, address] of readFileSync(join(world.site, sheet), 'utf8').matchAll(/url\(["']?([^)"']+)/g)) {
      assert.ok(existsSync(join(world.site, dirname(sheet), address)), `${sheet} names ${address}, which is not there`);
    }
  }
  for (const manifest of [...files].filter((name) => name.endsWith('.webmanifest'))) {
    const { icons, start_url } = JSON.parse(readFileSync(join(world.site, manifest), 'utf8'));
    for (const { src } of icons) assert.ok(files.has(src), src);
    assert.ok(start_url === './' || files.has(start_url), start_url);
  }
});

test('an address under hashed/ is of one content: another story has other addresses for what is other, and the same for the rest', () => {
  const contents = (site) => new Map(filesOf(site).filter((name) => name.startsWith('hashed/') && !name.endsWith('.br')).map((name) => [name, readFileSync(join(site, name))]));
  const [here, there] = [contents(world.site), contents(newer)];
  for (const [name, bytes] of there) if (here.has(name)) assert.ok(bytes.equals(here.get(name)), name);
  for (const [name, bytes] of here) {
    const digits = name.split('/')[1];
    if (/^[0-9a-f]{12}$/.test(digits)) assert.equal(createHash('sha256').update(bytes).digest('hex').slice(0, 12), digits, name);
  }
  const only = [...there.keys()].filter((name) => !here.has(name)).map((name) => name.split('/').slice(2).join('/'));
  assert.ok(only.includes('story.json'));
  assert.ok(!only.some((name) => /\.(js|wasm|ttf|bin)$/.test(name)), only.join());
});

test('what is hashed may be kept for ever, what is not is asked for again', async () => {
  const host = await serveChanging(world.site);
  try {
    const kept = async (address) => (await fetch(new URL(address, host.url))).headers.get('cache-control');
    const page = await (await fetch(host.url)).text();
    assert.match(await kept(/src="(hashed\/[^"]*boot\.js)"/.exec(page)[1]), /immutable/);
    for (const address of ['./', 'embed.html', 'sw.js', 'story.json', 'element/standpoint-story.js']) assert.equal(await kept(address), 'no-cache');
  } finally {
    host.close();
  }
});

hostTest('the folder works under any path, and keeps to it', { path: '/news/2025/talks/' }, async (reader, host) => {
  assert.equal(await reader.state(), 'ready');
  const neighbour = `standpoint ${new URL('../minerals/', host.url).href} 0123456789ab`;
  await reader.page.evaluate((name) => globalThis.caches.open(name), neighbour);
  await keep(reader);
  assert.equal(await reader.page.evaluate(() => navigator.serviceWorker.ready.then(({ scope }) => scope)), host.url);
  assert.ok((await caches(reader)).includes(neighbour), 'another story that is kept on the same site was thrown away');
  assert.deepEqual(host.missing, []);
});

// --- Kept ---

hostTest('nothing is kept unless the reader asks for it', {}, async (reader) => {
  await reload(reader);
  await reader.page.locator('#more > summary').click();
  await reader.page.getByRole('button', { name: 'Keep for reading offline' }).waitFor();
  assert.deepEqual(await caches(reader), []);
  assert.equal(await reader.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});

hostTest('a page that was kept opens without a network: its view, its languages, its help; and it can be removed', { expected: NETWORK_GONE }, async (reader, host) => {
  await keep(reader);
  host.online = false;
  await reload(reader, '?party=germany');
  assert.equal(await reader.state(), 'ready');
  assert.equal((await reader.query()).get('party'), 'germany');
  assert.ok(await reader.page.locator('#notice').isHidden());
  await reader.focus('map:view');
  await reader.press('?');
  await reader.page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await reload(reader, 'index.de.html');
  assert.equal(await reader.state(), 'ready');
  assert.equal(await reader.page.evaluate(() => document.documentElement.lang), 'de');
  await reload(reader, 'index.html?lang=uk');
  assert.match(await headline(reader), /[а-яії]/);
  await reload(reader, './?lang=en');
  await press(reader, 'Remove from this device', 'Removed');
  assert.deepEqual(await caches(reader), []);
  await assert.rejects(reader.page.goto(host.url), /ERR_/, 'it still opens');
});

hostTest('a newer edition arrives whole, and the older one goes', { expected: NETWORK_GONE }, async (reader, host) => {
  await keep(reader);
  const [older] = await caches(reader);
  host.root = newer;
  host.asked.length = 0;
  await reload(reader);
  assert.equal(await headline(reader), 'A newer edition of the story', 'the network is not asked first');
  await until(async () => (await caches(reader)).every((name) => name !== older), 'the older edition goes');
  assert.equal((await caches(reader)).length, 1);
  const again = host.asked.filter((address) => /\.(ttf|wasm)$/.test(address));
  assert.deepEqual(again, [], 'what is the same was fetched again');
  host.online = false;
  await reload(reader);
  assert.equal(await reader.state(), 'ready');
  assert.equal(await headline(reader), 'A newer edition of the story');
  assert.deepEqual(host.missing, [], 'files of two editions were mixed');
});

hostTest('a window that shows the older edition goes on with it while another one has the newer', { expected: NETWORK_GONE }, async (reader, host) => {
  await keep(reader);
  await reload(reader);
  host.root = newer;
  const other = await reader.context.newPage();
  await other.goto(host.url);
  assert.equal(await other.locator('h1').innerText(), 'A newer edition of the story');
  await until(() => other.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => Boolean(found.waiting))), 'the newer edition waits');
  host.online = false;
  await reader.page.bringToFront();
  await reader.focus('map:view');
  await reader.press('?'); // a file that this window had not asked for yet
  await reader.page.getByRole('dialog', { name: 'Keys' }).waitFor();
  assert.notEqual(await headline(reader), 'A newer edition of the story');
});

hostTest('an edition that is not all there yet is not kept, and the older one stays', { expected: NETWORK_GONE }, async (reader, host) => {
  await keep(reader);
  const before = await caches(reader);
  // A host in the midst of copying: the worker of the newer edition, a page that is not.
  const half = mkdtempSync(join(folder, 'half-'));
  cpSync(newer, half, { recursive: true });
  cpSync(join(world.site, 'index.de.html'), join(half, 'index.de.html'));
  host.root = half;
  const failed = reader.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const gone = new Promise((resolve) => registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker.addEventListener('statechange', () => worker.state === 'redundant' && resolve(true));
    }));
    await registration.update().catch(() => {});
    return gone;
  });
  assert.ok(await failed);
  assert.deepEqual(await caches(reader), before);
  host.online = false;
  await reload(reader);
  assert.equal(await reader.state(), 'ready');
  assert.notEqual(await headline(reader), 'A newer edition of the story');
});

hostTest('where workers are not to be had the page does not offer to be kept', {
  init: () => Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined }),
}, async (reader) => {
  await reader.page.locator('#more > summary').click();
  await reader.page.waitForLoadState('networkidle');
  assert.ok(await reader.page.getByRole('link', { name: 'Save as one file' }).isVisible());
  assert.ok(await reader.page.locator('#keep').isHidden());
});

hostTest('where the browser refuses, the reader is told, and nothing half kept stays', {
  init: () => (ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('storage is off', 'SecurityError'))),
}, async (reader) => {
  await press(reader, 'Keep for reading offline', 'did not let the page be kept');
  assert.equal(await reader.page.locator('#keep').innerText(), 'Keep for reading offline');
  assert.deepEqual(await caches(reader), []);
});

// --- One file ---

test('the one file is small enough to be sent', () => {
  const { size } = statSync(oneFileOf(world.site));
  assert.ok(size <= MOST_IN_ONE_FILE, `${size} bytes`);
});

test('the one file runs from a disk, alone in its folder, and asks for nothing', { timeout: 120_000 }, async () => {
  const alone = join(mkdtempSync(join(folder, 'disk-')), 'a story.html');
  cpSync(oneFileOf(world.site), alone);
  const asked = [];
  const reader = await Reader.open({ url: pathToFileURL(alone).href, prepare: ({ page }) => page.on('request', (request) => asked.push(request.url())) });
  try {
    assert.equal(await reader.state(), 'ready');
    assert.ok(await reader.page.locator('#notice').isHidden());
    assert.ok((await reader.quotes()).length > 0);
    await reader.click('party:germany');
    await until(() => reader.page.url().includes('party=germany'), 'the address follows');
    await reader.focus('map:view');
    await reader.press('?');
    await reader.page.getByRole('button', { name: 'Close', exact: true }).click();
    await reader.page.getByRole('link', { name: 'Українська' }).click();
    await reader.page.waitForURL(/lang=uk/);
    await reader.started();
    assert.equal(await reader.page.evaluate(() => document.documentElement.lang), 'uk');
    assert.match(await headline(reader), /[а-яії]/);
    assert.equal((await reader.query()).get('party'), 'germany', 'the view is lost with the language');
    assert.equal(await reader.page.locator('#keep, link[rel=manifest]').count(), 0, 'a file on a disk needs no keeping');
    assert.deepEqual(asked.filter((url) => !/^(file|data|blob):/.test(url)), []);
    assert.ok(asked.filter((url) => url.startsWith('file:')).every((url) => decodeURI(url).includes('a story.html')), asked.join());
    assert.deepEqual(reader.problems, []);
  } finally {
    await reader.close();
  }
});

test('the one file has its notes window too: it drives the stage, and is driven by it', { timeout: 120_000 }, async () => {
  const reader = await Reader.open({ url: `${pathToFileURL(oneFileOf(world.site)).href}?present=1&step=4&lang=de`, reduced: true });
  try {
    const german = (step) => world.story.steps[step - 1].title;
    const open = async () => {
      const [notes] = await Promise.all([reader.context.waitForEvent('page'), reader.page.keyboard.press('n')]);
      notes.on('console', (message) => reader.problems.push(`notes: ${message.text()}`));
      await notes.locator('#desk').waitFor();
      return notes;
    };
    const at = async (step) => until(async () => (await reader.query()).get('step') === String(step), `the stage is at ${step}`);
    let notes = await open();
    assert.equal(notes.url(), 'about:blank');
    await until(async () => (await notes.locator('#counter').textContent()) === `4 / ${world.story.steps.length}`, 'the notes show the step');
    assert.notEqual(await notes.locator('#title').textContent(), german(4), 'it is not in German');
    assert.equal(await notes.evaluate(() => document.documentElement.lang), 'de');
    assert.equal(await notes.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(251, 250, 246)', 'it has no style');
    await notes.getByRole('button', { name: 'Nächster Schritt' }).click();
    await at(5);
    await until(async () => (await notes.locator('#counter').textContent()).startsWith('5 '), 'the notes follow');
    await until(async () => (await notes.locator('#elapsed').textContent()) !== '0:00', 'the time goes');
    await notes.locator('main').press('PageUp');
    await at(4);
    await reader.page.bringToFront();
    await reader.press('End');
    await until(() => notes.locator('#next').isDisabled(), 'the notes are at the last step');
    await notes.close();
    await reader.press('PageUp', 'End'); // a window that is only just closing can still be found by its name
    notes = await open();
    await until(() => notes.locator('#next').isDisabled(), 'another window is at the same step');
    await reader.page.bringToFront();
    await reader.press('Escape');
    await notes.locator('#waiting').waitFor();
    assert.deepEqual(reader.problems, []);
  } finally {
    await reader.close();
  }
});

test('the one file without scripts is its poster and its text', { timeout: 120_000 }, async () => {
  const reader = await Reader.open({ url: pathToFileURL(oneFileOf(world.site)).href, scripts: false });
  try {
    assert.ok(await reader.page.locator('#poster').evaluate((img) => img.complete && img.naturalWidth > 0));
    assert.equal(await reader.page.locator('figure.quote blockquote:visible').count(), world.story.quotes.length);
  } finally {
    await reader.close();
  }
});
