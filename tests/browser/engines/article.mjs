// Articles of another origin in any engine, and what an embed in one of them says to its host.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../support/until.mjs';
import { world } from '../support/world.mjs';
import { publish } from '../support/newsroom.mjs';
import { startEngine } from './reader.mjs';

const MS_PER_TEST = 180_000;
/** Stands in an article's head: what is heard, and what goes wrong. */
export const HEAR = `<script nonce="article">
  globalThis.messages = [];
  globalThis.problems = [];
  addEventListener('message', ({ data }) => messages.push(data));
  addEventListener('error', ({ message }) => problems.push(message));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    blockedURI.endsWith('/favicon.ico') || problems.push(effectiveDirective + ' ' + blockedURI)); // which browsers ask for by themselves
</script><style nonce="article">body { margin: 0 } iframe { border: 0 }</style>`;
/** A newsroom's policy that lets in its own words and the site. */
export const STRICT = () => {
  const site = new URL(world.url).origin;
  return { 'content-security-policy': `default-src 'none'; script-src 'nonce-article' ${site}; style-src 'nonce-article'; frame-src ${site}; img-src ${site}` };
};
export const ELEMENT = () => `<script type="module" src="${world.url}element/standpoint-story.js"></script>`;

/**
 * For a file of tests: `under`, {engine} while they run, and what they do there. articleTest(name, {body, head, headers, size}, look)
 * publishes an article, opens it, and at the end nothing may have gone wrong.
 */
export function articleTests() {
  const under = {};
  before(async () => (under.engine = await startEngine()));
  after(() => under.engine?.close());

  const run = (call, ...args) => under.engine.evaluate(call, ...args);
  /** What embeds have said in our own dialect. */
  const told = (type) => run((wanted) => messages.filter((m) => m?.sentinel === 'standpoint' && m.type === wanted), type);
  const ready = () => until(async () => (await told('ready')).length, 'it says that it is ready');
  /** Runs `call` in the article, with its first frame, be it the element's, in front of `args`. */
  const withFrame = (call, ...args) =>
    run(`(...args) => {
      const frame = document.querySelector('iframe') ?? document.querySelector('standpoint-story').shadowRoot.querySelector('iframe');
      return (${call})(frame, ...args);
    }`, ...args);
  const frameBox = () => withFrame((frame) => frame.getBoundingClientRect().toJSON());
  const fits = () =>
    until(async () => {
      const { height } = await frameBox();
      return height > 500 && height === (await told('height')).at(-1)?.payload.height;
    }, 'the frame is as high as the embed says');
  /** Says to the first frame what `message` holds: an object is put into our dialect. */
  const send = (message) =>
    withFrame((frame, message) => {
      const ours = message && typeof message === 'object' && !Array.isArray(message);
      frame.contentWindow.postMessage(ours ? { sentinel: 'standpoint', v: 1, ...message } : message, '*');
    }, message);

  const articleTest = (name, { body, head = '', headers = () => ({}), size = [800, 900] }, look) =>
    test(`${world.engine}: ${name}`, { timeout: MS_PER_TEST }, async () => {
      await under.engine.open(publish(body(), { head: HEAR + head, headers: headers() }), { size });
      await look();
      assert.deepEqual(await run(() => problems), []);
      assert.deepEqual((await told('error')).map(({ payload }) => payload.message), []);
    });
  return { under, run, withFrame, told, ready, frameBox, fits, send, articleTest };
}
