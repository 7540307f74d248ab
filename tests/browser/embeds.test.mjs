// Twenty embeds on a page: those that are seen run, the others have given their graphics back and stand there as pictures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until, world } from './support/harness.mjs';
import { article, embed, running } from './support/newsroom.mjs';
import { decode } from './support/pixels.mjs';

const MS = { timeout: 240_000 };
const COUNT = 20;
const TEXT = '<p>Paragraphs of the article stand here.</p>'.repeat(6);
const KINDS = {
  'plain frames': {
    of: (body) => `<iframe src="${embed()}" title="Story" width="660" height="892" loading="lazy"></iframe>${body}`,
  },
  'custom elements': {
    of: (body) => `<standpoint-story src="${embed()}" label="Story"></standpoint-story>${body}`,
    head: () => `<script type="module" src="${world.url}element/standpoint-story.js"></script><style>standpoint-story { max-width: 660px }</style>`,
  },
};

/** What each embed is, from the inside, in the order of the page; null for one that is not there yet. */
async function lookInto(page) {
  const hosts = await page.$$('body > iframe, standpoint-story');
  return Promise.all(hosts.map(async (host) => {
    const frame = await (await host.evaluateHandle((el) => el.shadowRoot?.querySelector('iframe') ?? el)).asElement().contentFrame();
    if (!frame?.url().startsWith(world.url)) return null;
    return frame.evaluate(() => {
      const seen = (selector) => Boolean(document.querySelector(selector)?.getClientRects().length);
      const canvas = document.getElementById('canvas');
      const runs = document.documentElement.dataset.standpoint === 'ready';
      return {
        runs,
        live: runs && !canvas.getContext('webgl2').isContextLost(),
        picture: Boolean(document.getElementById('rest')?.naturalWidth) || seen('#poster'),
        error: seen('#notice') || seen('#transcript') || document.documentElement.dataset.standpoint === 'error',
        frames: globalThis.standpoint?.frames() ?? 0,
      };
    });
  }));
}

const scrollTo = (page, index) =>
  page.evaluate((i) => document.querySelectorAll('iframe, standpoint-story')[i].scrollIntoView({ block: 'center' }), index);

/** The embeds when no more of them changes its mind. */
async function atRest(page) {
  let before = '';
  return until(async () => {
    await page.waitForTimeout(700);
    const embeds = await lookInto(page);
    const now = JSON.stringify(embeds);
    return now === before ? embeds : ((before = now), null);
  }, 'the embeds come to rest');
}

function assertWhole(embeds, when) {
  for (const [i, one] of embeds.entries()) {
    if (!one) continue;
    assert.ok(!one.error, `number ${i} shows an error ${when}`);
    assert.ok(one.live || one.picture, `number ${i} is empty ${when}`);
  }
}

const open = (kind, options = {}) => {
  const { of, head } = KINDS[kind];
  return article(of(TEXT).repeat(COUNT), { head: head?.() ?? '', size: [700, 900], ...options });
};

/** The renderer's own complaints, and Chromium's about what other browsers know. */
const OF_NO_MATTER = /GPU stall due to ReadPixels|Unrecognized feature: 'web-share'/;

function watched(page) {
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !OF_NO_MATTER.test(message.text())) problems.push(message.text());
  });
  return problems;
}

for (const kind of Object.keys(KINDS)) {
  test(`of twenty ${kind} those in view run, and the first is as it was when it is scrolled back to`, MS, async () => {
    const page = await open(kind, { draws: true });
    const problems = watched(page);
    const first = await running(page);
    await scrollTo(page, 0);
    await first.locator('[data-id="question:select"]').selectOption({ index: 2 });
    await first.evaluate(() => standpoint.idle());
    await page.mouse.move(5, 5);
    const [view, entries] = [await first.evaluate(() => standpoint.query()), await page.evaluate(() => history.length)];
    await atRest(page);
    const looked = decode(await page.screenshot());

    let most = 0;
    for (let i = 1; i < COUNT; ++i) {
      await scrollTo(page, i);
      const embeds = await until(async () => {
        const now = await lookInto(page);
        return now[i]?.live && now;
      }, `number ${i} runs`);
      most = Math.max(most, embeds.filter((one) => one?.live).length);
      assertWhole(embeds, `on the way to ${i}`);
    }
    assert.ok(most <= 5, `${most} had graphics at once`);

    const embeds = await atRest(page);
    assertWhole(embeds, 'at the end');
    assert.equal(embeds.filter((one) => one?.runs).length, COUNT, 'all have run');
    assert.ok(embeds.filter((one) => one?.live).length <= 2, JSON.stringify(embeds));
    await page.waitForTimeout(1500);
    assert.deepEqual(await lookInto(page), embeds, 'something is drawn while nobody does anything');

    await scrollTo(page, 0);
    assertWhole(await lookInto(page), 'when it is scrolled back to');
    await until(async () => (await lookInto(page))[0].live, 'the first runs again');
    await atRest(page);
    assert.equal(await first.evaluate(() => standpoint.query()), view);
    const now = decode(await page.screenshot());
    let other = 0;
    for (let i = 0; i < now.data.length; i += 4) other += Math.abs(now.data[i] - looked.data[i]) > 24;
    assert.ok(other < now.data.length / 4 / 500, `${other} pixels are others`);
    await first.locator('[data-id="question:select"]').selectOption({ index: 3 });
    await until(async () => (await first.evaluate(() => standpoint.query())) !== view, 'it answers');
    assert.equal(await page.evaluate(() => history.length), entries);
    assert.deepEqual(problems, []);
    await page.context().close();
  });
}

