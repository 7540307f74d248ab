// node tests/browser/run.mjs --site DIR [--only PART]
// The browser tests: the site as readers get it, in Chromium. Each *.test.mjs beside this file is a part.
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { setUp, tearDown } from './lib.mjs';

const { values } = parseArgs({ options: { site: { type: 'string' }, only: { type: 'string', default: '' } } });
const here = dirname(fileURLToPath(import.meta.url));

try {
  await setUp(resolve(values.site ?? join(here, '../../build/site')));
} catch (error) {
  console.error(`browser tests: ${error.message}`);
  process.exit(1);
}
after(tearDown);
const parts = readdirSync(here).filter((name) => name.endsWith('.test.mjs') && name.includes(values.only));
if (!parts.length) {
  console.error(`browser tests: no part is named like '${values.only}'`);
  process.exit(1);
}
for (const part of parts.sort()) await import(pathToFileURL(join(here, part)));
