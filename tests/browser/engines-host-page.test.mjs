// An embed as a guest, in each engine: what its host may ask of it, and what stays its host's.
import assert from 'node:assert/strict';
import { articleTests, ELEMENT } from './engines/article.mjs';
import { until, world } from './support/harness.mjs';
import { FILLER, OWN } from './support/newsroom.mjs';

const { under, run, withFrame, told, ready, fits, send, articleTest } = articleTests();

// From the newsroom's own server, so that the article's script may look into the frame.
const guest = (query = '') => `<iframe src="${OWN}embed.html${query}" width="660" height="920" title="Story"></iframe>`;
const BEFORE = '<p><a id="before" href="#before">Before</a></p>';
const AFTER = `<p><a id="after" href="#after">After</a></p>${FILLER}`;

/** Runs `call` in the article, with the frame's window in front of `args`. */
const inside = (call, ...args) => withFrame(`({ contentWindow }, ...args) => (${call})(contentWindow, ...args)`, ...args);
const query = () => inside(({ standpoint }) => standpoint.query());
const focus = (id) => inside(({ document }, id) => document.querySelector(`#semantics [data-id="${id}"]`).focus({ preventScroll: true }), id);
const boxOf = (id) => inside(({ document }, id) => document.querySelector(`#semantics [data-id="${id}"]`).getBoundingClientRect().toJSON(), id);
/** Frames are drawn, and scrolls begin, in their own time. */
const settle = async () => {
  await inside(({ standpoint }) => standpoint.idle());
  await new Promise((resolve) => setTimeout(resolve, 200));
};
const scrolled = () => run(() => Math.round(scrollY));

articleTest('the host asks and sets; what is of the wrong shape is left alone and counted', { body: () => guest() }, async () => {
  await ready();
  const question = world.story.questions[2].id;
  await send({ type: 'set', payload: { question, clock: 'published' } });
  await until(async () => (await told('time')).length, 'it tells what was set');
  assert.deepEqual((await told('select')).at(-1).payload, { question });
  assert.equal((await told('time')).at(-1).payload.clock, 'published');
  const states = (await told('state')).length;
  await send({ type: 'get' });
  await until(async () => (await told('state')).length === states + 1, 'it answers');
  assert.deepEqual((await told('state')).at(-1), { sentinel: 'standpoint', v: 1, type: 'state', payload: { question, clock: 'published' } });
  const ignored = () => inside(({ standpointHost }) => standpointHost.ignored());
  const before = [await query(), await ignored()];
  const wrong = [
    'set', 7, null, [],
    { v: 2, type: 'set', payload: { question: 'x' } },
    { type: 'run', payload: {} },
    { type: 'set', payload: { question: { toString: 'x' } } },
    { type: 'set', payload: { innerHTML: '<b>' } },
    { type: 'set', payload: { question: 'x'.repeat(1000) } },
    { type: 'set', payload: null },
  ];
  for (const message of wrong) await send(message);
  await until(async () => (await ignored()) === before[1] + wrong.length, 'all are counted');
  assert.equal(await query(), before[0]);
  await send({ type: 'set', payload: { party: '<img src=x onerror=alert(1)>' } });
  await settle();
  assert.equal(await inside(({ document }) => document.querySelectorAll('#notice img, #stage img[src=x]').length), 0);
});

articleTest('keys that it uses do not scroll the article, the article’s keys do not reach it, and single letters are the host’s', {
  body: () => FILLER + guest() + FILLER,
}, async () => {
  await run(() => document.querySelector('iframe').scrollIntoView());
  await ready();
  await settle();
  const at = await scrolled();
  assert.ok(at > 100);
  const keys = {
    'time:scrubber': ['Home', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'End', 'Home'],
    'map:view': ['ArrowDown', 'ArrowUp', '+', '-'],
    'party:germany': ['Space'],
  };
  await run(() => document.querySelector('iframe').focus({ preventScroll: true }));
  for (const [id, pressed] of Object.entries(keys)) {
    await focus(id);
    for (const key of pressed) await under.engine.key(key);
    await settle();
    assert.equal(await scrolled(), at, `one of ${pressed} on ${id} scrolls the article`);
  }
  const view = await query();
  assert.match(view, /party=germany/);
  for (const key of ['b', 'n', 's']) await under.engine.key(key);
  await settle();
  assert.equal(await query(), view);
  assert.equal(await inside(({ document }) => document.querySelectorAll('dialog').length), 0);
  await run(() => {
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
  });
  for (const key of ['ArrowRight', 'Home', 'End']) await under.engine.key(key);
  await until(async () => (await scrolled()) !== at, 'the article’s own keys scroll it');
  assert.equal(await query(), view);
});

articleTest('Tab goes through it and out of it, both ways', { body: () => BEFORE + guest() + AFTER }, async () => {
  await ready();
  const here = () => run(() => document.activeElement.id || document.activeElement.localName);
  for (const [key, from, to] of [['Tab', 'before', 'after'], ['Shift+Tab', 'after', 'before']]) {
    await run((id) => document.getElementById(id).focus(), from);
    const seen = new Set();
    for (let steps = 0; steps < 120; ++steps) {
      await under.engine.key(key);
      if ((await here()) !== 'iframe') break;
      seen.add(await inside(({ document }) => document.activeElement.dataset.id ?? document.activeElement.id));
    }
    assert.equal(await here(), to, `${key} ends in ${[...seen].at(-1)}`);
    for (const id of ['question:select', 'map:view', 'time:scrubber', 'open']) assert.ok(seen.has(id), `${key} does not reach ${id}`);
  }
});

