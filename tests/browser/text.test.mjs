// The page without scripts: a good article, every fact of the story in it, and the same as linked data.
import assert from 'node:assert/strict';
import { pageTest, world } from './support/harness.mjs';

const WITHOUT = { scripts: false };

/** Marks of one shape: the page sets quotation marks and apostrophes as type does. */
const plain = (text) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();

pageTest('without scripts every statement is there, with its speaker, its dates and its source', WITHOUT, async ({ page }) => {
  const figures = await page.locator('figure.quote').evaluateAll((all) =>
    all.map((el) => ({
      id: el.id,
      words: el.querySelector('blockquote')?.textContent ?? '',
      cite: el.querySelector('blockquote')?.getAttribute('cite'),
      caption: el.querySelector('figcaption').textContent.replace(/\s+/g, ' '),
      times: [...el.querySelectorAll('time')].map((time) => time.getAttribute('datetime')),
      seen: el.getBoundingClientRect().height > 0,
    })),
  );
  const { quotes, people } = world.story;
  for (const quote of quotes) {
    const figure = figures.find((f) => f.id === `quote-${quote.id}`);
    assert.ok(figure, `${quote.id} is missing`);
    assert.ok(figure.seen, `${quote.id} is not seen`);
    assert.ok(plain(figure.words).includes(plain(quote.text)), `${quote.id} reads ${figure.words}`);
    assert.equal(await page.locator(`[id="${figure.cite.slice(1)}"]`).count(), 1, `${quote.id} cites what is not there`);
    const speaker = people.find((person) => person.id === quote.speaker);
    assert.ok(figure.caption.includes(speaker.name), `${quote.id} does not name ${speaker.name}`);
    assert.ok(figure.caption.includes(`paragraph ${quote.paragraph}`), `${quote.id} does not name its paragraph`);
    assert.match(figure.caption, /Said|Published/, `${quote.id} does not say when`);
    if (quote.verbatim) assert.match(figure.words, /“/, `${quote.id} is not in quotation marks`);
    else assert.match(figure.caption, /Paraphrase/, `${quote.id} is not marked as a paraphrase`);
    const day = /^\d{4}-\d{2}-\d{2}$/;
    if (day.test(quote.published)) assert.ok(figure.times.includes(quote.published), `${quote.id} lacks its date`);
  }
  assert.equal(figures.length, quotes.length, 'a statement is there twice, or too many are');
});

pageTest('without scripts every question, position, event, step and person is there', WITHOUT, async ({ page }) => {
  const text = plain(await page.locator('main').innerText());
  const { story } = world;
  for (const question of story.questions) assert.ok(text.includes(plain(question.text)), question.text);
  for (const position of story.positions) assert.ok(text.includes(plain(position.summary)), position.summary);
  for (const event of story.events) assert.ok(text.includes(plain(event.title)), event.title);
  for (const step of story.steps) assert.ok(text.includes(plain(step.text)), step.text);
  for (const person of story.people) assert.ok(text.includes(person.name), person.name);
  assert.ok(text.includes(plain(story.headline)) && text.includes(plain(story.standfirst)));
  assert.doesNotMatch(text, /undefined|\[object|\{\{/);
});

pageTest('without scripts nothing that only scripts could serve is shown', WITHOUT, async ({ page }) => {
  assert.ok(await page.locator('#canvas').isHidden());
  assert.ok(await page.locator('#notice').isHidden());
  assert.ok(await page.locator('#poster').isVisible(), 'the still picture of the map is missing');
  assert.equal(await page.locator('button:visible, input:visible, select:visible').count(), 0);
});

pageTest('headings go down one level at a time, from one first', WITHOUT, async ({ page }) => {
  const levels = await page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) => all.map((el) => Number(el.tagName[1])));
  assert.equal(levels[0], 1);
  assert.equal(levels.filter((level) => level === 1).length, 1);
  levels.reduce((before, level) => {
    assert.ok(level <= before + 1, `a heading of level ${level} follows one of level ${before}`);
    return level;
  });
});

pageTest('every link within the page has its target', WITHOUT, async ({ page }) => {
  const broken = await page
    .locator('a[href^="#"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')).filter((href) => !document.getElementById(href.slice(1))));
  assert.deepEqual(broken, []);
});

pageTest('the linked data holds each quotation once and points at nothing that is not there', WITHOUT, async ({ page }) => {
  const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
  assert.equal(data['@context'], 'https://schema.org');
  const known = new Set();
  const pointers = [];
  (function walk(node) {
    if (Array.isArray(node)) return node.forEach(walk);
    if (node === null || typeof node !== 'object') return;
    const keys = Object.keys(node);
    if (keys.length === 1 && keys[0] === '@id') pointers.push(node['@id']);
    else if (node['@id']) known.add(node['@id']);
    Object.values(node).forEach(walk);
  })(data);
  assert.deepEqual(pointers.filter((id) => !known.has(id)), []);
  for (const quote of world.story.quotes) {
    const parts = data.hasPart.filter((part) => part['@id'] === `#quote-${quote.id}`);
    assert.equal(parts.length, 1, quote.id);
    assert.equal(parts[0]['@type'] === 'Quotation', quote.verbatim, `${quote.id} is a ${parts[0]['@type']}`);
    assert.equal(parts[0].text ?? parts[0].abstract, quote.text);
  }
});

pageTest('the content comes before any script, and no script is inline', WITHOUT, async ({ page }) => {
  const html = await (await page.request.get(world.url)).text();
  const scripts = [...html.matchAll(/<script\b([^>]*)>([^<]*)/g)];
  for (const [, attributes, body] of scripts) {
    if (/type="application\/(ld\+)?json"/.test(attributes)) continue; // data, which no browser runs
    // One may run first, and must be next to nothing: it keeps a chosen theme from flashing.
    const [, first] = attributes.match(/^ src="([\w./-]*theme\.js)"$/) ?? [];
    if (first) assert.ok((await (await page.request.get(new URL(first, world.url).href)).body()).length < 400, `${first} has grown`);
    else assert.match(attributes, /type="module"/, 'a script that does not wait for the content');
    assert.equal(body.trim(), '', 'an inline script');
  }
  assert.doesNotMatch(html, /\son[a-z]+=|style="/i, 'inline code or style');
});
