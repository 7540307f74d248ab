// node tests/bench/embeds.mjs --site DIR [--runs N]
// What embeds cost their host page: requests and bytes of one before and after it comes into view, and the CPU time and memory
// of twenty idle ones.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { until } from '../browser/support/until.mjs';
import { setUp, tearDown, world } from '../browser/support/world.mjs';
import { followNetwork, kb, median, ms, table } from './report.mjs';

const IDLE_SECONDS = 10;
const SETTLING_MS = 25_000; // after loading much, a browser works in the background for a while
const COUNT = 20;
const TEXT = '<p>Paragraphs of the article stand here.</p>';
const SIZE = { width: 700, height: 900 };
const MB = 2 ** 20;

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { site: { type: 'string' }, runs: { type: 'string', default: '3' } } });

// --- The host: a page of another origin ---

let article = '';
const host = createServer((request, response) => {
  if (request.url !== '/') return response.writeHead(204).end();
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title><body>${article}`);
});

const frame = (loading = '') =>
  `<iframe src="${world.url}embed.html" title="Story" width="660" height="892" ${loading} style="width:100%;max-width:660px;border:0"></iframe>`;
const LAZY = 'loading="lazy"';
const element = () =>
  `<script type="module" src="${world.url}element/standpoint-story.js"></script><standpoint-story src="${world.url}embed.html"></standpoint-story>`;
const PAST_THE_FOLD = TEXT.repeat(40); // below the fold, but close enough for a lazy frame to be fetched
const FAR_DOWN = TEXT.repeat(400);

async function open(body) {
  article = body;
  const context = await world.browser.newContext({ viewport: SIZE });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  const files = followNetwork(cdp);
  await page.goto(`http://127.0.0.1:${host.address().port}/`);
  await sleep(2000);
  return { page, files, close: () => context.close() };
}

const HOSTS = 'body > iframe, standpoint-story';
/** The embed's frame; null until it has loaded. */
async function inside(page, index) {
  const embed = (await page.$$(HOSTS))[index];
  const frame = await (await embed.evaluateHandle((el) => el.shadowRoot?.querySelector('iframe') ?? el)).asElement().contentFrame();
  return frame?.url().startsWith(world.url) ? frame : null;
}
async function seen(page, index) {
  await page.evaluate(([hosts, i]) => document.querySelectorAll(hosts)[i].scrollIntoView({ block: 'center' }), [HOSTS, index]);
  await until(async () => (await inside(page, index))?.evaluate(() => document.documentElement.dataset.standpoint === 'ready'), 'it runs');
}

// --- Bytes ---

async function measureBytes() {
  const rows = [];
  for (const [what, body] of [
    ['a lazy frame far down the page', FAR_DOWN + frame(LAZY)],
    ['a frame past the fold', PAST_THE_FOLD + frame()],
    ['the element, far down the page', FAR_DOWN + element()],
    ['the element, past the fold', PAST_THE_FOLD + element()],
  ]) {
    const { page, files, close } = await open(body);
    const count = () => {
      const ours = [...files.values()].filter(({ url, bytes, name }) => bytes && url.startsWith(world.url) && name !== 'favicon.svg');
      return [ours.length, kb(ours.reduce((sum, { bytes }) => sum + bytes, 0))];
    };
    const before = count();
    await seen(page, 0);
    // The full map is fetched last, when the page is idle.
    await until(() => [...files.values()].some(({ name, bytes }) => name === 'map-full.bin' && bytes), 'the whole map is there');
    rows.push([what, ...before, ...count()]);
    await close();
  }
  table('An embed over the wire (brotli, with HTTP headers, nothing cached)',
    ['', 'requests unseen', 'bytes unseen', 'requests once seen', 'bytes once seen'], rows);
}

// --- Idle ---

/** CPU seconds that the whole browser has used, and the id of the page's renderer process. */
async function processes() {
  const cdp = await world.browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime);
  return { seconds: processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0), renderer: renderers[0]?.id };
}

/** Private memory of a process in MB; NaN where the system does not report it. */
function memoryOf(id) {
  const path = `/proc/${id}/smaps_rollup`;
  if (!existsSync(path)) return NaN;
  const held = [...readFileSync(path, 'utf8').matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB/gm)];
  return held.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) * 1024 / MB;
}

async function idle(body, prepare) {
  const { page, close } = await open(body);
  await prepare(page);
  await sleep(SETTLING_MS);
  const before = await processes();
  await sleep(IDLE_SECONDS * 1000);
  const after = await processes();
  const memory = memoryOf(after.renderer);
  await close();
  return { cpu: (after.seconds - before.seconds) * 1000, memory };
}

async function measureIdle(runs) {
  const text = TEXT.repeat(6);
  const box = '<div style="max-width:660px;height:892px"></div>';
  const cases = [
    ['the page without them', (box + text).repeat(COUNT), (page) => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))],
    ['with 20, opened at the first', (frame(LAZY) + text).repeat(COUNT), (page) => seen(page, 0)],
    ['with 20, all of them read', (frame(LAZY) + text).repeat(COUNT), async (page) => {
      for (let i = 0; i < COUNT; ++i) await seen(page, i);
    }],
  ];
  const measured = [];
  for (const [what, body, prepare] of cases) {
    const all = [];
    for (let run = 0; run < runs; ++run) all.push(await idle(body, prepare));
    const of = (part) => median(all.map((one) => one[part]));
    measured.push([what, of('cpu'), of('memory')]);
  }
  const [[, without]] = measured;
  table(`Twenty embeds in ${IDLE_SECONDS} idle seconds (the whole browser; median of ${runs})`,
    ['', 'processor', 'more than without', 'share of one core', 'memory of the page'],
    measured.map(([what, cpu, memory]) => [
      what,
      ms(cpu),
      what === cases[0][0] ? '' : ms(cpu - without),
      `${(cpu / IDLE_SECONDS / 10).toFixed(2)} %`,
      Number.isNaN(memory) ? '' : `${memory.toFixed(0)} MB`,
    ]));
}

try {
  await setUp(resolve(values.site ?? join(here, '../../build/site')));
} catch (error) {
  console.error(`embeds bench: ${error.message}`);
  process.exit(1);
}
try {
  await new Promise((listening) => host.listen(0, '127.0.0.1', listening));
  console.log(`Embeds of the site in ${world.site}`);
  await measureBytes();
  await measureIdle(Math.max(1, Number(values.runs) || 1));
} finally {
  host.close();
  host.closeAllConnections();
  await tearDown();
}
