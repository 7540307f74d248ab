// Embeds in each engine, in articles of another origin: with no script of the host, with each of the libraries that newsrooms
// have, with the custom element, and many on a page.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articleTests, ELEMENT, HEAR, STRICT } from './engines/article.mjs';
import { until, world } from './support/harness.mjs';
import { embed, FILLER, OWN } from './support/newsroom.mjs';
import { colours, decode } from './support/pixels.mjs';
import { serveChanging, siteOf } from './support/sites.mjs';

const { under, run, told, ready, frameBox, fits, send, articleTest } = articleTests();

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
      await under.engine.click({ x: Math.round(box.x + box.width * x), y: Math.round(y) });
      await new Promise((resolve) => setTimeout(resolve, 100));
      if ((await states()) > before) return;
    }
  }
  assert.fail('no press is answered');
}

async function drawn() {
  assert.ok(colours(decode(await under.engine.screenshot())) > 200, 'nothing is drawn');
}

articleTest('a frame with no script of the host shows, answers, and leaves history and focus alone', {
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

articleTest('pym.js sizes the frame, also when the column becomes narrow', {
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

articleTest('@newswire/frames sizes the frame', {
  head: '<script src="/frames.js"></script>',
  body: () => `<iframe src="${embed()}" width="100%" height="300" title="Story"></iframe>`,
}, async () => {
  await ready();
  await run(() => void newswireFrames.observeIframe(document.querySelector('iframe')));
  await fits();
});

articleTest('the element shows its poster, starts when it comes near, sizes itself and answers, under a strict policy, and put back', {
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

/** Sites are built for the address that they will have: here one of their own. */
async function withSite(options, body) {
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-framed-'));
  const host = await serveChanging('');
  try {
    host.root = siteOf(join(world.site, 'story.json'), folder, options(host));
    await body(host);
  } finally {
    host.close();
    rmSync(folder, { recursive: true });
  }
}

articleTest('it works in a sandbox that allows nothing but scripts, where the site knows its address', { body: () => '' }, () =>
  withSite((host) => ['--url', host.url], async (host) => {
    await run((src) => {
      document.body.innerHTML = `<iframe src="${src}" sandbox="allow-scripts" width="660" height="860" title="Story"></iframe>`;
    }, `${host.url}embed.html`);
    await ready();
    await drawn();
    await answers();
  }));

articleTest('only origins that the site was built for may steer it; others are counted', { body: () => '' }, () =>
  withSite(() => ['--host', 'https://news.example'], async (host) => {
    // An article at the site's own origin, which may look into the frame.
    const html = `<!doctype html><title>Article</title>${HEAR}<iframe src="embed.html" width="660" height="860" title="Story"></iframe>`;
    writeFileSync(join(host.root, 'article.html'), html);
    await under.engine.open(`${host.url}article.html`, { size: [800, 900] });
    await ready();
    const inside = () => run(() => {
      const { standpoint, standpointHost } = document.querySelector('iframe').contentWindow;
      return [standpoint.query(), standpointHost.ignored()];
    });
    const [view, ignored] = await inside();
    await send({ type: 'set', payload: { question: world.story.questions[2].id } });
    await send({ type: 'get' });
    await until(async () => (await inside())[1] === ignored + 2, 'both are counted');
    assert.equal((await inside())[0], view);
    assert.deepEqual(await told('state'), []);
  }));

const COUNT = 20;
articleTest('of twenty those in view run, and the first is as it was when it is scrolled back to', {
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
  const looked = decode(await under.engine.screenshot());
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
  const { data, width } = decode(await under.engine.screenshot());
  let other = 0;
  for (let i = 0; i < data.length; i += 4) other += (i / 4) % width < width - 24 && Math.abs(data[i] - looked.data[i]) > 24;
  assert.ok(other < data.length / 4 / 500, `${other} pixels are others`);
});
