/**
 * Runs in a page, before its scripts: time goes on as it does, and in leaps. leap(ms) is a sleep of that long: what has become
 * due by then happens once, as when a machine wakes.
 */
export const leapingTime = () => {
  let ahead = 0;
  const clock = performance.now.bind(performance);
  const date = Date.now.bind(Date);
  const [wait, drop, frame] = [setTimeout, clearTimeout, requestAnimationFrame].map((call) => call.bind(globalThis));
  const waiting = new Map(); // by the timer's number
  performance.now = () => clock() + ahead;
  Date.now = () => date() + ahead;
  globalThis.requestAnimationFrame = (call) => frame((now) => call(now + ahead));
  globalThis.setTimeout = (call, ms = 0, ...words) => {
    const run = () => (waiting.delete(timer), call(...words));
    const timer = wait(run, ms);
    waiting.set(timer, { due: performance.now() + ms, run });
    return timer;
  };
  globalThis.clearTimeout = (timer) => (waiting.delete(timer), drop(timer));
  globalThis.leap = (ms) => {
    ahead += ms;
    for (const [timer, { due, run }] of [...waiting]) {
      if (due > performance.now() || !waiting.has(timer)) continue; // one that ran may have taken it back
      drop(timer);
      run();
    }
  };
};
