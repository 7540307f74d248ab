// WebKitGTK through its own WebDriver: plain HTTP.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { clickActions, dragActions, keyActions, moveActions, wheelActions } from './actions.mjs';
import { ended, startDisplay } from './display.mjs';

function miniBrowser() {
  for (const folder of readdirSync('/usr/lib', { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const path = join('/usr/lib', folder.name, 'webkit2gtk-4.1/MiniBrowser');
    if (existsSync(path)) return path;
  }
  throw new Error('WebKitGTK is missing. Install it (Debian: apt install webkit2gtk-driver), or run ./dev test, which does.');
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** `ratio`: of the whole display; `scheme`: what the system asks for. */
export async function start({ scheme = 'light', ratio = 1 } = {}) {
  const binary = miniBrowser();
  const display = await startDisplay();
  const port = await freePort();
  const env = { ...display.env, GDK_SCALE: String(ratio), GTK_THEME: scheme === 'dark' ? 'Adwaita:dark' : 'Adwaita' };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });

  const request = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  };
  const listening = async () => {
    for (let tries = 100; ; --tries) {
      try {
        return await request('GET', '/status');
      } catch (error) {
        if (!tries) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  await listening();
  const options = { binary, args: ['--automation', '--features=+WebGL'] };
  const opened = await request('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } });
  const session = `/session/${opened.sessionId}`;
  const post = (path, body = {}) => request('POST', session + path, body);
  // The driver times scripts by the page's own timers, which a test may overtake (leap.mjs); a test has a limit of its own.
  await post('/timeouts', { script: 86_400_000, pageLoad: 60_000 });
  const perform = (actions) => post('/actions', { actions });

  const evaluate = async (call, ...args) => {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${call})(...JSON.parse(arguments[0])))().then(
        (value) => done({ value: value === undefined ? null : JSON.stringify(value) }), (error) => done({ error: String(error) }));`;
    const { value, error } = await post('/execute/async', { script, args: [JSON.stringify(args)] });
    if (error) throw new Error(error);
    return value === null ? undefined : JSON.parse(value);
  };

  const tabs = () => request('GET', `${session}/window/handles`);
  const toTab = (handle) => post('/window', { handle });

  return {
    name: `WebKitGTK ${opened.capabilities.browserVersion}`,
    touches: false, // its driver has no fingers

    async open(url, { size: [width, height] = [1000, 700] } = {}) {
      await post('/url', { url });
      // The window is larger than the page by what is around it.
      for (let tries = 0; tries < 5; ++tries) {
        const [w, h] = await evaluate(() => [innerWidth, innerHeight]);
        if (w === width && h === height) break;
        const now = await request('GET', `${session}/window/rect`);
        await post('/window/rect', { width: now.width + width - w, height: now.height + height - h });
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    evaluate,
    key: (combination) => perform(keyActions(combination)),
    move: (at) => perform(moveActions(at)),
    click: (at) => perform(clickActions(at)),
    drag: (from, to) => perform(dragActions(from, to)),
    wheel: (at, deltaY) => perform(wheelActions(at, deltaY)),
    back: () => post('/back'),
    // Tabs and windows. What the driver does, it does in the one that is current.
    tab: () => request('GET', `${session}/window`),
    tabs,
    newTab: async () => toTab((await post('/window/new', { type: 'window' })).handle),
    toTab,
    /** Closes the current one, and goes to another. */
    async closeTab(other) {
      await request('DELETE', `${session}/window`);
      await toTab(other);
    },
    async screenshot() {
      return Buffer.from(await request('GET', `${session}/screenshot`), 'base64');
    },
    /** Minimises the window, does something meanwhile, and brings it back. */
    async inBackground(meanwhile) {
      const rect = await request('GET', `${session}/window/rect`);
      await post('/window/minimize');
      try {
        return await meanwhile();
      } finally {
        await post('/window/rect', rect);
      }
    },
    async close() {
      await request('DELETE', session).catch(() => {});
      await ended(driver);
      await display.close();
    },
  };
}
