// node tests/browser/run.mjs --site DIR [--only PART] [--test WORDS] [--engine chromium|firefox|webkit ...] [--jobs N] [--update]
// The browser tests: the site as readers get it. Each *.test.mjs beside this file is a part, and runs in a process with a browser of
// its own, `jobs` of them at a time. Those named engines* need no more than every driver can do, and run in any engine; the others are
// Chromium's. tests/README.md has more.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runParts } from './support/parts.mjs';
import { printEnd, printPart } from './support/summary.mjs';

const ENGINES = ['chromium', 'firefox', 'webkit'];
const FEWEST_JOBS = 2; // much of a test is waiting
const options = {
  site: { type: 'string' },
  only: { type: 'string', default: '' },
  test: { type: 'string', default: '' },
  engine: { type: 'string', multiple: true, default: ['chromium'] },
  jobs: { type: 'string', default: String(Math.max(FEWEST_JOBS, availableParallelism())) },
  update: { type: 'boolean', default: false }, // golden files: write what is seen
};
const here = dirname(fileURLToPath(import.meta.url));

function refuse(message) {
  console.error(`browser tests: ${message}`);
  process.exit(2);
}

const { values } = parseArgs({ options });
const site = resolve(values.site ?? join(here, '../../build/site'));
const jobs = Number(values.jobs);
const unknown = values.engine.find((engine) => !ENGINES.includes(engine));
if (unknown !== undefined) refuse(`no engine '${unknown}'; there are ${ENGINES.join(', ')}`);
if (!Number.isInteger(jobs) || jobs < 1) refuse(`--jobs wants a number from 1, not '${values.jobs}'`);
if (!existsSync(join(site, 'index.html'))) refuse(`there is no site in ${site}. Run ./dev build first.`);

const files = readdirSync(here).filter((name) => name.endsWith('.test.mjs') && name.includes(values.only));
// What is asked of every engine, Chromium's own parts ask in more depth: it runs those only when they are named.
const suits = (engine, name) => name.startsWith('engines') ? engine !== 'chromium' || Boolean(values.only) : engine === 'chromium';
const parts = values.engine.flatMap((engine) => files.filter((name) => suits(engine, name)).map((name) => ({ engine, file: join(here, name) })));
if (!parts.length) refuse(`no part is named like '${values.only}'`);

rmSync(join(dirname(site), 'browser-failures'), { recursive: true, force: true }); // pictures of an earlier run mislead
const started = performance.now();
const results = await runParts(parts, { site, jobs, test: values.test, update: values.update }, printPart);
const again = `node ${relative('.', fileURLToPath(import.meta.url))} --site ${relative('.', site) || '.'}`;
process.exitCode = printEnd(results, { seconds: (performance.now() - started) / 1000, again, failures: join(dirname(site), 'browser-failures') }) ? 0 : 1;
