// Taking the view and its data away, and the picture that stands for the page where others link to it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { violations } from './support/axe.mjs';
import { pageTest, world } from './support/harness.mjs';
import { colours, decode, differing, pixelsOf } from './support/pixels.mjs';

const STORY = 'standpoint-ukraine-peace-talks-2025-02-13';
const VIEW = `${STORY}-ukraine-at-the-table-2025-02-13`;

async function open(reader) {
  await reader.page.locator('#more > summary').click();
  await reader.page.locator('#take').click();
  await reader.page.locator('#takeaway').waitFor();
  await reader.idle();
}

/** Presses a button of a group; gives the file's name and bytes. */
async function take(reader, group, button) {
  const arriving = reader.page.waitForEvent('download');
  await reader.page.getByRole('group', { name: group }).getByRole('button', { name: button }).click();
  const download = await arriving;
  await reader.idle();
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** RFC 4180, enough for what has been proved well-formed by the unit tests. */
function table(bytes, separator = ',') {
  const text = bytes.toString('utf8');
  assert.equal(text.charCodeAt(0), 0xfeff, 'no byte order mark');
  const rows = [[]];
  const cells = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r\\n)`, 'gy');
  for (const [, quoted, plain, end] of text.slice(1).matchAll(cells)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  const [head, ...body] = rows.slice(0, -1);
  return body.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

const isSaved = (name) => (text) => assert.equal(text, `Saved: ${name}`);

pageTest('the dialog opens from the menu, is read in order, and gives the focus back', {}, async (reader) => {
  await open(reader);
  const dialog = reader.page.getByRole('dialog', { name: 'Save or download' });
  assert.equal(await dialog.count(), 1);
  assert.deepEqual(await dialog.getByRole('heading').allTextContents(), [
    'Save or download',
    'Picture of this view',
    'Data of what is shown',
    'Data of the whole story',
  ]);
  assert.equal(await dialog.getByRole('button').count(), 10);
  assert.equal(await reader.page.evaluate(() => document.getElementById('more').open), false);
  assert.deepEqual(await violations(reader.page, '#takeaway'), []);
  await reader.press('Escape');
  assert.equal(await dialog.count(), 0);
  assert.equal(await reader.page.evaluate(() => document.activeElement.tagName), 'SUMMARY');
});

pageTest('by keys alone a file is saved, and that is said', {}, async (reader) => {
  await reader.page.locator('#more > summary').focus();
  await reader.press('Enter');
  await reader.page.locator('#take').focus();
  await reader.press('Enter');
  await reader.page.locator('#takeaway').waitFor();
  await reader.idle();
  await reader.press('Tab', 'Tab');
  const arriving = reader.page.waitForEvent('download');
  await reader.press('Enter');
  const name = (await arriving).suggestedFilename();
  await reader.idle();
  isSaved(name)(await reader.page.locator('#takeaway [role=status]').textContent());
});

pageTest('the picture is of the view, at once and twice the size, and leaves the screen as it was', { draws: true }, async (reader) => {
  const before = await reader.stagePicture();
  await open(reader);
  const once = await take(reader, 'Picture of this view', /^PNG 1200/);
  const twice = await take(reader, 'Picture of this view', /^PNG, double/);
  assert.equal(once.name, `${VIEW}.png`);
  assert.equal(twice.name, `${VIEW}-2x.png`);
  const [small, large] = [once, twice].map(({ bytes }) => decode(bytes));
  assert.deepEqual([small.width, small.height], [1200, 800]);
  assert.deepEqual([large.width, large.height], [2400, 1600]);
  for (const picture of [small, large]) {
    assert.ok(colours(picture) > 500, 'a picture has edges, words and hues');
    assert.ok(pixelsOf(picture, [0x1c, 0x1b, 0x19]) > 500, 'there are words in ink');
    assert.ok(pixelsOf(picture, [0xee, 0xf1, 0xf0]) > 10_000, 'there is a sea');
  }
  await reader.press('Escape');
  await reader.page.locator('#more > summary').blur();
  await reader.moveTo(0, 0);
  await reader.laidOut();
  assert.equal(differing(before, await reader.stagePicture()), 0, 'the picture on the screen is another one');
});

pageTest('the picture follows question, moment, table and dark', { scheme: 'dark', path: '?question=imposed-peace&time=2025-02-12&lens=grid', draws: true }, async (reader) => {
  await open(reader);
  const { name, bytes } = await take(reader, 'Picture of this view', /^PNG 1200/);
  assert.equal(name, `${STORY}-imposed-peace-2025-02-12.png`);
  assert.ok(pixelsOf(decode(bytes), [0x14, 0x17, 0x1a]) > 100_000, 'it is dark');
});

pageTest('the SVG is words and paths, and stands by itself', { path: '?question=secured-peace' }, async (reader) => {
  await open(reader);
  const { name, bytes } = await take(reader, 'Picture of this view', /^SVG/);
  assert.equal(name, `${STORY}-secured-peace-2025-02-13.svg`);
  const desk = await world.browser.newPage(); // where no policy of a site's holds
  const found = await desk.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [...svg.querySelectorAll('*')];
    return {
      root: svg.documentElement.localName,
      tags: [...new Set(all.map((el) => el.localName))],
      links: all.flatMap((el) => [...el.attributes]).filter((a) => /href|^on/i.test(a.name) || /https?:(?!\/\/www\.w3\.org\/2000\/svg)/.test(a.value)).map((a) => a.name),
      words: [...svg.querySelectorAll('text')].map((el) => el.textContent),
      title: svg.querySelector('title').textContent,
      land: Math.max(...[...svg.querySelectorAll('path')].map((el) => (el.getAttribute('d') ?? '').length)),
    };
  }, bytes.toString('utf8'));
  await desk.close();
  assert.equal(found.root, 'svg');
  const allowed = ['svg', 'title', 'desc', 'style', 'pattern', 'path', 'rect', 'g', 'text', 'circle', 'polyline', 'polygon'];
  assert.deepEqual(found.tags.filter((tag) => !allowed.includes(tag)), []);
  assert.deepEqual(found.links, []);
  const question = world.story.questions.find((q) => q.id === 'secured-peace').text;
  for (const words of [world.story.headline, question, 'Said up to Thursday 13 February 2025']) assert.ok(found.words.includes(words), words);
  assert.ok(found.words.some((words) => words.startsWith('Source: ')));
  assert.ok(found.title.includes(question));
  assert.ok(found.land > 5000, 'there is a map');
});

pageTest('the data of what is shown are what is shown', { path: '?party=germany' }, async (reader) => {
  const shown = await reader.quotes();
  await open(reader);
  const quotes = await take(reader, 'Data of what is shown', /^Statements/);
  assert.equal(quotes.name, `${VIEW}-quotes.csv`);
  const statements = table(quotes.bytes).filter((row) => !row.wording_of);
  assert.deepEqual(new Set(statements.map((row) => row.id)), new Set(shown));
  for (const row of statements) assert.equal(row.text, world.story.quotes.find((q) => q.id === row.id).text);

  const positions = table((await take(reader, 'Data of what is shown', /^Positions/)).bytes);
  assert.deepEqual(positions.map(({ party, stance }) => [party, stance]), [['Germany', 'for']]);

  const json = await take(reader, 'Data of what is shown', /^Both/);
  assert.equal(json.name, `${VIEW}.json`);
  const data = JSON.parse(json.bytes);
  assert.deepEqual(data.view, { question: 'ukraine-at-the-table', party: 'germany', person: '', from: '', moment: '2025-02-13', clock: 'said' });
  assert.deepEqual(data.quotes.map((q) => q.id), table(quotes.bytes).map((row) => row.id));
});

pageTest('the data of the whole story are all of it, wherever the scrubber stands', { path: '?time=earliest' }, async (reader) => {
  await open(reader);
  const { name, bytes } = await take(reader, 'Data of the whole story', /^Statements/);
  assert.equal(name, `${STORY}-quotes.csv`);
  assert.deepEqual(new Set(table(bytes).map((row) => row.id)), new Set(world.story.quotes.map((q) => q.id)));
  const data = JSON.parse((await take(reader, 'Data of the whole story', /^Both/)).bytes);
  assert.equal(data.positions.length, world.story.positions.length);
  assert.equal(data.view, undefined);
});

const german = () => Object.defineProperty(navigator, 'language', { get: () => 'de-DE' });
pageTest('where a comma parts decimals, semicolons part the cells', { init: german }, async (reader) => {
  await open(reader);
  const { bytes } = await take(reader, 'Data of the whole story', /^Statements/);
  assert.deepEqual(table(bytes, ';').map((row) => row.id).sort(), world.story.quotes.map((quote) => quote.id).sort());
  const positions = await take(reader, 'Data of the whole story', /^Positions/);
  assert.deepEqual(table(positions.bytes, ';').map((row) => row.question).sort(), world.story.positions.map((position) => position.question).sort());
});

// Every page asks ahead for story.json; a browser says so where the story is read in another language.
const AHEAD = /story\.json was preloaded using link preload but not used/;
pageTest('the dialog speaks German, and Ukrainian', { path: '?lang=de', expected: AHEAD }, async (reader) => {
  assert.equal(await reader.page.locator('#take').textContent(), 'Speichern oder herunterladen\u00a0…');
  await open(reader);
  const { bytes } = await take(reader, 'Bild dieser Ansicht', /^SVG/);
  assert.match(bytes.toString('utf8'), />Gesagt bis Donnerstag, 13\. Februar 2025</);
  await reader.again({ path: '?lang=uk' });
  await open(reader);
  const text = await reader.page.locator('#takeaway').innerText();
  assert.doesNotMatch(text, /[A-Z][a-z]{3}/, 'English words are left');
  const ukrainian = await take(reader, 'Зображення цього вигляду', /^PNG 1200/);
  assert.equal(ukrainian.name, `${VIEW}.png`);
});

for (const [size, textPx] of [[[390, 844], 16], [[320, 568], 32]]) {
  pageTest(`the dialog fits ${size.join(' by ')} at ${textPx} px, and its targets are large`, { size, textPx, touch: true }, async (reader) => {
    await open(reader);
    const found = await reader.page.evaluate(() => {
      const dialog = document.getElementById('takeaway');
      const { x, right } = dialog.getBoundingClientRect();
      const cut = [...dialog.querySelectorAll('h2, h3, p, button')].filter((el) => el.scrollWidth > el.clientWidth + 1);
      return {
        x,
        right,
        sideways: dialog.scrollWidth > dialog.clientWidth,
        cut: cut.map((el) => el.textContent),
        least: Math.min(...[...dialog.querySelectorAll('button')].map((el) => el.getBoundingClientRect().height)),
      };
    });
    assert.ok(found.x >= 0 && found.right <= size[0]);
    assert.equal(found.sideways, false);
    assert.deepEqual(found.cut, []);
    assert.ok(found.least >= 44, `${found.least} px`);
  });
}

test('each edition has its picture for sharing, and says so in its head', () => {
  for (const suffix of ['', '.de', '.uk']) {
    const html = readFileSync(join(world.site, `index${suffix}.html`), 'utf8');
    const meta = Object.fromEntries([...html.matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">/g)].map(([, k, v]) => [k, v]));
    assert.equal(meta['og:image'], `share${suffix}.png`);
    assert.equal(meta['twitter:card'], 'summary_large_image');
    const picture = decode(readFileSync(join(world.site, meta['og:image'])));
    assert.deepEqual([picture.width, picture.height], [Number(meta['og:image:width']), Number(meta['og:image:height'])]);
    assert.deepEqual([picture.width, picture.height], [1200, 630]);
    assert.ok(pixelsOf(picture, [0x1c, 0x1b, 0x19]) > 2000, 'there are words');
    assert.ok(meta['og:image:alt'].length > 60);
    assert.ok(!existsSync(join(world.site, `share${suffix}.svg`)), 'what it was made from is left');
  }
});
