// node tests/bench/page.mjs --site DIR [--runs N]
// Benchmark of the page: bytes transferred, time to first paint, to the first map and to interactivity, and frames while idle.
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Reader } from '../browser/support/reader.mjs';
import { setUp, tearDown, world } from '../browser/support/world.mjs';
import { followNetwork, kb, median, ms, table } from './report.mjs';

const KB = 1000;
const IDLE_SECONDS = 10;
const SCRUB_STEPS = 30;
/** A slow mobile connection: 1.6 Mbit/s, 150 ms round trip. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

/** Goals in kB of brotli; the other goals are given with their rows. */
const GOALS = { readable: 40, interactive: 300, program: 190, map: 45 };

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { site: { type: 'string' }, runs: { type: 'string', default: '5' } } });

const verdict = (value, goal) => (value <= goal ? 'met' : 'MISSED');

/** One visit with an empty cache. */
async function visit({ slow = false } = {}) {
  let files;
  const reader = await Reader.open({
    prepare: async ({ cdp }) => {
      await cdp.send('Network.enable');
      await cdp.send('Network.setCacheDisabled', { cacheDisabled: false });
      if (slow) await cdp.send('Network.emulateNetworkConditions', SLOW);
      files = followNetwork(cdp);
    },
  });
  const times = await reader.page.evaluate(() => {
    const at = (name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
    return {
      origin: performance.timeOrigin,
      paint: at('first-contentful-paint'),
      map: at('standpoint:first-map'),
      interactive: at('standpoint:interactive'),
    };
  });
  const fetched = [...files.values()].filter((file) => file.bytes !== undefined && file.name !== 'favicon.svg');
  for (const file of fetched) file.endedMs = file.endedAt - times.origin;
  return { reader, times, fetched };
}

async function measureBytes() {
  const { reader, times, fetched } = await visit();
  await reader.close();
  const forReading = ({ name }) => name === 'index.html' || name.endsWith('.css');
  const early = ({ endedMs }) => endedMs <= times.interactive;
  const sum = (part) => fetched.filter(part).reduce((total, { bytes }) => total + bytes, 0);
  const program = ({ name }) => /^standpoint\.(wasm|js)$/.test(name);

  const order = [...fetched].sort((a, b) => b.bytes - a.bytes);
  table(
    'Files transferred (brotli, with HTTP headers)',
    ['file', 'bytes', 'needed for'],
    order.map((file) => [
      file.name,
      file.bytes.toLocaleString('en'),
      forReading(file) ? 'reading' : early(file) ? 'interaction' : 'later',
    ]),
  );
  const repeated = fetched.length - new Set(fetched.map(({ url }) => url)).size;
  const rows = [
    ['until the content is readable (document, styles)', sum(forReading), GOALS.readable],
    ['until interactive, in all', sum(early), GOALS.interactive],
    ['  of it the program (wasm, glue)', sum(program), GOALS.program],
    ['  of it the map', sum(({ name }) => name === 'map-opening.bin'), GOALS.map],
    ['  of it fonts', sum((file) => file.name.endsWith('.ttf') && early(file))],
    ['  of it the poster', sum((file) => file.name.startsWith('poster'))],
    ['later', sum((file) => !early(file) && !forReading(file))],
  ];
  table('Bytes', ['', 'measured', 'goal', ''], rows.map(([what, bytes, goal]) => [
    what,
    kb(bytes),
    goal ? `${goal} kB` : '',
    goal ? verdict(bytes, goal * KB) : '',
  ]));
  console.log(`${fetched.length} requests, ${fetched.filter(early).length} of them until interactive` +
    (repeated ? `; ${repeated} FILES WERE FETCHED TWICE` : ''));
}

async function measureTimes(runs) {
  const rows = [];
  for (const slow of [false, true]) {
    const all = [];
    for (let run = 0; run < runs; ++run) {
      const { reader, times } = await visit({ slow });
      all.push(times);
      await reader.close();
    }
    rows.push([
      slow ? 'at 1.6 Mbit/s, 150 ms' : 'from this machine',
      ...['paint', 'map', 'interactive'].map((what) => ms(median(all.map((times) => times[what])))),
    ]);
  }
  table(`Times since navigation (median of ${runs}, cold cache, drawn in software)`,
    ['', 'first paint', 'first map', 'interactive'], rows);
}

async function measureLife() {
  const { reader } = await visit();
  await reader.element('question:select').selectOption('All statements');
  await reader.idle();

  const before = await reader.frames();
  await sleep(IDLE_SECONDS * 1000);
  const idleFrames = (await reader.frames()) - before;

  await reader.focus('time:scrubber');
  await reader.press('Home');
  await reader.page.evaluate(() => {
    globalThis.pressedAt = 0;
    addEventListener('keydown', (event) => (pressedAt = event.timeStamp), true);
  });
  const steps = [];
  for (let step = 0; step < SCRUB_STEPS; ++step) {
    await reader.press('ArrowRight');
    steps.push(await reader.page.evaluate(() => performance.getEntriesByName('standpoint:applied').at(-1).startTime - pressedAt));
  }
  await reader.close();
  table('Life', ['', 'measured', 'goal', ''], [
    [`frames drawn in ${IDLE_SECONDS} idle seconds`, idleFrames, 0, verdict(idleFrames, 0)],
    ['from scrubber key to picture, median', ms(median(steps)), '', ''],
    ['from scrubber key to picture, longest', ms(Math.max(...steps)), '', ''],
  ]);
}

try {
  await setUp(resolve(values.site ?? join(here, '../../build/site')));
} catch (error) {
  console.error(`page bench: ${error.message}`);
  process.exit(1);
}
try {
  console.log(`The page in ${world.site}`);
  await measureBytes();
  await measureTimes(Math.max(1, Number(values.runs) || 1));
  await measureLife();
} finally {
  await tearDown();
}