articleTest('the wheel over it scrolls the article, and its use adds nothing to the history', { body: () => guest() + FILLER }, async () => {
  await ready();
  await settle();
  const entries = await run(() => history.length);
  const box = await boxOf('map:view');
  await under.engine.wheel({ x: box.x + box.width / 3, y: box.y + box.height / 2 }, 200);
  await until(async () => (await scrolled()) > 50, 'the article scrolls');
  await run(() => scrollTo(0, 0));
  await settle();
  const mark = await boxOf('party:germany');
  await under.engine.click({ x: Math.round(mark.x + mark.width / 2), y: Math.round(mark.y + mark.height / 2) });
  await until(async () => /party=germany/.test(await query()), 'a press is answered');
  await send({ type: 'set', payload: { question: world.story.questions[1].id } });
  await until(async () => (await query()).includes(world.story.questions[1].id), 'the question is set');
  await new Promise((resolve) => setTimeout(resolve, 600)); // an address that is to be written waits for as long
  assert.equal(await run(() => history.length), entries);
});

articleTest('below the fold it loads no module until it is seen, and takes no focus', { body: () => `<input id="field">${FILLER}${guest()}` }, async () => {
  await run(() => document.getElementById('field').focus());
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const loaded = () => inside(({ performance }) => performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1)));
  assert.ok(!(await loaded()).some((name) => /wasm|map-|story\.json|ttf/.test(name)), String(await loaded()));
  await run(() => document.querySelector('iframe').scrollIntoView());
  await ready();
  assert.ok((await loaded()).includes('standpoint.wasm'));
  assert.equal(await run(() => document.activeElement.id), 'field');
});

const MIRROR = `<script type="module" nonce="article">
  import { mirrorAddress } from '${OWN}element/mirror-address.js';
  mirrorAddress(document.querySelector('iframe'));
</script>`;
articleTest('a host may mirror the view in its own address: no entry of the history, and nothing else of it lost', { body: () => guest() + MIRROR }, async () => {
  await ready();
  const entries = await run(() => history.length);
  await run(() => history.replaceState(null, '', `${location.pathname}?from=mail#part`));
  const question = world.story.questions[2].id;
  await send({ type: 'set', payload: { question } });
  await until(() => run((id) => new URL(location).searchParams.get('story-question') === id, question), 'the address follows');
  assert.deepEqual(await run(() => [new URL(location).searchParams.get('from'), location.hash]), ['mail', '#part']);
  assert.equal(await run(() => history.length), entries);
});

const HOSTILE = `<style nonce="article">
  * { all: unset !important }
  iframe, img, div { display: none !important; width: 10px !important; height: 10px !important; visibility: hidden !important; pointer-events: none !important; opacity: 0 !important }
  :host, :host *, ::part(*), ::slotted(*) { display: none !important }
  standpoint-story * { display: none !important }
</style>`;
const OWN_ELEMENT = `<standpoint-story src="${OWN}embed.html" label="Story"></standpoint-story>`;
articleTest('the element shows and answers under a host’s hostile styles, and two do not hear one another', {
  head: HOSTILE,
  body: () => `${ELEMENT()}${OWN_ELEMENT}${OWN_ELEMENT}`,
}, async () => {
  await ready();
  await fits();
  assert.ok(await run(() => document.querySelector('standpoint-story').shadowRoot.querySelector('iframe').getBoundingClientRect().width > 500));
  await run(() => document.querySelectorAll('standpoint-story')[1].scrollIntoView());
  await until(async () => (await told('ready')).length === 2, 'the other one starts, too');
  const views = () => run(() => [...document.querySelectorAll('standpoint-story')].map((el) => el.shadowRoot.querySelector('iframe').contentWindow.standpoint?.query()));
  const question = world.story.questions[1].id;
  await send({ type: 'set', payload: { question } });
  await until(async () => (await views())[0].includes(question), 'the first is set');
  assert.equal((await views())[1], '');
});

articleTest('the element that is taken out, put back and moved many times leaves one frame, and no watcher', {
  head: `<script nonce="article">
    globalThis.heard = 0;
    for (const [name, by] of [['addEventListener', 1], ['removeEventListener', -1]]) {
      const real = window[name];
      window[name] = function (type, ...rest) {
        if (type === 'message' && (this === window || this === undefined)) heard += by;
        return real.call(this ?? window, type, ...rest);
      };
    }
  </script>`,
  body: () => `${ELEMENT()}<div id="one">${OWN_ELEMENT}</div><div id="two"></div>`,
}, async () => {
  await ready();
  for (let times = 0; times < 10; ++times) {
    await run(() => {
      const el = document.querySelector('standpoint-story');
      el.remove();
      document.getElementById('one').append(el);
      document.getElementById('two').append(el);
    });
  }
  await run(() => (messages.length = 0));
  await ready();
  await fits();
  assert.equal(await run(() => heard), 1);
  assert.deepEqual(await run(() => [...document.querySelector('standpoint-story').shadowRoot.querySelectorAll('*')].map((el) => el.localName)), ['div', 'iframe']);
  await run(() => document.querySelector('standpoint-story').remove());
  assert.equal(await run(() => heard), 0);
});
