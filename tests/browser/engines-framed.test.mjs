// Embeds in each engine, in articles of another origin: with no script of the host, with each of the libraries that newsrooms
// have, with the custom element, and many on a page.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { until, world } from './lib.mjs';
import { embed, FILLER, OWN, publish } from './newsroom.mjs';
import { colours, decode } from './pixels.mjs';
import { serveChanging, siteOf } from './sites.mjs';

const { start } = await import(`./engines/${world.engine}.mjs`);
const MS_PER_TEST = 180_000;
const HEAR = `<script nonce="article">
  globalThis.messages = [];
  globalThis.problems = [];
  addEventListener('message', ({ data }) => messages.push(data));
  addEventListener('error', ({ message }) => problems.push(message));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    blockedURI.endsWith('/favicon.ico') || problems.push(effectiveDirective + ' ' + blockedURI)); // which browsers ask for by themselves
</script><style nonce="article">body { margin: 0 } iframe { border: 0 }</style>`;
/** A newsroom's policy that lets in its own words and the site. */
const STRICT = () => {
  const site = new URL(world.url).origin;
  return { 'content-security-policy': `default-src 'none'; script-src 'nonce-article' ${site}; style-src 'nonce-article'; frame-src ${site}; img-src ${site}` };
};
const ELEMENT = () => `<script type="module" src="${world.url}element/standpoint-story.js"></script>`;

let engine;
before(async () => {
  engine = await start();
  console.log(`# ${engine.name}`);
});
after(() => engine?.close());

const run = (call, ...args) => engine.evaluate(call, ...args);

function embedTest(name, { body, head = '', headers = () => ({}), size = [800, 900] }, look) {
  test(`${world.engine}: ${name}`, { timeout: MS_PER_TEST }, async () => {
    await engine.open(publish(body(), { head: HEAR + head, headers: headers() }), { size });
    await look();
    assert.deepEqual(await run(() => problems), []);
    assert.deepEqual((await told('error')).map(({ payload }) => payload.message), []);
  });
}

/** What embeds have said in our own dialect. */
const told = (type) => run((wanted) => messages.filter((m) => m?.sentinel === 'standpoint' && m.type === wanted), type);
const ready = () => until(async () => (await told('ready')).length, 'it says that it is ready');

/** The first frame's place; in the element, too. */
const frameBox = () =>
  run(() => {
    const frame = document.querySelector('iframe') ?? document.querySelector('standpoint-story').shadowRoot.querySelector('iframe');
    const { x, y, width, height } = frame.getBoundingClientRect();
    return { x, y, width, height };
  });

const fits = () =>
  until(async () => {
    const { height } = await frameBox();
    return height > 500 && height === (await told('height')).at(-1)?.payload.height;
  }, 'the frame is as high as the embed says');

const send = (message) =>
  run((message) => {
    const frame = document.querySelector('iframe') ?? document.querySelector('standpoint-story').shadowRoot.querySelector('iframe');
    frame.contentWindow.postMessage({ sentinel: 'standpoint', v: 1, ...message }, '*');
  }, message);

/** The embed answers its host, and a press: somewhere, since nobody outside can know where its parts are. */
async function answers() {
  const question = world.story.questions[2].id;
  await send({ type: 'set', payload: { question } });
  await until(async () => (await told('state')).at(-1)?.payload.question === question, 'the question is set');
  const states = async () => (await told('state')).length;
  const before = await states();
  const box = await frameBox();
  const height = await run(() => innerHeight);
  for (const x of [0.3, 0.6, 0.85]) {
    for (let y = box.y + box.height - 60; y > box.y + box.height / 3; y -= 25) {
      if (y < 0 || y > height) continue;
      await engine.click({ x: Math.round(box.x + box.width * x), y: Math.round(y) });
      await new Promise((resolve) => setTimeout(resolve, 100));
      if ((await states()) > before) return;
    }
  }
  assert.fail('no press is answered');
}

async function drawn() {
  assert.ok(colours(decode(await engine.screenshot())) > 200, 'nothing is drawn');
}

embedTest('a frame with no script of the host shows, answers, and leaves history and focus alone', {
  body: () => `<iframe src="${embed()}" width="660" height="860" title="Story"></iframe>${FILLER}`,
}, async () => {
  const entries = await run(() => history.length);
  await ready();
  assert.equal(await run(() => document.activeElement.localName), 'body');
  assert.equal(await run(() => scrollY), 0);
  await drawn();
  await answers();
  assert.equal(await run(() => history.length), entries);
});

embedTest('pym.js sizes the frame, also when the column becomes narrow', {
  head: '<script src="/pym.js"></script>',
  body: () => `<div id="story"></div><script>new pym.Parent('story', '${embed()}', { title: 'Story' })</script>`,
}, async () => {
  await ready();
  await fits();
  const { height } = await frameBox();
  await run(() => (document.getElementById('story').style.width = '340px', dispatchEvent(new Event('resize'))));
  await until(async () => (await frameBox()).width === 340, 'the column is narrow');
  await fits();
  await drawn();
  assert.ok((await frameBox()).height >= height - 400);
});

