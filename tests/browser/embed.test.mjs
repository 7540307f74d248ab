// The explainer inside someone else's page, of another origin: it sizes itself in every dialect, runs only when it is seen, and
// can be steered. (That it takes nothing from its host is in manners.test.mjs.)
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { join } from 'node:path';
import { repository, serve, until, world } from './support/harness.mjs';
import { article, embed, FILLER, frameOf, running } from './support/newsroom.mjs';
import { siteOf } from './support/sites.mjs';

const MS = { timeout: 120_000 };

const contentHeight = (frame) => frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
const frameHeight = (page) => page.evaluate(() => document.querySelector('iframe').getBoundingClientRect().height);

async function fits(page, frame) {
  await until(async () => (await frameHeight(page)) === (await contentHeight(frame)), 'the frame is as high as the embed');
}

test('a frame without any script of the host holds title, stage, source and the way to the whole page', MS, async () => {
  const page = await article(`<iframe src="${embed()}" width="660" height="700" title="Story" loading="lazy"></iframe>`);
  const frame = await running(page);
  assert.equal(await frame.locator('h1').textContent(), world.story.headline);
  assert.ok((await frame.locator('footer').textContent()).includes(world.story.sources[0].title));
  assert.ok(await frame.locator('#transcript').isHidden());
  await frame.locator('[data-id="question:select"]').selectOption({ index: 1 });
  await until(async () => (await frame.locator('#open').getAttribute('href')).includes('question='), 'the link follows the view');
  await page.context().close();
});

test('pym.js sizes the frame, also when the column becomes narrow', MS, async () => {
  const page = await article('<div id="story"></div>', { head: '<script src="/pym.js"></script>' });
  await page.evaluate((url) => void new pym.Parent('story', url, { title: 'Story' }), embed());
  const frame = await running(page);
  await fits(page, frame);
  await page.setViewportSize({ width: 375, height: 667 });
  await fits(page, frame);
  await page.context().close();
});

test('@newswire/frames sizes the frame, also one that it finds already loaded', MS, async () => {
  const page = await article(`<iframe src="${embed()}" width="100%" height="300" title="Story"></iframe>`, {
    head: '<script src="/frames.js"></script>',
  });
  const frame = await running(page);
  await page.evaluate(() => void newswireFrames.observeIframe(document.querySelector('iframe')));
  await until(async () => (await page.getAttribute('iframe', 'height')) === String(await contentHeight(frame)), 'the height is set');
  await page.context().close();
});

test('a height is told once: the host that follows it comes to rest', MS, async () => {
  const page = await article(`<iframe src="${embed()}" width="660" height="400" frameborder="0" title="Story"></iframe>
    <script>addEventListener('message', ({ data }) => { if (data.sentinel === 'amp') document.querySelector('iframe').height = data.height })</script>`);
  const frame = await running(page);
  await fits(page, frame);
  const heights = () => page.evaluate(() => messages.filter(({ sentinel }) => sentinel === 'amp').length);
  const before = await heights();
  assert.ok(before >= 1 && before <= 4, `${before} heights were told`);
  await frame.locator('[data-id="question:select"]').selectOption({ index: 2 });
  await frame.evaluate(() => standpoint.idle());
  assert.equal(await heights(), before);
  await page.context().close();
});

test('a frame below the fold loads no module until it is seen, and then starts', MS, async () => {
  const page = await article(`${FILLER}<iframe src="${embed()}" width="660" height="700" title="Story"></iframe>`);
  const frame = await until(() => frameOf(page), 'the frame is there');
  await frame.waitForLoadState();
  await page.waitForTimeout(500);
  const loaded = () => frame.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1)));
  assert.ok(!(await loaded()).some((name) => /wasm|map-|story\.json|ttf/.test(name)), String(await loaded()));
  await page.evaluate(() => document.querySelector('iframe').scrollIntoView());
  await running(page);
  assert.ok((await loaded()).includes('standpoint.wasm'));
  await page.context().close();
});

