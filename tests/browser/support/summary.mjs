// What a run of the browser tests prints.
import { existsSync } from 'node:fs';
import { basename } from 'node:path';

const SLOWEST = 8; // listed, so that the suite stays quick
const count = (part, outcome) => part.tests.filter((test) => test.outcome === outcome).length;
const failuresOf = (part) => count(part, 'failed') + (part.trouble ? 1 : 0);
const indented = (text) => text.replace(/^/gm, '      ');

/** A part that has ended: a line, and its failures in full. */
export function printPart(part) {
  const skipped = count(part, 'skipped');
  const counts = [`${count(part, 'passed')} passed`, failuresOf(part) && `${failuresOf(part)} FAILED`, skipped && `${skipped} skipped`].filter(Boolean);
  console.log(`${part.seconds.toFixed(1).padStart(6)} s  ${part.name.padEnd(24)} ${counts.join(', ')}`);
  for (const { name, ms, error } of part.tests.filter(({ outcome }) => outcome === 'failed')) {
    console.log(`    FAILED after ${(ms / 1000).toFixed(1)} s: ${name}\n${indented(error)}`);
  }
  if (part.trouble) console.log(`    FAILED: the part ${part.trouble}`);
  if (failuresOf(part)) for (const line of part.output) console.log(`      ${line}`);
  for (const { name, reason } of part.tests.filter(({ outcome }) => outcome === 'skipped')) console.log(`    skipped: ${name}${reason && ` (${reason})`}`);
}

/** The end of a run: how to go on after a failure, and the counts. Returns whether all is well. */
export function printEnd(parts, { seconds, again, failures }) {
  const bad = parts.filter(failuresOf);
  if (bad.length) {
    console.log('\nTo run what failed again:');
    for (const { file, engine } of bad) console.log(`  ${again} --only ${basename(file)}${engine === 'chromium' ? '' : ` --engine ${engine}`}`);
    console.log("One test of it: add --test 'words of its name'. tests/README.md says how to watch a test.");
    if (existsSync(failures)) console.log(`What its pages looked like: ${failures}`);
  }
  const tests = parts.flatMap((part) => part.tests.map((test) => ({ part: part.name, ...test }))).sort((a, b) => b.ms - a.ms);
  if (parts.length > 1) {
    console.log('\nThe slowest tests:');
    for (const { part, name, ms } of tests.slice(0, SLOWEST)) console.log(`${(ms / 1000).toFixed(1).padStart(6)} s  ${part}: ${name}`);
  }
  const sum = (of) => parts.reduce((total, part) => total + of(part), 0);
  const [passed, failed, skipped] = [sum((part) => count(part, 'passed')), sum(failuresOf), sum((part) => count(part, 'skipped'))];
  console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}, in ${seconds.toFixed(0)} s`);
  return failed === 0 && passed > 0;
}
