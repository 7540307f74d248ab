// node web/tools/share-image.mjs --site DIR
// Turns the site's share*.svg, the picture that stands for a page where it is linked to, into share*.png: sites that show it
// take no SVG. Letters come from the same fonts as the page's, and from nowhere else, so that every machine makes the same picture.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Resvg } from '@resvg/resvg-js';
import { required } from './files.mjs';

const { values } = parseArgs({ options: { site: { type: 'string' } } });
const site = required(values, 'site');
const { resolve } = createRequire(import.meta.url);
const FONTS = [
  'source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
].map((file) => resolve(`@expo-google-fonts/${file}`));

for (const name of readdirSync(site).filter((file) => /^share(\.[\w-]+)?\.svg$/.test(file))) {
  const path = join(site, name);
  const font = { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' };
  const picture = new Resvg(readFileSync(path, 'utf8'), { font }).render();
  writeFileSync(path.replace(/svg$/, 'png'), picture.asPng());
  rmSync(path);
}
