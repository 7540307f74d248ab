// What a test file needs: pageTest(), and what goes with it.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { Reader } from './reader.mjs';
import { world } from './world.mjs';

export { Reader, SIZES } from './reader.mjs';
export { until } from './until.mjs';
export { repository, serve, world } from './world.mjs';

export const MS_PER_TEST = 120_000;

// A window is expensive to open: a test gets the one that a test before it used, if that is of the same kind.
const OF_A_WINDOW = ['url', 'ratio', 'touch', 'scripts', 'locale', 'textPx'];
const standing = new Map();

async function readerFor(options) {
  if (options.fresh || options.prepare) return Reader.open(options);
  const kind = JSON.stringify(OF_A_WINDOW.map((name) => options[name] ?? null));
  const reader = standing.get(kind);
  standing.delete(kind); // put back if all goes well
  if (reader) await reader.again(options);
  const ready = reader ?? (await Reader.open(options));
  ready.keep = () => standing.set(kind, ready);
  return ready;
}

/**
 * A test of the page: opens it as `options` say (Reader.open() lists them), and at the end nothing may have gone wrong that
 * `expected` does not match. Nothing is drawn unless `draws`: ask for it where pixels are looked at. The address follows at once
 * unless `hurried` is false. `fresh`: in a window of its own, for what the test leaves behind in it. A failing test leaves a
 * picture beside the site.
 */
export function pageTest(name, { expected = null, draws = false, hurried = true, ...others }, body) {
  const options = { draws, hurried, ...others };
  test(name, { timeout: MS_PER_TEST }, async () => {
    const reader = await readerFor(options);
    try {
      await body(reader);
      const unexpected = reader.problems.filter((problem) => !expected?.test(problem));
      assert.deepEqual(unexpected, [], 'the page had problems');
    } catch (error) {
      await keepPicture(reader, name);
      await reader.close();
      throw error;
    }
    if (reader.keep) reader.keep();
    else await reader.close();
  });
}

async function keepPicture(reader, name) {
  const folder = join(dirname(world.site), 'browser-failures');
  const path = join(folder, `${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}.png`);
  try {
    const bytes = await reader.page.screenshot();
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, bytes);
    console.error(`# what it looked like: ${path}`);
  } catch {
    // the failure itself is reported
  }
}
