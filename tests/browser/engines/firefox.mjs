// Firefox over WebDriver BiDi, which it speaks by itself: a socket and a dozen commands.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { clickActions, dragActions, keyActions, moveActions, touchActions, wheelActions } from './actions.mjs';
import { ended, startDisplay } from './display.mjs';

const PREFERENCES = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.w3c_touch_events.enabled': 1,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.enabled': false,
  'webgl.force-enabled': true,
};
const SCHEMES = { dark: 0, light: 1 };

class Bidi {
  #socket;
  #last = 0;
  #waiting = new Map();

  static async connect(url) {
    const bidi = new Bidi();
    bidi.#socket = new WebSocket(url, { maxPayload: 1 << 28 });
    await new Promise((resolve, reject) => bidi.#socket.once('open', resolve).once('error', reject));
    bidi.#socket.on('message', (data) => {
      const { id, type, result, error, message } = JSON.parse(data);
      const { resolve, reject } = bidi.#waiting.get(id) ?? {};
      if (!resolve) return;
      bidi.#waiting.delete(id);
      if (type === 'error') reject(new Error(`Firefox: ${error}: ${message}`));
      else resolve(result);
    });
    bidi.#socket.on('close', () => {
      for (const { reject } of bidi.#waiting.values()) reject(new Error('Firefox is gone'));
    });
    return bidi;
  }

  send(method, params = {}) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }
}

/** `scheme`: what the system asks for. */
export async function start({ scheme = 'light' } = {}) {
  const display = await startDisplay();
  const profile = mkdtempSync(join(tmpdir(), 'standpoint-firefox-'));
  const preferences = { ...PREFERENCES, 'layout.css.prefers-color-scheme.content-override': SCHEMES[scheme] };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  // Without a window its page counts as focused; without a display it would have no WebGL.
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', 'about:blank'];
  const child = spawn('firefox-esr', args, { env: display.env, stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise((resolve, reject) => {
    let told = '';
    child.once('error', () => reject(new Error('Firefox is missing. Install it (Debian: apt install firefox-esr), or run ./dev test, which does.')));
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${told.slice(-500)}`)));
    child.stderr.on('data', (bytes) => {
      told += bytes;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(told);
      if (found) resolve(found[1]);
    });
  });
  const bidi = await Bidi.connect(`${address}/session`);
  const { capabilities } = await bidi.send('session.new', { capabilities: {} });
  // A tab of our own: the first one leaves the focus in its address bar, where buttons do not heed the keyboard.
  let { context } = await bidi.send('browsingContext.create', { type: 'tab' });
  const [unused] = (await bidi.send('browsingContext.getTree')).contexts.filter((one) => one.context !== context);

  const perform = async (actions) => {
    await bidi.send('input.performActions', { context, actions });
  };
  const tabs = async () =>
    (await bidi.send('browsingContext.getTree', { maxDepth: 0 })).contexts.map((one) => one.context).filter((one) => one !== unused.context);
  const toTab = (other) => {
    context = other;
    return bidi.send('browsingContext.activate', { context });
  };
  return {
    name: `Firefox ${capabilities.browserVersion}`,
    touches: true,

    async open(url, { size: [width, height] = [1000, 700], ratio = 1 } = {}) {
      await bidi.send('browsingContext.setViewport', { context, viewport: { width, height }, devicePixelRatio: ratio });
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async evaluate(call, ...args) {
      const expression = `(async () => JSON.stringify(await (${call})(...${JSON.stringify(args)})))()`;
      const answer = await bidi.send('script.evaluate', { expression, target: { context }, awaitPromise: true });
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
      return answer.result.value === undefined ? undefined : JSON.parse(answer.result.value);
    },
    key: (combination) => perform(keyActions(combination)),
    move: (at) => perform(moveActions(at)),
    click: (at) => perform(clickActions(at)),
    drag: (from, to) => perform(dragActions(from, to)),
    touch: (fingers) => perform(touchActions(fingers)),
    wheel: (at, deltaY) => perform(wheelActions(at, deltaY)),
    back: () => bidi.send('browsingContext.traverseHistory', { context, delta: -1 }),
    // Tabs and windows. What the driver does, it does in the one that is current.
    tab: () => context,
    tabs,
    newTab: async () => ({ context } = await bidi.send('browsingContext.create', { type: 'tab' })),
    toTab,
    /** Closes the current one, and goes to another. */
    async closeTab(other) {
      await bidi.send('browsingContext.close', { context });
      await toTab(other);
    },
    async screenshot() {
      const { data } = await bidi.send('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
    /** Puts the page into the background, does something elsewhere, and brings the page to the front again. */
    async inBackground(meanwhile) {
      const { context: other } = await bidi.send('browsingContext.create', { type: 'tab', background: false });
      try {
        return await meanwhile();
      } finally {
        await bidi.send('browsingContext.activate', { context });
        await bidi.send('browsingContext.close', { context: other });
      }
    },
    async close() {
      await bidi.send('browser.close').catch(() => {});
      await ended(child);
      await display.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
