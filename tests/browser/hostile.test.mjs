// A story whose every string is an attack, and addresses that are: text stays text.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pageTest, repository, serve } from './support/harness.mjs';
import { colours } from './support/pixels.mjs';
import { siteOf } from './support/sites.mjs';

const ATTACKS = ['<script>globalThis.harm=1</script>', '"><img src=x onerror=globalThis.harm=1>', 'javascript:globalThis.harm=1'];

const folder = mkdtempSync(join(tmpdir(), 'standpoint-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const urls = {};
for (const story of ['hostile.json', 'empty.json', 'minimal.json']) {
  urls[story] = await serve(siteOf(join(repository, 'tests/stories/good', story), folder));
}
const online = JSON.parse(readFileSync(join(repository, 'tests/stories/good/minimal.json'), 'utf8'));
online.sources[0].url = 'https://news.example/story';
writeFileSync(join(folder, 'online.json'), JSON.stringify(online));
urls['online.json'] = await serve(siteOf(join(folder, 'online.json'), folder));

const story = JSON.parse(readFileSync(join(repository, 'tests/stories/good/hostile.json'), 'utf8'));

/** Without white space, and without what no text can show: controls, bidi marks, joiners, and what the page puts in their place. */
const bare = (text) => text.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029\ufffd]/gu, '');
/** As the page sets type. */
const plain = (text) => bare(text).replace(/[‘’]/g, "'").replace(/[“”]/g, '"');

/** What an attack would leave behind. */
async function assertUnharmed(reader) {
  const found = await reader.page.evaluate(() => {
    const ours = /^hashed\/\w+\/(boot|theme)\.js$/;
    const runs = (el) => !['application/ld+json', 'application/json'].includes(el.type);
    return {
      scripts: [...document.scripts].filter((el) => runs(el) && !ours.test(el.getAttribute('src'))).length,
      strangers: document.querySelectorAll('img:not(#poster), iframe, object, embed, base, form, style, [onerror], [onload], [onmouseover]').length,
      addresses: [...document.querySelectorAll('[href], [src], [cite], [action]')]
        .flatMap((el) => ['href', 'src', 'cite', 'action'].map((name) => el.getAttribute(name)))
        .filter((value) => value && /^\s*(javascript|data|vbscript):/i.test(value)),
      handlers: [...document.querySelectorAll('*')].flatMap((el) => el.getAttributeNames()).filter((name) => name.startsWith('on')),
      harm: typeof globalThis.harm,
      title: document.title,
    };
  });
  assert.deepEqual({ ...found, title: '' }, { scripts: 0, strangers: 0, addresses: [], handlers: [], harm: 'undefined', title: '' });
}

/** A test of another site than the shipped one. */
const siteTest = (name, file, options, body) => pageTest(name, { url: urls[file], ...options }, body);

siteTest('a hostile story starts, harms nothing, and is drawn', 'hostile.json', { draws: true }, async (reader) => {
  assert.equal(await reader.state(), 'ready');
  assert.ok(colours(await reader.stagePicture()) > 200, 'nothing is drawn');
  await assertUnharmed(reader);
  for (const id of ['party:first', 'quote:one:select', 'quote:two:select', 'time:scrubber']) {
    await reader.focus(id);
    await reader.press('Enter', 'Escape');
  }
  await reader.focus('time:scrubber');
  await reader.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'End');
  await reader.element('question:select').selectOption({ index: 1 });
  await reader.idle();
  await assertUnharmed(reader);
});