embedTest('@newswire/frames sizes the frame', {
  head: '<script src="/frames.js"></script>',
  body: () => `<iframe src="${embed()}" width="100%" height="300" title="Story"></iframe>`,
}, async () => {
  await ready();
  await run(() => void newswireFrames.observeIframe(document.querySelector('iframe')));
  await fits();
});

embedTest('the element shows its poster, starts when it comes near, sizes itself and answers, under a strict policy, and put back', {
  headers: STRICT,
  body: () => `${ELEMENT()}${FILLER}<standpoint-story src="${embed()}" label="Story"></standpoint-story>`,
}, async () => {
  const parts = () => run(() => [...(document.querySelector('standpoint-story').shadowRoot?.querySelectorAll('img, iframe') ?? [])].map((el) => el.localName));
  await until(async () => (await parts()).join() === 'img', 'the poster stands there alone');
  await run(() => document.querySelector('standpoint-story').scrollIntoView());
  await ready();
  await fits();
  assert.deepEqual(await parts(), ['iframe']);
  await run(() => document.querySelector('standpoint-story').scrollIntoView()); // the page has grown
  await drawn();
  await answers();
  await run(() => {
    const el = document.querySelector('standpoint-story');
    messages.length = 0;
    el.remove();
    document.body.prepend(el);
    scrollTo(0, 0);
  });
  await ready();
  await fits();
});

test(`${world.engine}: it works in a sandbox that allows nothing but scripts, where the site knows its address`, { timeout: MS_PER_TEST }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-sandbox-'));
  const host = await serveChanging('');
  try {
    host.root = siteOf(join(world.site, 'story.json'), folder, ['--url', host.url]);
    await engine.open(publish(`<iframe src="${host.url}embed.html" sandbox="allow-scripts" width="660" height="860" title="Story"></iframe>`, { head: HEAR }), {
      size: [800, 900],
    });
    await ready();
    await drawn();
    await answers();
  } finally {
    host.close();
    rmSync(folder, { recursive: true });
  }
});

const COUNT = 20;
embedTest('of twenty those in view run, and the first is as it was when it is scrolled back to', {
  body: () => `<iframe src="${OWN}embed.html" title="Story" width="660" height="892" loading="lazy"></iframe><p>Text.</p>`.repeat(COUNT),
}, async () => {
  const look = () =>
    run(() => [...document.querySelectorAll('iframe')].map(({ contentDocument: page, contentWindow }) => {
      if (!contentWindow.standpoint) return null;
      const seen = (selector) => Boolean(page.querySelector(selector)?.getClientRects().length);
      return {
        live: !page.getElementById('canvas').getContext('webgl2').isContextLost(),
        picture: Boolean(page.getElementById('rest')?.naturalWidth),
        error: seen('#notice') || seen('#transcript'),
        frames: contentWindow.standpoint.frames(),
      };
    }));
  const show = (index) => run((i) => document.querySelectorAll('iframe')[i].scrollIntoView({ block: 'center' }), index);
  const live = (index) => until(async () => (await look())[index]?.live, `number ${index} runs`);
  await show(0);
  await live(0);
  await run((question) => document.querySelector('iframe').contentWindow.standpoint.set(`question=${question}`), world.story.questions[2].id);
  const state = () => run(() => document.querySelector('iframe').contentWindow.standpoint.query());
  const idle = () => run(() => document.querySelector('iframe').contentWindow.standpoint.idle());
  await idle();
  const view = await state();
  const looked = decode(await engine.screenshot());
  let most = 0;
  for (let i = 1; i < COUNT; ++i) {
    await show(i);
    await live(i);
    const embeds = await look();
    most = Math.max(most, embeds.filter((one) => one?.live).length);
    for (const [at, one] of embeds.entries()) {
      if (one) assert.ok(!one.error && (one.live || one.picture), `number ${at}, on the way to ${i}: ${JSON.stringify(one)}`);
    }
  }
  assert.ok(most <= 6, `${most} had graphics at once`);
  let before = [];
  await until(async () => {
    const now = before;
    before = await look();
    await new Promise((resolve) => setTimeout(resolve, 700));
    return JSON.stringify(now) === JSON.stringify(before);
  }, 'the embeds come to rest');
  assert.ok(before.filter((one) => one?.live).length <= 2);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.deepEqual(await look(), before, 'something is drawn while nobody does anything');
  await show(0);
  assert.ok((await look())[0].picture || (await look())[0].live, 'it is empty when it is scrolled back to');
  await live(0);
  await idle();
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(await state(), view);
  const { data, width } = decode(await engine.screenshot());
  let other = 0;
  for (let i = 0; i < data.length; i += 4) other += (i / 4) % width < width - 24 && Math.abs(data[i] - looked.data[i]) > 24;
  assert.ok(other < data.length / 4 / 500, `${other} pixels are others`);
});
