// Runs parts, each in a process of its own, several at a time, and collects what their tests report.
import { spawn } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { REPORT } from './reporter.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const MS_PER_PART = 600_000;
const MS_TO_END = 10_000;
// Begun first, so that none of them is the last one at work: the order is by their length, the longest first.
const LONG = ['failures', 'embeds', 'host-page', 'accessibility', 'present', 'scrubber', 'languages', 'offline', 'element'];

const nameOf = ({ engine, file }) => `${engine === 'chromium' ? '' : `${engine}: `}${basename(file, '.test.mjs')}`;
const rank = ({ file }) => (LONG.indexOf(basename(file, '.test.mjs')) + LONG.length + 1) % (LONG.length + 1);

/** One part. Resolves to {name, file, engine, seconds, tests: [{name, outcome, ms, error}], output, trouble}: it never rejects. */
function runPart({ engine, file }, { site, test, update }) {
  const part = { name: nameOf({ engine, file }), file, engine, tests: [], output: [], trouble: '' };
  const started = performance.now();
  const args = [`--test-reporter=${join(here, 'reporter.mjs')}`, '--test-reporter-destination=stdout'];
  if (test) args.push(`--test-name-pattern=${test}`);
  args.push(join(here, 'part.mjs'), file, '--site', site, '--engine', engine);
  if (update) args.push('--update');
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const hear = (line) => {
    if (line.startsWith(REPORT)) part.tests.push(JSON.parse(line.slice(REPORT.length)));
    else if (line.trim()) part.output.push(line);
  };
  const streams = [child.stdout, child.stderr].map((stream) => createInterface({ input: stream }).on('line', hear));
  const patience = setTimeout(() => {
    part.trouble = `took longer than ${MS_PER_PART / 1000} s`;
    child.kill('SIGTERM'); // the part ends its browser
    setTimeout(() => child.kill('SIGKILL'), MS_TO_END).unref();
  }, MS_PER_PART);
  return new Promise((resolve) => {
    child.once('error', (error) => (part.trouble = error.message));
    child.once('close', (code, signal) => {
      clearTimeout(patience);
      for (const stream of streams) stream.close();
      const failed = part.tests.some(({ outcome }) => outcome === 'failed');
      if (code !== 0 && !failed) part.trouble ||= `ended with ${signal ?? code}`;
      if (!part.tests.length && !test) part.trouble ||= 'ran no test';
      resolve({ ...part, seconds: (performance.now() - started) / 1000 });
    });
  });
}

/** All parts, `jobs` at a time; `onPart` hears of each when it has ended. Returns them in that order. */
export async function runParts(parts, { jobs, ...options }, onPart) {
  const waiting = [...parts].sort((a, b) => rank(a) - rank(b));
  const results = [];
  const work = async () => {
    while (waiting.length) {
      const part = await runPart(waiting.shift(), options);
      results.push(part);
      onPart(part);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return results;
}
