import assert from 'node:assert/strict';

// Patient, because the machine may be slow; nothing waits this long unless it has failed.
const MS_UNTIL = 15_000;
export const MS_UNTIL_LOADED = 45_000;
const MS_BETWEEN = 20;

/** Asks again and again until the answer is truthy; returns it. For what the browser does in its own time, as scrolling is. */
export async function until(ask, what, ms = MS_UNTIL) {
  for (const last = Date.now() + ms; ; ) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > last) assert.fail(`in ${ms / 1000} s it did not happen that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, MS_BETWEEN));
  }
}
