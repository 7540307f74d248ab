// The quotes panel: finding, following and taking along what was said.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { violations } from './support/axe.mjs';
import { pageTest, until, world } from './support/harness.mjs';
import { decode, differing } from './support/pixels.mjs';

const QUOTE = 'pistorius-at-the-table';

async function type(reader, text) {
  await reader.element('search:field').focus();
  await reader.page.keyboard.type(text);
  await reader.idle();
}

const hits = (reader) => reader.page.locator('#semantics [data-id^="search:hit:"]').allTextContents();

pageTest('a search answers as one types, and is gone through with the arrow keys', {}, async (reader) => {
  const before = await reader.quotes();
  await type(reader, 'RUTTÉ');
  assert.match(await reader.name('search:count'), /^[1-9]\d* results? for “RUTTÉ”$/);
  assert.match((await hits(reader))[0], /^Mark Rutte/);
  assert.equal(await reader.element('search:count').getAttribute('aria-live'), 'polite');
  await reader.press('ArrowDown');
  assert.equal(await reader.focused(), 'search:hit:0');
  await reader.press('Escape');
  assert.equal(await reader.focused(), 'search:field');
  assert.equal(await reader.element('search:field').inputValue(), '');
  assert.deepEqual(await reader.quotes(), before);
});

pageTest('keys that mean something elsewhere are only letters in the search field', {}, async (reader) => {
  const before = await reader.query();
  await type(reader, '?+-0 b');
  await reader.press('Home', 'ArrowLeft', 'ArrowRight', 'Control+ArrowRight', 'PageDown');
  assert.equal(await reader.element('search:field').inputValue(), '?+-0 b');
  assert.deepEqual(await reader.query(), before);
  assert.equal(await reader.page.locator('dialog').count(), 0);
  await reader.press('Escape');
});

pageTest('what was found is chosen, whatever the moment', { path: '?time=2014' }, async (reader) => {
  await type(reader, 'ukraine’s voice');
  await reader.press('ArrowDown', 'Enter');
  assert.equal((await reader.query()).get('quote'), 'healey-without-ukraine');
  assert.ok(await reader.pressed('quote:healey-without-ukraine:select'));
  assert.notEqual(await reader.focused(), '', 'the focus is lost');
});

pageTest('what an input method composes is searched for, and its keys are left to it', {}, async (reader) => {
  await reader.focus('search:field');
  await reader.cdp.send('Input.imeSetComposition', { text: 'Rut', selectionStart: 3, selectionEnd: 3 });
  await reader.idle();
  assert.equal(await reader.element('search:field').inputValue(), 'Rut');
  await reader.cdp.send('Input.imeSetComposition', { text: 'Rutt', selectionStart: 4, selectionEnd: 4 });
  await reader.cdp.send('Input.insertText', { text: 'Rutte' });
  await reader.idle();
  assert.equal(await reader.element('search:field').inputValue(), 'Rutte');
  assert.equal(await reader.focused(), 'search:field');
  assert.match(await reader.name('search:count'), /^[1-9]\d* results? for “Rutte”$/);
  // Escape while a word is composed drops the composition, not the search.
  const escape = { key: 'Escape', isComposing: true, bubbles: true, cancelable: true };
  await reader.element('search:field').evaluate((el, init) => el.dispatchEvent(new KeyboardEvent('keydown', init)), escape);
  await reader.idle();
  assert.equal(await reader.element('search:field').inputValue(), 'Rutte');
});

pageTest('a search that finds nothing says so and what to do, and no state of it has faults for axe', {}, async (reader) => {
  await type(reader, 'peace');
  assert.deepEqual(await violations(reader.page), []);
  await reader.page.keyboard.type('zzz');
  await reader.idle();
  assert.equal(await reader.name('search:count'), 'Nothing found for “peacezzz”');
  assert.match(await reader.name('search:none'), /another word/);
  assert.deepEqual(await violations(reader.page), []);
  await reader.click('search:clear');
  assert.equal(await reader.element('search:field').inputValue(), '');
});