siteTest('its strings stand in the tree and in the text as text', 'hostile.json', {}, async (reader) => {
  await reader.element('question:select').selectOption('All statements');
  await reader.idle();
  const tree = plain(await reader.page.locator('#semantics').evaluate((el) => el.textContent));
  const text = plain(await reader.page.locator('#transcript').evaluate((el) => el.textContent));
  for (const quote of story.quotes) {
    assert.ok(text.includes(plain(quote.text)), `not in the text: ${quote.text}`);
    assert.ok(tree.includes(plain(quote.text)), `not in the tree: ${quote.text}`);
  }
  for (const { name } of [...story.people, ...story.parties.filter((party) => party.role === 'speaker')]) {
    assert.ok(text.includes(plain(name)), `not in the text: ${name}`);
  }
  assert.ok(plain(await reader.page.locator('h1').textContent()).includes(plain(story.headline)));
  const options = await reader.element('question:select').evaluate((el) => [...el.options].map((option) => option.textContent));
  story.questions.forEach((question, i) => assert.equal(plain(options[i]), plain(question.text)));
});

siteTest('what could turn the reading direction or hide ends with its own text', 'hostile.json', { scripts: false }, async (reader) => {
  // Each element's text must close every embedding, override and isolate that it opens.
  const open = await reader.page.locator('h1, h2, h3, p, li, td, th, blockquote, figcaption, caption').evaluateAll((all) =>
    all
      .map((el) => el.textContent)
      .filter((text) => {
        let embedded = 0;
        let isolated = 0;
        for (const c of text) {
          if ('\u202a\u202b\u202d\u202e'.includes(c)) embedded += 1;
          if (c === '\u202c') embedded -= 1;
          if ('\u2066\u2067\u2068'.includes(c)) isolated += 1;
          if (c === '\u2069') isolated -= 1;
        }
        return embedded > 0 || isolated > 0;
      }),
  );
  assert.deepEqual(open, []);
});

siteTest('without scripts it is text as well, and its linked data is whole', 'hostile.json', { scripts: false }, async (reader) => {
  await assertUnharmed(reader);
  const data = JSON.parse(await reader.page.locator('script[type="application/ld+json"]').textContent());
  assert.equal(plain(data.headline), plain(story.headline));
  assert.deepEqual(
    data.hasPart.map((part) => plain(part.text ?? part.abstract)),
    story.quotes.map((quote) => plain(quote.text)),
  );
  assert.equal(await reader.page.locator('body').count(), 1);
  assert.equal(await reader.page.locator('footer').count(), 1, 'the page is cut off');
});

const KEYS = ['question', 'party', 'person', 'quote', 'time', 'clock', 'step', 'theme', 'lens', 'story', 'lang', '<b>'];
for (const attack of ATTACKS) {
  const query = KEYS.map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(attack)}`).join('&');
  pageTest(`${attack} in the address harms nothing`, { path: `?${query}#${encodeURIComponent(attack)}` }, async (reader) => {
    assert.equal(await reader.state(), 'ready');
    assert.ok(await reader.page.locator('#notice').isVisible());
    await assertUnharmed(reader);
    await reader.choose('betrayal');
    await assertUnharmed(reader);
  });
}

// --- Stories at the edge ---

siteTest('a story without a single quote opens and says that there is none', 'empty.json', {}, async (reader) => {
  assert.equal(await reader.state(), 'ready');
  assert.deepEqual(await reader.quotes(), []);
  assert.match(await reader.page.locator('#transcript').evaluate((el) => el.textContent), /Nobody is quoted/);
  await reader.focus('time:scrubber');
  await reader.press('Home', 'End', 'ArrowLeft', 'ArrowRight');
  const { now, max } = await reader.scrubber();
  assert.equal(now, max);
  assert.deepEqual(await reader.quotes(), []);
});

siteTest('the smallest story opens, with its one quote', 'minimal.json', {}, async (reader) => {
  assert.equal(await reader.state(), 'ready');
  assert.equal((await reader.quotes()).length, 1);
});

siteTest('on paper the address of a source stands behind its title', 'online.json', { scripts: false }, async (reader) => {
  await reader.page.emulateMedia({ media: 'print' });
  const printed = await reader.page.locator('.sources a[href^="http"]').evaluateAll((all) => all.map((el) => getComputedStyle(el, '::after').content));
  assert.deepEqual(printed, ['" (https://news.example/story)"']);
});
