// "Who said it?" and the handout: with the pointer, with the keys alone, for listeners, and on paper.
import assert from 'node:assert/strict';
import { violations } from './support/axe.mjs';
import { pageTest, world } from './support/harness.mjs';
import { colours, differing } from './support/pixels.mjs';

const PHONE = [390, 844];

const has = async (reader, id) => (await reader.element(id).count()) > 0;
const choices = (reader) => reader.page.locator('#semantics [data-id^="quiz:choice:"]').allTextContents();
const asked = async (reader) => [await reader.name('quiz:prompt'), await reader.name('quiz:quote'), ...(await choices(reader))];

pageTest('the menu starts a quiz, and the address gives another reader the same', {}, async (reader) => {
  await reader.page.locator('#more > summary').click();
  await reader.page.locator('#quiz').click();
  await reader.idle();
  assert.match(await reader.focused(), /^quiz:choice:0$/);
  const seed = (await reader.query()).get('quiz');
  assert.match(seed, /^\d{1,4}$/);
  const here = await asked(reader);
  assert.ok(here.length >= 5 && here.length <= 7, `${here.length - 2} choices`);
  await reader.again({ path: `?quiz=${seed}` });
  assert.deepEqual(await asked(reader), here);
  await reader.again({ path: `?quiz=${(Number(seed) % 9999) + 1}` });
  assert.notDeepEqual(await asked(reader), here);
});

pageTest('a press answers: right or wrong is told once, with the source, and leads to the quote', { path: '?quiz=7' }, async (reader) => {
  assert.equal(await reader.element('quiz:verdict').getAttribute('aria-live'), 'polite');
  assert.equal(await reader.name('quiz:verdict'), '');
  assert.equal(await has(reader, 'quiz:by'), false, 'the answer is given away');
  const words = await reader.name('quiz:quote');
  await reader.click('quiz:choice:1');
  assert.match(await reader.name('quiz:verdict'), /^That is (right\.|not right\. The answer: .+\.)$/);
  assert.match(await reader.name('quiz:by'), /paragraph \d+/);
  const marked = (await choices(reader)).filter((name) => /: (Right answer|Your answer, and right)$/.test(name));
  assert.equal(marked.length, 1);
  const before = await choices(reader);
  await reader.click('quiz:choice:2');
  assert.deepEqual(await choices(reader), before, 'it can be answered twice');
  await reader.click('quiz:show');
  const id = (await reader.query()).get('quote');
  assert.equal((await reader.query()).get('quiz'), null);
  const quote = world.story.quotes.find((q) => q.id === id);
  const bare = (text) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  assert.equal(bare(words), bare(quote.text));
});

pageTest('with the keys alone one comes through to the score, and out of it', { path: '?quiz=7' }, async (reader) => {
  for (let question = 0; question < 6; question += 1) {
    await reader.focus('quiz:choice:0');
    await reader.press('Enter');
    assert.equal(await reader.focused(), 'quiz:choice:0', 'the focus is lost');
    for (let tabs = 0; tabs < 8 && (await reader.focused()) !== 'quiz:next'; tabs += 1) await reader.press('Tab');
    assert.equal(await reader.focused(), 'quiz:next');
    await reader.press('Enter');
  }
  assert.match(await reader.name('quiz:score'), /^\d of 6 right$/);
  assert.equal(await reader.page.locator('#semantics [data-id^="quiz:result:"]').count(), 6);
  await reader.focus('quiz:again');
  await reader.press('Enter');
  assert.equal((await reader.query()).get('quiz'), '8');
  await reader.press('Escape');
  assert.equal((await reader.query()).get('quiz'), null);
  assert.ok(await has(reader, 'map'));
});

for (const [way, options] of [['on a wide screen', {}], ['on a phone in the dark', { size: PHONE, scheme: 'dark', touch: true }]]) {
  pageTest(`axe finds no fault in the quiz ${way}, asked, answered and done`, { path: '?quiz=7', ...options }, async (reader) => {
    assert.deepEqual(await violations(reader.page), []);
    for (let question = 0; question < 6; question += 1) {
      await reader.page.locator('#semantics [data-id="quiz:choice:0"]').evaluate((el) => el.click());
      await reader.idle();
      if (question === 0) assert.deepEqual(await violations(reader.page), []);
      await reader.page.locator('#semantics [data-id="quiz:next"]').evaluate((el) => el.click());
      await reader.idle();
    }
    assert.deepEqual(await violations(reader.page), []);
  });
}

for (const [where, path] of [['the quiz', 'quiz=7'], ['the table', 'lens=grid']]) {
  pageTest(`from ${where} the handout has the map at the moment too, and ${where} is as it was`, { path: `?question=imposed-peace&time=2025-02-12T12:00&${path}`, draws: true }, async (reader) => {
    const { page } = reader;
    if (where === 'the quiz') await reader.click('quiz:choice:1');
    const tree = () => page.locator('#semantics').innerText();
    const [told, focused, address] = [await tree(), await reader.focused(), page.url()];
    const before = await reader.stagePicture();
    await page.evaluate(() => (globalThis.print = () => dispatchEvent(new Event('beforeprint'))));
    await page.evaluate(() => document.querySelector('#handout').click());
    assert.equal(await reader.focused(), focused, 'the focus is lost');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#print-map h2').innerText(), 'May a peace be imposed on Ukraine?');
    const caption = await page.locator('#print-map figcaption').innerText();
    assert.match(caption, /Against: Germany/);
    assert.match(caption, /Wednesday 12 February 2025, morning/);
    const map = await reader.picture(await page.locator('#print-map canvas').boundingBox());
    assert.ok(colours(map) > 50, 'the map is blank');
    assert.ok(!(await page.locator('#poster').isVisible()), 'the poster is printed');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await reader.laidOut();
    assert.equal(await tree(), told);
    assert.equal(page.url(), address);
    assert.equal(differing(before, await reader.stagePicture()), 0, 'the picture is another one');
  });
}

pageTest('a handout has the question over its map, every quote, and room to write', { path: '?question=imposed-peace' }, async (reader) => {
  const { page } = reader;
  await page.evaluate(() => (globalThis.print = () => dispatchEvent(new Event('beforeprint'))));
  await page.locator('#more > summary').click();
  await page.locator('#handout').click();
  await page.emulateMedia({ media: 'print' });
  const question = world.story.questions.find((q) => q.id === 'imposed-peace').text;
  assert.equal(await page.locator('#print-map h2').innerText(), question);
  assert.match(await page.locator('#print-map figcaption').innerText(), /2025/);
  assert.deepEqual(await page.locator('.discussion li > p:first-child').allInnerTexts(), world.story.discussion.map((d) => d.text));
  assert.equal(await page.locator('figure.quote blockquote:visible').count(), world.story.quotes.length);
  const room = await page.locator('.discussion li').first().evaluate((el) => getComputedStyle(el, '::after').height);
  assert.ok(parseFloat(room) > 25, `${room} to write on`);
  assert.equal(await page.locator('.steps').isVisible(), false);
  assert.equal(await page.locator(':is(button, input, select, summary):visible').count(), 0, 'a control is printed');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  assert.equal(await page.evaluate(() => 'handout' in document.documentElement.dataset), false);
  assert.equal(await page.locator('#print-map').count(), 0);
});
