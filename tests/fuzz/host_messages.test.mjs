// STANDPOINT_WEB: the page's modules with what is generated for them, as build/web-release/site-sources holds them.
// What web/embed/host-api.js makes of a view that a host sends: seeded random values of every kind that postMessage() can carry.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const fromWeb = (name) => import(pathToFileURL(join(process.env.STANDPOINT_WEB, name)));
const { queryOf } = await fromWeb('embed/host-api.js');
const { MAX_HOST_VALUE_LETTERS, MODE_KEYS, READING_KEYS, SELECTION_KEYS, SETTING_KEYS, TIME_KEYS } = await fromWeb('engine/boundary.js');

const RUNS = 5_000;
const KEYS = [...TIME_KEYS, ...SELECTION_KEYS, ...READING_KEYS, ...SETTING_KEYS];

/** SplitMix32: the same values in every run. */
function seeded(seed) {
  return (below) => {
    seed = (seed + 0x9e3779b9) | 0;
    let t = seed ^ (seed >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t = Math.imul(t ^ (t >>> 15), 0x735a2d97);
    return ((t ^ (t >>> 15)) >>> 0) % below;
  };
}

const TEXTS = ['', '~', '2025-02-12..2025-02-13', 'a&b=c', '%', '+ #?', '</script>', 'Київ', '\u0000\u202e', '\ud800', 'x'.repeat(300), 'x'.repeat(301), '😀'.repeat(150)];
const NAMES = ['__proto__', 'constructor', 'toString', 'Time', '', 'lang', 'story', ...MODE_KEYS];

const random = seeded(20250213);
const pick = (list) => list[random(list.length)];
const good = () => (random(4) === 0 ? random(100) : pick(TEXTS.slice(0, 11)));
const anything = () =>
  pick([null, undefined, true, NaN, -0, 1e300, 10n, [], ['time'], {}, { time: 1 }, new Map([['time', 'x']]), new Date(0), /time/, new Error('time'), new Uint8Array(2), good(), pick(TEXTS)]);

/** Own properties, as structured cloning makes them. */
function view(key, value) {
  const made = random(8) === 0 ? Object.create(null) : {};
  for (let left = random(5); left > 0; left -= 1) Object.defineProperty(made, key(), { value: value(), enumerable: true, configurable: true });
  return made;
}

test('a view of known keys and short values becomes a query that reads back as it is', () => {
  for (let run = 0; run < RUNS; run += 1) {
    const sent = view(() => pick(KEYS), good);
    const query = queryOf(sent);
    assert.equal(typeof query, 'string');
    const expected = Object.entries(sent).map(([key, value]) => [key, String(value).toWellFormed?.() ?? String(value).replace(/\ud800/g, '\ufffd')]);
    assert.deepEqual([...new URLSearchParams(query)], expected);
  }
});

test('anything else is refused, and never throws', () => {
  let refused = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const sent = random(5) === 0 ? anything() : view(() => pick([...KEYS, ...NAMES]), anything);
    const query = queryOf(sent);
    if (query === null) {
      refused += 1;
      continue;
    }
    for (const [key, value] of Object.entries(sent)) {
      assert.ok(KEYS.includes(key), `the key ${key} is not for hosts`);
      assert.ok(['string', 'number'].includes(typeof value) && String(value).length <= MAX_HOST_VALUE_LETTERS, `${key} = ${String(value)}`);
    }
    assert.equal([...new URLSearchParams(query)].length, Object.keys(sent).length);
  }
  assert.ok(refused > RUNS / 2 && refused < RUNS, `${refused} of ${RUNS} were refused`);
});
