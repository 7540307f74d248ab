// The address bar holds the view: reload it, share it, go back.
import assert from 'node:assert/strict';
import { pageTest, Reader, until, world } from './support/harness.mjs';

const search = (reader) => reader.page.evaluate(() => location.search);

/** What a reader of the view would notice, as far as words tell it. */
async function view(reader) {
  const parties = world.story.parties.filter((party) => party.role === 'speaker');
  const answers = [];
  for (const { id } of parties) answers.push([await reader.name(`party:${id}`), await reader.pressed(`party:${id}`)]);
  return {
    query: (await reader.query()).toString(),
    question: await reader.element('question:select').evaluate((el) => el.value),
    scrubber: await reader.scrubber(),
    published: await reader.pressed('clock:published'),
    quotes: await reader.quotes(),
    answers,
  };
}

pageTest('the opening view needs no query', {}, async (reader) => {
  assert.equal(await search(reader), '');
  assert.equal((await reader.query()).toString(), '');
});

pageTest('what is chosen stands in the address, and a reload and a shared link show it again', {}, async (reader) => {
  await reader.choose('imposed-peace');
  await reader.click('party:germany');
  await reader.click('clock:published');
  await reader.focus('time:scrubber');
  await reader.press('Home', 'Control+ArrowRight');
  const query = new URLSearchParams(await search(reader));
  assert.equal(query.get('question'), 'imposed-peace');
  assert.equal(query.get('party'), 'germany');
  assert.equal(query.get('clock'), 'published');
  assert.match(query.get('quote'), /^scholz/);
  const seen = await view(reader);
  await reader.page.reload();
  await reader.started();
  assert.deepEqual(await view(reader), seen);
  const friend = await Reader.open({ path: await search(reader), draws: false, hurried: true });
  try {
    assert.deepEqual(await view(friend), seen);
    assert.deepEqual(friend.problems, []);
  } finally {
    await friend.close();
  }
});

for (const [which, keys, words] of [
  ['a day of its own', ['Home', 'ArrowRight', 'ArrowRight'], /hold a call/],
]) {
  pageTest(`an event on ${which}, stepped to on the timeline, is there again after a reload`, {}, async (reader) => {
    await reader.focus('time:scrubber');
    await reader.press(...keys);
    const seen = await reader.scrubber();
    assert.match(seen.words, words);
    await reader.page.reload();
    await reader.started();
    assert.deepEqual(await reader.scrubber(), seen);
  });
}

pageTest('a link to a quote shows the whole of it in the list', { path: '?quote=healey-without-ukraine', size: [1000, 800] }, async (reader) => {
  const list = await reader.page.locator('#semantics .scroller').boundingBox();
  const card = await reader.box('quote:healey-without-ukraine');
  assert.ok(card.y >= list.y - 1 && card.y + card.height <= list.y + list.height + 1, JSON.stringify({ list, card }));
});

pageTest('each choice is undone by Back, and done again by Forward', {}, async (reader) => {
  const opening = await view(reader);
  await reader.choose('europe-at-the-table');
  const chosen = await view(reader);
  await reader.click('party:us');
  assert.equal((await reader.query()).get('party'), 'us');
  const back = async (go, query) => {
    await reader.page.evaluate((way) => history.go(way), go);
    await until(async () => (await search(reader)) === query, `the address is '${query}'`);
    await reader.idle();
  };
  await back(-1, '?question=europe-at-the-table');
  assert.deepEqual(await view(reader), chosen);
  await back(-1, '');
  assert.deepEqual(await view(reader), opening);
  await back(1, '?question=europe-at-the-table');
  assert.deepEqual(await view(reader), chosen);
});

pageTest('scrubbing leaves no entries behind', {}, async (reader) => {
  await reader.choose('europe-at-the-table');
  const before = await reader.page.evaluate(() => history.length);
  await reader.focus('time:scrubber');
  await reader.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowLeft');
  assert.match(await search(reader), /time=/);
  assert.equal(await reader.page.evaluate(() => history.length), before);
  await reader.page.goBack();
  await reader.idle();
  assert.equal((await reader.query()).get('question'), null);
});