test('the host asks and sets; what is of the wrong shape is left alone and counted', MS, async () => {
  const page = await article(`<iframe src="${embed()}" width="660" height="700" title="Story"></iframe>`);
  const frame = await running(page);
  const said = (type) => page.evaluate((wanted) => messages.filter((m) => m.sentinel === 'standpoint' && m.type === wanted), type);
  await until(async () => (await said('ready')).length === 1, 'it says that it is ready');
  const send = (message) => page.evaluate((data) => document.querySelector('iframe').contentWindow.postMessage(data, '*'), message);
  const question = world.story.questions[2].id;
  await send({ sentinel: 'standpoint', v: 1, type: 'set', payload: { question, clock: 'published' } });
  await until(async () => (await frame.evaluate(() => standpoint.query())).includes(question), 'the question is set');
  await until(async () => (await said('time')).length, 'it tells what was set');
  assert.deepEqual((await said('select')).at(-1).payload, { question });
  assert.equal((await said('time')).at(-1).payload.clock, 'published');
  const states = (await said('state')).length;
  await send({ sentinel: 'standpoint', v: 1, type: 'get' });
  await until(async () => (await said('state')).length === states + 1, 'it answers');
  assert.deepEqual((await said('state')).at(-1), { sentinel: 'standpoint', v: 1, type: 'state', payload: { question, clock: 'published' } });

  const before = await frame.evaluate(() => [standpoint.query(), standpointHost.ignored()]);
  const wrong = [
    'set',
    7,
    null,
    [],
    { sentinel: 'standpoint', v: 2, type: 'set', payload: { question: 'x' } },
    { sentinel: 'standpoint', v: 1, type: 'run', payload: {} },
    { sentinel: 'standpoint', v: 1, type: 'set', payload: { question: { toString: 'x' } } },
    { sentinel: 'standpoint', v: 1, type: 'set', payload: { innerHTML: '<b>' } },
    { sentinel: 'standpoint', v: 1, type: 'set', payload: { question: 'x'.repeat(1000) } },
    { sentinel: 'standpoint', v: 1, type: 'set', payload: null },
  ];
  for (const message of wrong) await send(message);
  await until(async () => (await frame.evaluate(() => standpointHost.ignored())) === before[1] + wrong.length, 'all are counted');
  assert.equal(await frame.evaluate(() => standpoint.query()), before[0]);
  await page.context().close();
});

test('only origins that the site was built for may steer an embed; others are counted', MS, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-embed-'));
  try {
    const story = join(repository, 'assets/stories/ukraine-peace-talks-2025-02-13.json');
    const site = await serve(siteOf(story, folder, ['--host', 'https://news.example']));
    const page = await article(`<iframe src="${site}embed.html" width="660" height="900" title="Story"></iframe>`);
    const frame = await until(() => page.frames().find((each) => each.url().startsWith(site)), 'the frame is there');
    await frame.waitForFunction(() => document.documentElement.dataset.standpoint === 'ready', null, { timeout: 60_000 });
    const [view, ignored] = await frame.evaluate(() => [standpoint.query(), standpointHost.ignored()]);
    for (const type of ['set', 'get']) {
      await page.evaluate(
        ([kind, question]) => document.querySelector('iframe').contentWindow.postMessage({ sentinel: 'standpoint', v: 1, type: kind, payload: { question } }, '*'),
        [type, world.story.questions[2].id],
      );
    }
    await until(async () => (await frame.evaluate(() => standpointHost.ignored())) === ignored + 2, 'both are counted');
    assert.equal(await frame.evaluate(() => standpoint.query()), view);
    await page.context().close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a value that the story does not hold is left out of the view, the rest is heeded, and no markup comes of it', MS, async () => {
  const page = await article(`<iframe src="${embed()}" width="660" height="700" title="Story"></iframe>`);
  const frame = await running(page);
  const payload = { party: '<img src=x onerror=alert(1)>', question: world.story.questions[1].id };
  await page.evaluate((payload) => document.querySelector('iframe').contentWindow.postMessage({ sentinel: 'standpoint', v: 1, type: 'set', payload }, '*'), payload);
  await until(async () => (await frame.evaluate(() => standpoint.query())) === `question=${payload.question}`, 'the question alone is set');
  await frame.evaluate(() => standpoint.idle());
  assert.equal(await frame.locator('#notice img, #stage img[src=x]').count(), 0);
  await page.context().close();
});