test('what is scrolled past at once does not start', MS, async () => {
  const page = await open('plain frames');
  const problems = watched(page);
  await running(page);
  // As long as a fling lasts, however busy the machine is.
  await page.evaluate(async (ms) => {
    const end = document.documentElement.scrollHeight - innerHeight;
    const started = performance.now();
    for (let share = 0; share < 1; ) {
      await new Promise(requestAnimationFrame);
      share = Math.min(1, (performance.now() - started) / ms);
      scrollTo({ top: end * share, behavior: 'instant' });
    }
  }, 700);
  const embeds = await until(async () => {
    const now = await lookInto(page);
    return now.at(-1)?.live && now;
  }, 'the last runs');
  const ran = embeds.filter((one) => one?.runs).length;
  assert.ok(ran <= 8, `${ran} of ${COUNT} have started`);
  assertWhole(embeds, 'after a fling');
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('an embed that rests is printed as it was left, and not at all in place of a view that its host chose since', MS, async () => {
  const page = await open('plain frames', { draws: true });
  const first = await running(page);
  await first.locator('[data-id="question:select"]').selectOption({ index: 2 });
  await first.evaluate(() => standpoint.idle());
  await scrollTo(page, COUNT - 1);
  await until(async () => !(await lookInto(page))[0].live, 'the first rests');
  const printed = () =>
    first.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const figure = document.getElementById('print-map');
      const [picture, caption] = [figure?.querySelector('canvas'), figure?.textContent];
      const pixels = picture ? new Uint32Array(picture.getContext('2d').getImageData(0, 0, picture.width, picture.height).data.buffer) : [];
      dispatchEvent(new Event('afterprint'));
      return figure && { caption, colours: new Set(pixels).size };
    });
  const { caption, colours } = await printed();
  assert.ok(caption.startsWith(world.story.questions[2].text), caption);
  assert.ok(colours > 20, `a picture of ${colours} colours`);
  await page.evaluate(
    (question) => document.querySelector('iframe').contentWindow.postMessage({ sentinel: 'standpoint', v: 1, type: 'set', payload: { question } }, '*'),
    world.story.questions[3].id,
  );
  await until(() => first.evaluate((question) => standpoint.query().includes(question), world.story.questions[3].id), 'the host has chosen');
  assert.equal(await printed(), null);
  await page.context().close();
});

test('an embed that rests heeds its host, and comes back with what the host chose', MS, async () => {
  const page = await open('plain frames');
  const first = await running(page);
  await scrollTo(page, COUNT - 1);
  await until(async () => !(await lookInto(page))[0].live, 'the first rests');
  const question = world.story.questions[3].id;
  await page.evaluate((question) => {
    const { contentWindow } = document.querySelector('iframe');
    contentWindow.postMessage({ sentinel: 'standpoint', v: 1, type: 'set', payload: { question } }, '*');
    contentWindow.postMessage({ sentinel: 'standpoint', v: 1, type: 'get' }, '*');
  }, question);
  await until(() => page.evaluate((question) => messages.some(({ type, payload }) => type === 'state' && payload.question === question), question), 'it tells its state');
  assert.ok(!(await lookInto(page))[0].live, 'it rests on');
  await scrollTo(page, 0);
  await until(async () => (await lookInto(page))[0].live, 'it runs again');
  await first.evaluate(() => standpoint.idle());
  assert.equal(await first.locator('[data-id="question:select"]').evaluate((el) => el.selectedIndex), 3);
  await page.context().close();
});
