// node tests/browser/run.mjs --site DIR [--only PART] [--engine chromium|firefox|webkit]
// The browser tests: the site as readers get it. Each *.test.mjs beside this file is a part. Those named engines* need no more than
// every driver can do, and run in any engine; the others are Chromium's, and ask the same of it in more depth.
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { setUp, tearDown } from './lib.mjs';

const ENGINES = ['chromium', 'firefox', 'webkit'];
const options = {
  site: { type: 'string' },
  only: { type: 'string', default: '' },
  engine: { type: 'string', default: 'chromium' },
  update: { type: 'boolean', default: false }, // golden files: write what is seen
};
const { values } = parseArgs({ options });
const here = dirname(fileURLToPath(import.meta.url));

try {
  if (!ENGINES.includes(values.engine)) throw new Error(`no engine '${values.engine}'; there are ${ENGINES.join(', ')}`);
  await setUp(resolve(values.site ?? join(here, '../../build/site')), values);
} catch (error) {
  console.error(`browser tests: ${error.message}`);
  process.exit(1);
}
after(tearDown);
const parts = readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs') && name.includes(values.only))
  .filter((name) => values.engine === 'chromium' || name.startsWith('engines'));
if (!parts.length) {
  console.error(`browser tests: no part is named like '${values.only}'`);
  process.exit(1);
}
for (const part of parts.sort()) await import(pathToFileURL(join(here, part)));