pageTest('the thread of a quote is opened, is in the address, and is left again', { path: `?quote=${QUOTE}` }, async (reader) => {
  await reader.element(`quote:${QUOTE}:thread`).press('Enter');
  await reader.idle();
  assert.equal((await reader.query()).get('thread'), '1');
  const thread = await reader.quotes();
  assert.equal(thread.length, 4);
  assert.equal(thread[0], 'hegseth-not-realistic');
  assert.match(await reader.name('quotes:heading'), /4/);
  assert.deepEqual(await violations(reader.page), []);
  await reader.element('thread:back').press('Enter');
  await reader.idle();
  assert.equal((await reader.query()).get('thread'), null);
  assert.ok((await reader.quotes()).includes(QUOTE));
});

pageTest('a shared thread opens as one', { path: `?quote=${QUOTE}&thread=1` }, async (reader) => {
  assert.equal((await reader.quotes()).length, 4);
});

const allowed = { prepare: (reader) => reader.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: world.url }) };

const clipboard = (reader) =>
  reader.page.evaluate(async () => {
    const texts = {};
    for (const item of await navigator.clipboard.read()) {
      for (const kind of item.types) texts[kind] = await (await item.getType(kind)).text();
    }
    return texts;
  });

pageTest('a quote is copied with its citation, plain and rich, and its link leads back to it', { path: `?quote=${QUOTE}`, ...allowed }, async (reader) => {
  await reader.click(`quote:${QUOTE}:cite`);
  const texts = await clipboard(reader);
  assert.match(texts['text/plain'], /^“.+”\n— Boris Pistorius, Defence Minister of Germany \(/);
  assert.match(texts['text/html'], /<blockquote/);
  assert.equal(await reader.page.locator('#status').textContent(), 'Copied with its citation');
  await reader.click(`quote:${QUOTE}:link`);
  const link = (await clipboard(reader))['text/plain'];
  assert.ok(texts['text/plain'].includes(link));
  await reader.page.goto(link);
  await reader.started();
  assert.equal((await reader.query()).get('quote'), QUOTE);
});

const refusing = () => {
  Clipboard.prototype.write = Clipboard.prototype.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
};

pageTest('where the clipboard refuses the page, the copy command serves: plain and rich', { path: `?quote=${QUOTE}`, init: refusing, ...allowed }, async (reader) => {
  await reader.click(`quote:${QUOTE}:cite`);
  assert.equal(await reader.page.locator('#status').textContent(), 'Copied with its citation');
  const texts = await clipboard(reader);
  assert.match(texts['text/plain'], /^“.+”\n— Boris Pistorius, Defence Minister of Germany \(/);
  assert.match(texts['text/html'], /<blockquote/);
});

const blocked = () => {
  Object.defineProperty(navigator, 'clipboard', { value: undefined });
  document.execCommand = () => false;
};

pageTest('where copying is blocked the text is shown, selected', { path: `?quote=${QUOTE}`, init: blocked }, async (reader) => {
  await reader.click(`quote:${QUOTE}:cite`);
  const text = reader.page.locator('dialog textarea');
  await text.waitFor();
  assert.equal(await reader.page.evaluate(() => getSelection().toString()), await text.inputValue());
  assert.match(await text.inputValue(), /Boris Pistorius/);
  assert.deepEqual(await violations(reader.page), []);
  await reader.press('Escape');
  await until(async () => (await reader.page.locator('dialog').count()) === 0, 'the dialog is gone');
});

pageTest('a quote is saved as a picture, and the canvas is as it was', { path: `?quote=${QUOTE}`, draws: true }, async (reader) => {
  await reader.bringIntoView(`quote:${QUOTE}:picture`);
  await reader.focus(`quote:${QUOTE}:picture`);
  const before = await reader.stagePicture();
  const [download] = await Promise.all([reader.page.waitForEvent('download'), reader.page.keyboard.press('Enter')]);
  assert.equal(download.suggestedFilename(), `${world.story.id}-${QUOTE}.png`);
  const { width, height, data } = decode(readFileSync(await download.path()));
  assert.equal(width, 1280);
  assert.ok(height > 400 && height < 2000, `${height}`);
  assert.ok(new Set(data).size > 20, 'it is blank');
  await reader.idle();
  await reader.page.evaluate(() => (document.getElementById('status').textContent = '')); // what was said of it lies over the canvas
  assert.equal(differing(before, await reader.stagePicture()), 0);
  assert.equal(await reader.page.locator('#canvas').evaluate((el) => el.width), before.width);
});
