// node tests/browser/screenshots.mjs OUTDIR [--site DIR] [--only PART]
// Pictures of the page for the eye: every size in light and dark at 1x and 2x, the languages, the states, ways of seeing and
// paper; and index.html, a sheet of them all. `./dev screenshots DIR` builds the site first.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Reader, SIZES } from './support/reader.mjs';
import { setUp, tearDown } from './support/world.mjs';

const options = { site: { type: 'string' }, only: { type: 'string', default: '' } };
const { values, positionals } = parseArgs({ allowPositionals: true, options });
if (positionals.length !== 1) {
  console.error('screenshots: say into which folder');
  process.exit(2);
}
const folder = resolve(positionals[0]);

const EMBED_PHONE = [375, 667];
const EMBEDS = [[660, 700], EMBED_PHONE, [320, 900]];
const shots = [];
for (const size of [...SIZES, EMBED_PHONE])
  for (const scheme of ['light', 'dark'])
    for (const ratio of [1, 2]) shots.push([`${size.join('x')}-${scheme}-${ratio}x`, { size, scheme, ratio }]);
for (const size of EMBEDS) {
  for (const scheme of ['light', 'dark']) shots.push([`embed-${size.join('x')}-${scheme}`, { path: 'embed.html', size, scheme, ratio: 2 }]);
  for (const lang of ['de', 'uk']) shots.push([`embed-${size.join('x')}-${lang}`, { path: `embed.${lang}.html`, size, ratio: 2 }]);
  shots.push([`embed-${size.join('x')}-no-controls`, { path: 'embed.html?controls=0', size, ratio: 2 }]);
}

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
  stage: { path: '?step=3&present=1' },
  quiz: { path: '?quiz=7' },
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

const media = (options) => (reader) => reader.page.emulateMedia(options).then(() => reader.laidOut());
for (const lang of ['de', 'uk'])
  for (const [name, size] of Object.entries({ wide: WIDE, tablet: [768, 1024], phone: PHONE, small: [320, 568] }))
    shots.push([`lang-${lang}-${name}`, { size, ratio: 2, path: `?lang=${lang}` }]);
for (const [name, size] of Object.entries({ wide: WIDE, phone: PHONE })) {
  shots.push([`ratio-3-${name}`, { size, ratio: 3 }]);
  shots.push([`lens-grid-${name}`, { size, ratio: 2, path: '?lens=grid' }]);
  for (const scheme of ['light', 'dark']) {
    shots.push([`contrast-${name}-${scheme}`, { size, scheme, ratio: 2, then: media({ contrast: 'more' }) }]);
    shots.push([`forced-${name}-${scheme}`, { size, scheme, ratio: 2, then: media({ forcedColors: 'active' }) }]);
  }
}
for (const scheme of ['light', 'dark']) {
  shots.push([`stage-large-${scheme}`, { size: [1920, 1080], scheme, path: '?step=5&present=1' }]);
  shots.push([`quiz-large-${scheme}`, { size: [1920, 1080], scheme, path: '?step=5&present=1&quiz=7' }]);
}
shots.push(['zoom-400', { size: [320, 256], ratio: 4 }]);
shots.push(['zoom-400-whole', { size: [320, 256], ratio: 1, fullPage: true }]);
shots.push(['theme-chosen-wide', { size: WIDE, scheme: 'dark', path: '?theme=light' }]);
shots.push(['print', { size: WIDE, paper: true }]);
shots.push(['print-no-scripts', { size: WIDE, paper: true, scripts: false }]);

/** One page that shows them all, in the order in which they were made. */
function sheet(names) {
  const figures = names.map((name) => `<figure><a href="${name}"><img src="${name}" loading="lazy" alt=""></a><figcaption>${name}</figcaption></figure>`);
  return `<!doctype html><meta charset="utf-8"><title>Standpoint: screenshots</title><style>
body{margin:2rem;background:#777;font:14px system-ui}main{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:start}
figure{margin:0}img{height:22rem;display:block;box-shadow:0 1px 8px #0008}figcaption{color:#fff;padding-top:.25rem}</style>
<main>${figures.join('\n')}</main>\n`;
}

const made = [];
mkdirSync(folder, { recursive: true });
await setUp(resolve(values.site ?? join(dirname(fileURLToPath(import.meta.url)), '../../build/site')));
try {
  for (const [name, { then, fullPage, paper, ...opening }] of shots) {
    if (!name.includes(values.only)) continue;
    const reader = await Reader.open(opening);
    await then?.(reader);
    if (paper) await reader.page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4', preferCSSPageSize: true });
    else await reader.page.screenshot({ path: join(folder, `${name}.png`), fullPage });
    if (!paper) made.push(`${name}.png`);
    if (reader.problems.length) console.log(`${name}: ${reader.problems.join('; ')}`);
    await reader.close();
  }
  writeFileSync(join(folder, 'index.html'), sheet(made));
  console.log(`${made.length} pictures: ${join(folder, 'index.html')}`);
} finally {
  await tearDown();
}
