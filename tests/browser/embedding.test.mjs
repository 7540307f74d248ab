// What newsrooms are given to embed with: the dialog and its texts, an embed in each language, oEmbed answers, and the helper that
// keeps the view in the host's address.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { violations } from './support/axe.mjs';
import { pageTest, Reader, until, world } from './support/harness.mjs';
import { siteOf } from './support/sites.mjs';

const MS = { timeout: 120_000 };

async function open(reader) {
  await reader.page.locator('#more > summary').click();
  await reader.page.locator('#embed').click();
  await reader.page.locator('#embedding').waitFor();
  await reader.idle();
}

const text = (reader, name) => reader.page.getByRole('textbox', { name, exact: true }).inputValue();

/** The attributes of the first element that a text to paste makes; without its style, which this page's policy would refuse. */
const attributesOf = (reader, html, tag) =>
  reader.page.evaluate(
    ([html, tag]) => {
      const made = new DOMParser().parseFromString(html, 'text/html').querySelector(tag);
      return Object.fromEntries([...made.attributes].map(({ name, value }) => [name, value]));
    },
    [html.replace(/ style="[^"]*"/, ''), tag],
  );

const previewed = (reader) => until(() => reader.page.frames().find((frame) => /\/embed(\.\w+)?\.html/.test(frame.url())), 'the preview is there');

pageTest('the dialog gives a frame of the view that is seen, named and lazy', { path: '?theme=light' }, async (reader) => {
  await reader.choose(world.story.questions[1].id);
  await open(reader);
  const frame = await attributesOf(reader, await text(reader, 'Frame'), 'iframe');
  assert.match(await text(reader, 'Frame'), / style="width:100%;max-width:660px;border:0"/);
  const src = new URL(frame.src);
  assert.equal(src.pathname, '/embed.html');
  assert.equal(src.searchParams.get('question'), world.story.questions[1].id);
  assert.equal(src.searchParams.has('theme'), false, 'the colours are chosen in the dialog');
  assert.equal(frame.title, world.story.headline);
  assert.equal(frame.loading, 'lazy');
  assert.equal(frame.allow, 'fullscreen; clipboard-write; web-share');
  assert.ok(Number(frame.height) > 300);
  const element = await text(reader, 'Custom element');
  assert.equal((await attributesOf(reader, element, 'standpoint-story')).label, world.story.headline);
  const script = await attributesOf(reader, element, 'script');
  assert.equal((await fetch(script.src)).status, 200);
});

pageTest('what is chosen is in every text and in the preview', {}, async (reader) => {
  await open(reader);
  await reader.page.getByLabel('Colours').last().selectOption('dark');
  await reader.page.getByLabel('Language').last().selectOption('de');
  await reader.page.getByLabel('With controls').uncheck();
  const src = new URL((await attributesOf(reader, await text(reader, 'Frame'), 'iframe')).src);
  assert.equal(src.pathname, '/embed.de.html');
  assert.deepEqual(Object.fromEntries(src.searchParams), { theme: 'dark', controls: '0' });
  const frame = await previewed(reader);
  await until(() => new URL(frame.url()).pathname === '/embed.de.html', 'the preview is the German one');
  await frame.waitForFunction(() => document.documentElement.dataset.standpoint === 'ready');
  assert.equal(await frame.locator('html').getAttribute('data-theme'), 'dark');
  assert.equal(await frame.locator('#open').textContent(), 'Ganze Seite öffnen');
});

pageTest('the dialog is sound, and closes with Escape back to the menu, with nothing left running', {}, async (reader) => {
  await open(reader);
  assert.equal(await reader.page.getByRole('dialog', { name: 'Embed' }).count(), 1);
  assert.deepEqual(await violations(reader.page, '#embedding', { iframes: false }), []);
  await reader.press('Escape');
  assert.equal(await reader.page.getByRole('dialog').count(), 0);
  assert.equal(await reader.page.evaluate(() => document.activeElement.localName), 'summary');
  assert.equal(await reader.page.locator('#embedding iframe').count(), 0);
});

pageTest('it fits a narrow phone', { size: [320, 568] }, async (reader) => {
  await open(reader);
  const { scroll, client } = await reader.page.locator('#embedding').evaluate((el) => ({ scroll: el.scrollWidth, client: el.clientWidth }));
  assert.ok(scroll <= client, `${scroll} px in ${client}`);
});

test('an embed speaks the language that is asked for, also by ?lang=', MS, async () => {
  for (const path of ['embed.de.html', 'embed.html?lang=de']) {
    const reader = await Reader.open({ path, size: [660, 800] });
    assert.equal(await reader.page.locator('html').getAttribute('lang'), 'de', path);
    assert.equal(await reader.page.locator('#open').textContent(), 'Ganze Seite öffnen', path);
    assert.match(await reader.page.locator('#open').getAttribute('href'), /index\.de\.html/, path);
    assert.equal(await reader.page.locator('#transcript > summary').textContent(), 'Die ganze Geschichte als Text', path);
    assert.equal(await reader.name('time:play'), 'Abspielen', path);
    assert.deepEqual(reader.problems, [], path);
    await reader.close();
  }
});

test('oEmbed answers hold whole addresses, and are left out where those are not known', MS, async (t) => {
  const page = readFileSync(join(world.site, 'index.html'), 'utf8');
  assert.doesNotMatch(page, /json\+oembed/);
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-oembed-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const site = siteOf(join(world.site, 'story.json'), folder, ['--url', 'https://news.example/story']);
  const built = readFileSync(join(site, 'index.html'), 'utf8');
  const [, href] = built.match(/<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/);
  assert.equal(href, 'https://news.example/story/oembed.json');
  const answer = JSON.parse(readFileSync(join(site, 'oembed.json'), 'utf8'));
  assert.equal(answer.version, '1.0');
  assert.equal(answer.type, 'rich');
  assert.equal(answer.title, world.story.headline);
  assert.ok(answer.width > 0 && answer.height > 0);
  assert.match(answer.html, /^<iframe src="https:\/\/news\.example\/story\/embed\.html" title="/);
  assert.equal(answer.thumbnail_url, 'https://news.example/story/share.png');
});

test('a host may mirror the view in its own address: no entry of the history, and nothing else of it lost', MS, async () => {
  const source = readFileSync(join(world.site, 'element/mirror-address.js'));
  assert.ok(gzipSync(source).length < 1100, `${gzipSync(source).length} bytes`);
  const context = await world.browser.newContext({ viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  const question = world.story.questions[1].id;
  await page.route('**/host.html*', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Host</title><iframe src="/embed.html" width="660" height="850" title="Story"></iframe>
<script type="module">import { mirrorAddress } from '/element/mirror-address.js'; mirrorAddress(document.querySelector('iframe'));</script>`,
    }),
  );
  await page.goto(`${world.url}host.html?from=mail&story-question=${question}#part`);
  const frame = await until(() => page.frames().find((f) => f.url().includes('embed.html')), 'the frame is there');
  await frame.waitForFunction(() => document.documentElement.dataset.standpoint === 'ready');
  await until(async () => (await frame.evaluate(() => standpoint.query())).includes(question), 'it opens as the address asks');
  const entries = await page.evaluate(() => history.length);
  const other = world.story.questions[2].id;
  await frame.evaluate((query) => standpoint.set(query), `question=${other}`);
  await until(() => new URL(page.url()).searchParams.get('story-question') === other, 'the address follows');
  assert.equal(new URL(page.url()).searchParams.get('from'), 'mail');
  assert.equal(new URL(page.url()).hash, '#part');
  assert.equal(await page.evaluate(() => history.length), entries);
  await context.close();
});