test('it works in a sandbox that allows nothing but scripts', MS, async () => {
  const page = await article(`<iframe src="${embed()}" sandbox="allow-scripts" width="660" height="700" title="Story"></iframe>`);
  const frame = await running(page);
  await frame.locator('[data-id="question:select"]').selectOption({ index: 1 });
  await until(async () => (await frame.evaluate(() => standpoint.query())) !== '', 'it answers the reader');
  await page.context().close();
});

const ELEMENT = () => `<script type="module" src="${world.url}element/standpoint-story.js"></script>`;
const STRICT = () => ({
  'content-security-policy': `default-src 'none'; script-src ${new URL(world.url).origin}; frame-src ${new URL(world.url).origin}; img-src ${new URL(world.url).origin}`,
});

test('<standpoint-story> shows its poster, starts when it comes near, sizes itself and tells, under a strict policy', MS, async () => {
  const page = await article(`${FILLER}<standpoint-story src="${embed()}" question="${world.story.questions[1].id}"></standpoint-story>`, {
    head: ELEMENT(),
    headers: STRICT(),
  });
  await page.waitForFunction(() => customElements.get('standpoint-story'));
  const element = page.locator('standpoint-story');
  await until(() => element.evaluate((el) => Boolean(el.shadowRoot.querySelector('img'))), 'the poster is there');
  assert.equal(await element.evaluate((el) => el.shadowRoot.querySelector('iframe')), null);
  const posters = await element.evaluate((el) => [...el.shadowRoot.querySelectorAll('img')].map((img) => img.src));
  assert.equal(posters.length, 1);
  assert.equal((await fetch(posters[0])).status, 200);
  await element.scrollIntoViewIfNeeded();
  const frame = await running(page);
  assert.ok((await frame.evaluate(() => standpoint.query())).includes(world.story.questions[1].id));
  await until(async () => (await element.evaluate((el) => el.shadowRoot.querySelector('iframe').offsetHeight)) === (await contentHeight(frame)), 'it fits');
  await until(() => element.evaluate((el) => el.state), 'it knows its state');
  await element.evaluate((el, party) => el.set({ party }), world.story.parties[0].id);
  assert.equal((await element.evaluate((el) => el.get())).party, world.story.parties[0].id);
  const told = element.evaluate((el) => new Promise((hear) => el.addEventListener('standpoint-select', ({ detail }) => hear(detail), { once: true })));
  await element.evaluate((el, event) => el.set({ event }), world.story.events[1].id);
  assert.equal((await told).event, world.story.events[1].id);
  await page.context().close();
});

test('several stand on one page without hearing one another, and one that is taken out and put back starts anew', MS, async () => {
  const two = `<standpoint-story src="${embed()}"></standpoint-story>`.repeat(2);
  const page = await article(two, { head: ELEMENT(), size: [1000, 2000] });
  await running(page, 0);
  await running(page, 1);
  const states = () => page.evaluate(() => [...document.querySelectorAll('standpoint-story')].map((el) => el.state));
  await until(async () => (await states()).every(Boolean), 'both run');
  await page.evaluate((question) => document.querySelector('standpoint-story').set({ question }), world.story.questions[1].id);
  await until(async () => (await states())[0].question, 'the first is set');
  assert.equal((await states())[1].question, undefined);
  await page.evaluate(() => {
    const [first] = document.querySelectorAll('standpoint-story');
    first.remove();
    document.body.prepend(first);
  });
  await until(async () => (await states())[0] !== null, 'it runs again');
  assert.equal(await page.evaluate(() => document.querySelector('standpoint-story').shadowRoot.querySelectorAll('iframe').length), 1);
  await page.context().close();
});
