// English, German and Ukrainian: which of them the reader gets, that nothing else is left over, and what says so when it is.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pageTest, repository, serve, world } from './support/harness.mjs';
import { siteOf } from './support/sites.mjs';

const STORY = join(repository, 'assets/stories/ukraine-peace-talks-2025-02-13.json');
const LANGUAGES = ['en', 'de', 'uk'];
/** Every page asks ahead for story.json; a browser says so where the story is read in another language. */
const AHEAD = { expected: /preloaded using link preload but not used/ };

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const messages = (lang, folder = '') => json(join(repository, 'assets/messages', folder, `${lang}.json`));
const story = json(STORY);
const translated = (text, lang) => (lang === 'en' ? text : story.translations[lang][text]);
const htmlLang = (reader) => reader.page.evaluate(() => document.documentElement.lang);
const langOf = (reader, id) => reader.element(id).evaluate((el) => el.closest('[lang]').lang);

/** Role and name of everything in the accessibility tree. */
async function told(reader) {
  const { nodes } = await reader.cdp.send('Accessibility.getFullAXTree');
  return nodes.filter((node) => !node.ignored).map((node) => [node.role?.value, (node.name?.value ?? '').trim()]);
}

// --- Sites of the story with translations missing: made before the first test is told, for a browser is closed after the last ---

