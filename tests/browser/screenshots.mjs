// node tests/browser/screenshots.mjs OUTDIR [--site DIR] [--only PART]
// Pictures of the page for the eye: every size in light and dark at 1x and 2x, and the states.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Reader, setUp, SIZES, tearDown } from './lib.mjs';

const options = { site: { type: 'string' }, only: { type: 'string', default: '' } };
const { values, positionals } = parseArgs({ allowPositionals: true, options });
if (positionals.length !== 1) {
  console.error('screenshots: say into which folder');
  process.exit(2);
}
const folder = resolve(positionals[0]);

const shots = [];
for (const size of SIZES)
  for (const scheme of ['light', 'dark'])
    for (const ratio of [1, 2]) shots.push([`${size.join('x')}-${scheme}-${ratio}x`, { size, scheme, ratio }]);

const WIDE = [1440, 900];
const PHONE = [390, 844];
const withoutWebGl = () => (HTMLCanvasElement.prototype.getContext = () => null);
const broken = { '**/story.json': (route) => route.fulfill({ json: { standpoint: 1, headline: 3 } }) };
const states = {
  quote: { path: '?quote=healey-without-ukraine' },
  party: { path: '?party=germany&question=secured-peace' },
  nato: { path: '?party=nato' },
  'imposed-said': { path: '?question=imposed-peace&time=2025-02-12' },
  'imposed-published': { path: '?question=imposed-peace&time=2025-02-12&clock=published' },
  nobody: { path: '?time=earliest' },
  all: { path: '?question=~' },
  step: { path: '?step=3' },
  notice: { path: '?question=nothing-of-the-kind' },
  error: { routes: broken },
  'no-webgl': { init: withoutWebGl },
  'no-scripts': { scripts: false, fullPage: true, ratio: 1 },
};
for (const [state, how] of Object.entries(states))
  for (const [name, size] of Object.entries({ wide: WIDE, phone: PHONE }))
    for (const scheme of ['light', 'dark']) shots.push([`state-${state}-${name}-${scheme}`, { size, scheme, ratio: 2, ...how }]);

for (const size of [WIDE, PHONE, [320, 568]]) shots.push([`text-200-${size.join('x')}`, { size, textPx: 32, ratio: 2 }]);
shots.push(['focus-wide', { size: WIDE, ratio: 2, then: (reader) => reader.press('Tab', 'Tab', 'Tab', 'Tab') }]);
shots.push(['ties-wide', { size: WIDE, ratio: 2, then: (reader) => reader.click('map:ties') }]);
shots.push(['zoomed-wide', { size: WIDE, ratio: 2, then: zoomIntoEurope }]);
shots.push(['sheet-phone', { size: PHONE, ratio: 2, then: (reader) => reader.click('quotes:grip') }]);

async function zoomIntoEurope(reader) {
  const { x, y } = await reader.middle('party:germany');
  await reader.page.mouse.move(x, y);
  await reader.page.keyboard.down('Control');
  for (let i = 0; i < 4; ++i) await reader.page.mouse.wheel(0, -60);
  await reader.page.keyboard.up('Control');
  await reader.moveTo(5, 5);
}

mkdirSync(folder, { recursive: true });
await setUp(resolve(values.site ?? join(dirname(fileURLToPath(import.meta.url)), '../../build/site')));
try {
  for (const [name, { then, fullPage, ...opening }] of shots) {
    if (!name.includes(values.only)) continue;
    const reader = await Reader.open(opening);
    await then?.(reader);
    await reader.page.screenshot({ path: join(folder, `${name}.png`), fullPage });
    if (reader.problems.length) console.log(`${name}: ${reader.problems.join('; ')}`);
    await reader.close();
  }
} finally {
  await tearDown();
}
