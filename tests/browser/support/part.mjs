// node support/part.mjs FILE --site DIR --engine NAME [--update]: one part of the browser tests, in this process. run.mjs starts it.
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { setUp, tearDown } from './world.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { site: { type: 'string' }, engine: { type: 'string' }, update: { type: 'boolean', default: false } },
});
// Its end is the end of run.mjs, however that came about: no browser may stay behind.
process.stdin.on('close', () => process.kill(process.pid, 'SIGTERM')).resume();
process.stdin.unref();

await setUp(values.site, values);
after(tearDown);
await import(pathToFileURL(positionals[0]).href);