const folder = mkdtempSync(join(tmpdir(), 'standpoint-languages-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The site of the shipped story after `change`. */
async function changed(name, change) {
  const copy = structuredClone(story);
  change(copy);
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(copy));
  return serve(siteOf(path, folder));
}

const step = story.steps[0].text;
const question = story.questions[0].text;
const { id: withContext, context } = story.quotes.find((q) => q.id === 'baerbock-not-peace');
const GONE = [step, question, context];
const inPart = await changed('in-part', ({ translations }) => [...GONE, story.standfirst].forEach((text) => delete translations.de[text]));
const inEnglish = await changed('in-english', (copy) => delete copy.translations);

// --- The page in each language ---

for (const lang of LANGUAGES) {
  const page = messages(lang, 'page');
  const say = messages(lang);

  pageTest(`${lang}: the page and its parts are called in the language that it says it is in`, { path: `?lang=${lang}`, ...AHEAD }, async (reader) => {
    assert.equal(await htmlLang(reader), lang);
    const headline = translated(story.headline, lang);
    assert.ok((await reader.page.title()).startsWith(headline), await reader.page.title());
    assert.equal(await reader.page.locator('h1').innerText(), headline);
    assert.equal(await reader.page.locator('.standfirst').innerText(), translated(story.standfirst, lang));
    assert.equal(await reader.page.locator('#more > summary').innerText(), page['page.more']);
    assert.equal(await reader.page.locator('.languages [aria-current]').getAttribute('hreflang'), lang);
    const tree = await told(reader);
    const has = (role, name) => assert.ok(tree.some(([r, n]) => r === role && n === name), `no ${role} is called ${name}`);
    has('region', page['page.stage']);
    for (const part of ['question.name', 'map.name', 'time.name', 'quotes.name']) has('region', say[part]);
    has('combobox', say['question.name']);
    has('radio', say['clock.said']);
    has('button', say['time.play']);
    has('slider', say['time.name']);
    has('list', say['quotes.list']);
    for (const party of story.parties.filter((p) => p.role === 'speaker')) {
      const name = translated(party.name, lang);
      assert.ok(tree.some(([role, n]) => role === 'button' && n.startsWith(`${name}: `)), `no party is called ${name}`);
    }
  });

  pageTest(`${lang}: dates have the words that Intl has for them, in its order`, { path: `?lang=${lang}&time=2025-02-12&question=~`, ...AHEAD }, async (reader) => {
    const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
      weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC',
    });
    const parts = format.formatToParts(Date.UTC(2025, 1, 12)).filter(({ type }) => type !== 'literal').map(({ value }) => value);
    const { words } = await reader.scrubber();
    let from = 0;
    for (const part of parts) {
      const at = words.indexOf(part, from);
      assert.ok(at >= 0, `${part} of ${parts.join(' ')} is missing in ${words}`);
      from = at + part.length;
    }
  });

  pageTest(`${lang}: numbers take the plural that Intl has for them`, { path: `?lang=${lang}&question=~`, ...AHEAD }, async (reader) => {
    const forms = Object.fromEntries([...say['count.statements'].matchAll(/(one|few|many|other) \{# ([^}]+)\}/g)].map(([, form, word]) => [form, word]));
    const rules = new Intl.PluralRules(lang);
    const seen = new Set();
    const look = async () => {
      const n = (await reader.quotes()).length;
      const form = rules.select(n);
      seen.add(form);
      assert.ok((await reader.name('quotes:heading')).includes(`${n} ${forms[form]}`), `${n}: ${await reader.name('quotes:heading')}`);
    };
    await reader.focus('time:scrubber');
    await reader.press('Home');
    const { max } = await reader.scrubber();
    for (let stop = 0; stop < max; ++stop) {
      await reader.press('ArrowRight');
      await look();
    }
    await reader.choose('us-in-the-solution');
    await look();
    assert.deepEqual([...seen].sort(), lang === 'uk' ? ['few', 'many', 'one'] : ['one', 'other']);
  });
}

// --- Nothing English is left ---

/** What the page says in its own language, in sight or not: texts, and the attributes that are read out. */
const ownTexts = (reader) =>
  reader.page.evaluate(() => {
    const out = new Set();
    const add = (text) => text?.trim() && out.add(text.replace(/\s+/g, ' ').trim());
    for (const el of document.querySelectorAll('body, body *')) {
      if (el.closest('script, style, template, [lang]').lang !== document.documentElement.lang) continue;
      for (const name of ['aria-label', 'aria-valuetext', 'aria-roledescription', 'placeholder', 'title', 'alt']) add(el.getAttribute(name));
      for (const node of el.childNodes) if (node.nodeType === Node.TEXT_NODE) add(node.data);
    }
    return [...out];
  });

/** What would show that this message was not translated: tests of a text. */
function signsOf(english, theirs) {
  if (english === theirs || !/[A-Za-z]{3}/.test(english)) return [];
  if (/, (plural|select),/.test(english)) {
    return [...english.matchAll(/\{# ([a-z ]{3,})\}/g)]
      .filter(([whole]) => !theirs.includes(whole))
      .map(([, words]) => new RegExp(`\\d ${words}(?![a-z])`));
  }
  const literal = english.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return literal.join('').trim().length < 4 ? [] : [new RegExp(`^${literal.join('.+')}$`)];
}

const STATES = {
  opening: '',
  'a party': 'party=germany&question=secured-peace',
  'a quote and its thread': 'quote=healey-without-ukraine&thread=1',
  'the other clock': 'clock=published',
  'a range': 'time=2025-02-12..latest',
  'nobody yet': 'time=earliest',
  'the table': 'lens=grid',
  'a step': 'step=3',
  'the stage': 'step=3&present=1',
  'the quiz': 'quiz=7',
};

for (const lang of ['de', 'uk']) {
  pageTest(`${lang}: no word of the interface is left in English, whatever is on the screen`, { path: `?lang=${lang}`, ...AHEAD }, async (reader) => {
    const signs = [];
    for (const folder of ['', 'page']) {
      const [english, theirs] = [messages('en', folder), messages(lang, folder)];
      for (const key of Object.keys(english)) {
        if (!/^(lang$|date\.|page\.lang\.)/.test(key)) // a language may be called by its own name
           signs.push(...signsOf(english[key], theirs[key] ?? '').map((sign) => [key, sign]));
      }
    }
    for (const [english, theirs] of Object.entries(messages(lang, 'words'))) {
      signs.push(...signsOf(english, theirs).map((sign) => [english, sign]));
    }
    assert.ok(signs.length > 200, `${signs.length} messages are looked for`);
    const left = new Set();
    const look = async (state) => {
      for (const text of await ownTexts(reader)) {
        for (const [key, sign] of signs) if (sign.test(text)) left.add(`${state}: “${text}” (${key})`);
      }
    };
    const set = async (query) => {
      await reader.page.evaluate((query) => standpoint.set(query), query);
      await reader.laidOut();
      const shown = await reader.query();
      for (const key of new URLSearchParams(query).keys()) assert.ok(shown.has(key), `${query} is not shown: ${shown}`);
    };
    for (const [state, query] of Object.entries(STATES)) {
      await set(query);
      await look(state);
    }
    await set('');
    await reader.click('time:date');
    await reader.page.keyboard.type('?!');
    await reader.press('Enter');
    await look('a wrong date');
    await reader.element('search:field').fill('europ');
    await reader.idle();
    await look('a search');
    for (const dialog of ['#take', '#embed']) {
      await reader.page.evaluate((id) => document.querySelector(id).click(), dialog);
      await reader.page.locator('dialog[open]').waitFor();
      await look(dialog);
      await reader.press('Escape');
    }
    assert.deepEqual([...left], []);
  });
}

// --- Which language ---

for (const [locale, expected] of [['de-AT', 'de'], ['uk-UA', 'uk'], ['en-GB', 'en'], ['fr-FR', 'en']]) {
  pageTest(`a browser in ${locale} gets ${expected}, and the address has the last word`, { locale, ...AHEAD }, async (reader) => {
    assert.equal(await htmlLang(reader), expected);
    assert.equal(await reader.name('quotes:list').catch(() => ''), messages(expected)['quotes.list']);
    const other = expected === 'de' ? 'uk' : 'de';
    await reader.page.goto(new URL(`?lang=${other}`, world.url).href);
    await reader.started();
    assert.equal(await htmlLang(reader), other);
    assert.equal(await reader.name('time:play'), messages(other)['time.play']);
  });
}

pageTest('changing the language keeps the view, and goes round to where it was', { path: '?question=imposed-peace&party=germany&time=2025-02-12&clock=published', ...AHEAD }, async (reader) => {
  const view = async () => [(await reader.query()).toString(), (await reader.scrubber()).now, await reader.quotes()];
  const before = await view();
  for (const lang of ['de', 'uk', 'en']) {
    await Promise.all([reader.page.waitForURL(new RegExp(`lang=${lang}`)), reader.page.locator(`.languages a[hreflang=${lang}]`).click()]);
    await reader.started();
    assert.equal(await htmlLang(reader), lang);
    assert.deepEqual(await view(), before);
  }
});

// --- What has not been translated says so ---

pageTest('a text that has no translation is marked as English, wherever it is read; the rest is German', { url: inPart, path: '?lang=de&step=1', ...AHEAD }, async (reader) => {
  const go = async (query) => {
    await reader.page.goto(new URL(`?lang=de&${query}`, inPart).href);
    await reader.started();
  };
  assert.equal(await htmlLang(reader), 'de');
  assert.equal(await reader.page.locator('.fallback').innerText(), messages('de', 'page')['page.untranslated']);
  assert.equal(await langOf(reader, 'step:text'), 'en');
  assert.equal(await langOf(reader, 'question:select'), 'en');
  assert.equal(await langOf(reader, 'step:next'), 'de');
  assert.equal(await reader.page.locator('.standfirst [lang=en]').textContent(), story.standfirst);
  assert.equal(await reader.page.locator('h1').evaluate((el) => el.closest('[lang]').lang), 'de');
  const marked = await reader.page.locator('#transcript [lang=en]').allTextContents();
  for (const text of GONE) assert.ok(marked.some((words) => words.includes(text)), `the text below does not mark: ${text}`);
  await go('step=2');
  assert.equal(await langOf(reader, 'step:text'), 'de', 'a text that is translated');
  await go(`quote=${withContext}`);
  assert.equal(await langOf(reader, `quote:${withContext}:context`), 'en');
  await go('step=1&present=1');
  assert.equal(await langOf(reader, 'stage:text'), 'en');
  assert.equal(await langOf(reader, 'stage:title'), 'de');
});

pageTest('a story that is told in English alone says so, in German, and its words are marked', { url: inEnglish, path: '?lang=de&step=1', ...AHEAD }, async (reader) => {
  assert.equal(await htmlLang(reader), 'de');
  assert.match(await reader.page.locator('.fallback').innerText(), /nicht übersetzt.*Englisch/);
  assert.equal(await reader.page.locator('h1').evaluate((el) => el.closest('[lang]').lang), 'en');
  assert.equal(await langOf(reader, 'step:text'), 'en');
  assert.equal(await reader.name('step:next'), messages('de')['step.next']);
  assert.equal(await langOf(reader, 'step:next'), 'de');
});

pageTest('quotations stay as the source prints them, and say in which language', { path: '?lang=uk', ...AHEAD }, async (reader) => {
  for (const id of await reader.quotes()) {
    assert.equal(await langOf(reader, `quote:${id}:text`), 'en', id);
    assert.ok((await reader.name(`quote:${id}:text`)).includes(story.quotes.find((q) => q.id === id).text.slice(0, 20)));
  }
});
