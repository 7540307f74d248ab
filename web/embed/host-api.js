// The host's side door, version 1. In: {sentinel: "standpoint", v: 1, type: "set"|"get", payload}; out: "ready", "state",
// "select", "time", "height", "error". Whatever else comes is left alone and counted. What comes in can only choose a view: it is
// read as an address is, so it can name nothing that the story does not hold.

import { MAX_HOST_VALUE_LETTERS, READING_KEYS, SELECTION_KEYS, SETTING_KEYS, TIME_KEYS } from '../engine/boundary.js';
import { asksForHeight } from './height.js';

const SENTINEL = 'standpoint';
const VERSION = 1;
/** @type {Set<string>} */
const KEYS = new Set([...TIME_KEYS, ...SELECTION_KEYS, ...READING_KEYS, ...SETTING_KEYS]);

const isRecord = (value) =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** The query that a wish stands for, or null when it is not of the right shape. */
export function queryOf(wish) {
  if (!isRecord(wish)) return null;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(wish)) {
    if (!KEYS.has(key) || !['string', 'number'].includes(typeof value) || String(value).length > MAX_HOST_VALUE_LETTERS) return null;
    query.set(key, String(value));
  }
  return query.toString();
}

const pick = (state, keys) => Object.fromEntries(keys.filter((key) => key in state).map((key) => [key, state[key]]));

/**
 * `hosts`: the origins that may ask, separated by spaces; "*" for any. `tellHeight()` says the height again.
 * Gives {ready(explainer), failed(sentence)}.
 */
export function serveHost(hosts, tellHeight) {
  const allowed = new Set(hosts.split(/\s+/).filter(Boolean));
  const childId = new URLSearchParams(location.search).get('childId');
  const say = (type, payload, target = '*') => {
    if (parent !== window) parent.postMessage({ sentinel: SENTINEL, v: VERSION, type, payload }, target);
  };
  let explainer = null;
  let ignored = 0;
  const state = () => Object.fromEntries(new URLSearchParams(explainer.query()));
  const waiting = []; // wishes that came before there was anybody to heed them

  const heed = ({ type, payload }, origin) => {
    if (type === 'set') explainer.set(queryOf(payload));
    else say('state', state(), origin === 'null' ? '*' : origin);
  };

  addEventListener('message', ({ data, source, origin }) => {
    if (source !== parent || parent === window) return void (ignored += 1);
    if (asksForHeight(data, childId)) return tellHeight();
    const known =
      isRecord(data) &&
      data.sentinel === SENTINEL &&
      data.v === VERSION &&
      (data.type === 'get' || (data.type === 'set' && queryOf(data.payload) !== null));
    if (!known || !(allowed.has('*') || allowed.has(origin))) return void (ignored += 1);
    if (explainer) heed(data, origin);
    else if (waiting.length < 16) waiting.push([data, origin]);
    else ignored += 1;
  });

  return {
    ready(running) {
      explainer = running;
      let before = state();
      explainer.onChange(() => {
        const now = state();
        if (JSON.stringify(now) === JSON.stringify(before)) return;
        const differs = (keys) => keys.some((key) => now[key] !== before[key]);
        say('state', now);
        if (differs(SELECTION_KEYS)) say('select', pick(now, SELECTION_KEYS));
        if (differs(TIME_KEYS)) say('time', pick(now, TIME_KEYS));
        before = now;
      });
      globalThis.standpointHost = Object.freeze({ ignored: () => ignored });
      for (const [data, origin] of waiting.splice(0)) heed(data, origin);
      say('ready', state());
    },
    failed: (message) => say('error', { message }),
  };
}
