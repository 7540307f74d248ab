// The API for the page around an embed, version 1. In: {sentinel: "standpoint", v: 1, type: "set"|"get", payload}; out: "ready",
// "state", "select", "time", "height", "error". Anything else is ignored and counted. What comes in can only choose a view: it is
// read as an address is, so it can name nothing that the story does not hold.

import { MAX_HOST_VALUE_LETTERS, READING_KEYS, SELECTION_KEYS, SETTING_KEYS, TIME_KEYS } from '../engine/boundary.js';
import { asksForHeight } from './height.js';

/** @import { StandpointMessageIn, StandpointMessageOut, StandpointView } from '../element/standpoint-story.js' */
/** @typedef {Exclude<StandpointMessageOut, {type: 'height'}>} Message what is sent here; heights are height.js's */

const SENTINEL = 'standpoint';
const VERSION = 1;
const MAX_WAITING = 16; // messages, until the explainer runs
/** @type {Set<string>} */
const KEYS = new Set([...TIME_KEYS, ...SELECTION_KEYS, ...READING_KEYS, ...SETTING_KEYS]);

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isRecord = (value) =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

/**
 * The query of a view that a host asks for, or null when it is not of the right shape.
 * @param {unknown} view
 */
export function queryOf(view) {
  if (!isRecord(view)) return null;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(view)) {
    if (!KEYS.has(key) || !['string', 'number'].includes(typeof value) || String(value).length > MAX_HOST_VALUE_LETTERS) return null;
    query.set(key, String(value));
  }
  return query.toString();
}

/**
 * @param {unknown} data
 * @returns {data is StandpointMessageIn}
 */
const isMessage = (data) =>
  isRecord(data) &&
  data.sentinel === SENTINEL &&
  data.v === VERSION &&
  (data.type === 'get' || (data.type === 'set' && queryOf(data.payload) !== null));

/**
 * @param {StandpointView} state
 * @param {readonly (keyof StandpointView)[]} keys
 */
const pick = (state, keys) => Object.fromEntries(keys.filter((key) => key in state).map((key) => [key, state[key]]));

/**
 * Returns what to call when the explainer runs, and when it cannot.
 * @param {string} hosts the origins that may ask, separated by spaces; "*" for any
 * @param {() => void} reportHeight reports the height again
 */
export function serveHost(hosts, reportHeight) {
  const allowed = new Set(hosts.split(/\s+/).filter(Boolean));
  const childId = new URLSearchParams(location.search).get('childId');
  /**
   * @param {Message['type']} type
   * @param {Message['payload']} payload
   */
  const send = (type, payload, target = '*') => {
    if (parent !== window) parent.postMessage({ sentinel: SENTINEL, v: VERSION, type, payload }, target);
  };
  /** @type {Standpoint | null} */
  let explainer = null;
  let ignored = 0;
  /** @returns {StandpointView} */
  const state = () => Object.fromEntries(new URLSearchParams(explainer?.query()));
  /** @type {[StandpointMessageIn, origin: string][]} messages that came before the explainer ran */
  const waiting = [];

  /**
   * @param {StandpointMessageIn} message
   * @param {string} origin
   */
  const handle = (message, origin) => {
    if (message.type === 'set') explainer?.set(queryOf(message.payload) ?? '');
    else send('state', state(), origin === 'null' ? '*' : origin);
  };

  addEventListener('message', ({ data, source, origin }) => {
    if (source !== parent || parent === window) return void (ignored += 1);
    if (asksForHeight(data, childId)) return reportHeight();
    if (!isMessage(data) || !(allowed.has('*') || allowed.has(origin))) return void (ignored += 1);
    if (explainer) handle(data, origin);
    else if (waiting.length < MAX_WAITING) waiting.push([data, origin]);
    else ignored += 1;
  });

  return {
    /** @param {Standpoint} running */
    ready(running) {
      explainer = running;
      let before = state();
      explainer.onChange(() => {
        const now = state();
        if (JSON.stringify(now) === JSON.stringify(before)) return;
        /** @param {readonly (keyof StandpointView)[]} keys */
        const differs = (keys) => keys.some((key) => now[key] !== before[key]);
        send('state', now);
        if (differs(SELECTION_KEYS)) send('select', pick(now, SELECTION_KEYS));
        if (differs(TIME_KEYS)) send('time', pick(now, TIME_KEYS));
        before = now;
      });
      globalThis.standpointHost = Object.freeze({ ignored: () => ignored });
      for (const [data, origin] of waiting.splice(0)) handle(data, origin);
      send('ready', state());
    },
    /** @param {string} message */
    failed: (message) => send('error', { message }),
  };
}