pageTest('Back right after a step in time leads to the view before, and leaves it its address', {}, async (reader) => {
  await reader.choose('europe-at-the-table');
  await reader.focus('time:scrubber');
  await reader.page.evaluate(() => {
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true }));
    standpoint.draw(); // now the new moment waits to be written into the address
    history.back();
  });
  await until(async () => (await search(reader)) === '', 'the address is the opening view’s');
  await reader.idle();
  assert.equal((await reader.query()).toString(), '');
  assert.equal(await search(reader), '');
});

const UNKNOWN = {
  '?question=nothing-of-the-kind&time=2025-02-31&clock=cuckoo': /cuckoo[^]*2025-02-31[^]*nothing-of-the-kind/,
  '?quote=%00%ff%22&party=~atlantis~germany&step=9999999999': /./,
  [`?question=${'x'.repeat(5000)}`]: /./,
};
for (const [path, words] of Object.entries(UNKNOWN)) {
  pageTest(`an address with ${path.slice(0, 60)} gives a notice that can be dismissed, and the page`, { path }, async (reader) => {
    assert.equal(await reader.state(), 'ready');
    const notice = reader.page.locator('#notice');
    assert.match(await notice.innerText(), words);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    assert.ok(await notice.isHidden());
    assert.ok((await reader.quotes()).length > 0);
  });
}

pageTest('the known part of a half-known address is heeded', { path: '?party=nato&clock=cuckoo' }, async (reader) => {
  assert.equal((await reader.query()).get('party'), 'nato');
  assert.ok(await reader.page.locator('#notice').isVisible());
});

pageTest('keys that are not ours stay in the address, in their order', { path: '?utm_source=a%20b&party=uk&x#part' }, async (reader) => {
  assert.ok(await reader.page.locator('#notice').isHidden(), 'a stranger’s key is no mistake');
  await reader.choose('betrayal');
  const href = await reader.page.evaluate(() => location.href);
  assert.match(href, /utm_source=a%20b&x#part$/);
  assert.match(href, /question=betrayal/);
});

pageTest('a link within the text keeps the view', { path: '?party=uk' }, async (reader) => {
  await reader.page.locator('#transcript > summary').click();
  await reader.page.locator('#transcript a[href^="#quote-"]').first().click();
  await until(() => reader.page.evaluate(() => location.hash.startsWith('#quote-')), 'the fragment is in the address');
  await reader.idle();
  assert.equal((await reader.query()).get('party'), 'uk');
  assert.match(await search(reader), /party=uk/);
});

pageTest('a link to a quotation in the text opens the text there', { path: '#quote-healey-without-ukraine' }, async (reader) => {
  const figure = reader.page.locator('#quote-healey-without-ukraine');
  assert.ok(await figure.isVisible());
  await until(() => figure.evaluate((el) => {
    const { top, bottom } = el.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }), 'the quotation is in sight');
});

// --- The two clocks ---

const DAY_OF_THE_CALL = '?question=imposed-peace&time=2025-02-12';

pageTest('by when it was said, Germany stood against an imposed peace on the day of the call', { path: DAY_OF_THE_CALL }, async (reader) => {
  assert.match(await reader.name('party:germany'), /^Germany: Against/);
  assert.ok((await reader.quotes()).some((id) => id.startsWith('scholz')));
});

pageTest('by when it was published, nobody had read it by then', { path: `${DAY_OF_THE_CALL}&clock=published` }, async (reader) => {
  assert.match(await reader.name('party:germany'), /^Germany: Has not said/i);
  assert.deepEqual(await reader.quotes(), []);
});

pageTest('switching the clock moves Scholz past the call, without moving the moment', { path: DAY_OF_THE_CALL }, async (reader) => {
  const said = await reader.quotes();
  await reader.click('clock:published');
  assert.match(await reader.name('party:germany'), /Has not said/i);
  assert.equal((await reader.query()).get('time'), '2025-02-12');
  await reader.click('clock:said');
  assert.match(await reader.name('party:germany'), /Against/);
  assert.deepEqual(await reader.quotes(), said);
  await reader.click('clock:published');
  await reader.focus('time:scrubber');
  await reader.press('End');
  assert.match(await reader.name('party:germany'), /Against/, 'a day later it can be read');
});
