// node web/tools/split-program.mjs --program FILE --to DIR [--binaryen DIR] [--deferred NAME ...]
// Cuts the program in two: standpoint.wasm, which the opening view waits for, and standpoint.deferred.wasm, which the page
// fetches after it (web/engine/program.js). The second part is what only calls of the functions named by --deferred lead to: those
// exports, and the C++ functions of that name in namespace standpoint. The program must still hold its functions' linker names.
// With no names nothing is cut, and the second part is an empty module.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { required } from './files.mjs';

const { values } = parseArgs({
  options: {
    program: { type: 'string' },
    to: { type: 'string' },
    binaryen: { type: 'string', default: '' },
    deferred: { type: 'string', multiple: true, default: [] },
  },
});

const [program, to] = [required(values, 'program'), required(values, 'to')];

// As em++ compiles (cmake/compiler.cmake): the stripped module does not say so itself.
const FEATURES = ['--enable-bulk-memory', '--enable-sign-ext', '--enable-nontrapping-float-to-int', '--enable-mutable-globals'];
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/**
 * Runs one of Binaryen's tools; returns what it prints.
 * @param {string} tool
 * @param {...string} args
 */
const binaryen = (tool, ...args) =>
  execFileSync(values.binaryen ? join(values.binaryen, tool) : tool, [...FEATURES, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });

/**
 * Of Binaryen's drawing of the calls: who calls whom directly, what can be called from outside or through the table.
 * @param {string} dot
 */
function readCalls(dot) {
  const body = dot.slice(dot.indexOf('}') + 1); // after the key to the drawing
  /** @type {Map<string, string[]>} function -> those that it calls */
  const calls = new Map();
  /** @type {Set<string>} */
  const roots = new Set();
  /** @type {Set<string>} */
  const imports = new Set();
  /** @type {Set<string>} */
  const defined = new Set();
  for (const line of body.split('\n')) {
    const [, from, called] = /^\s*"(.*?)" -> "(.*?)"/.exec(line) ?? [];
    const [, name, style] = called ? [] : (/^\s*"(.*?)" \[(.*?)\]/.exec(line) ?? []);
    if (called) {
      const known = calls.get(from);
      if (known) known.push(called);
      else calls.set(from, [called]);
    } else if (name) {
      defined.add(name);
      if (style.includes('turquoise')) imports.add(name);
      else if (style.includes('gray') || !style.includes('fillcolor')) roots.add(name); // exported, or in the table
    }
  }
  return { calls, roots, imports, defined };
}

/**
 * The functions that only calls of the named ones lead to, with those themselves.
 * @param {ReturnType<typeof readCalls>} calls
 * @param {string[]} names
 */
function deferredOf({ calls, roots, imports, defined }, names) {
  const isNamed = (/** @type {string} */ name, /** @type {string} */ symbol) => symbol === name || symbol.startsWith(`_ZN10standpoint${name.length}${name}E`);
  const cuts = new Set();
  for (const name of names) {
    const found = [...defined].filter((symbol) => isNamed(name, symbol));
    if (!found.length) {
      throw new Error(`The program has no function '${name}' to cut at. Was it renamed, or is its declaration without STANDPOINT_DEFERRED?`);
    }
    for (const symbol of found) cuts.add(symbol);
  }
  const first = new Set();
  const ahead = [...roots].filter((symbol) => !cuts.has(symbol));
  while (ahead.length) {
    const symbol = ahead.pop();
    if (symbol === undefined || first.has(symbol)) continue;
    first.add(symbol);
    for (const called of calls.get(symbol) ?? []) if (!cuts.has(called)) ahead.push(called);
  }
  return [...defined].filter((symbol) => !first.has(symbol) && !imports.has(symbol));
}

mkdirSync(to, { recursive: true });
const first = join(to, 'standpoint.wasm');
const second = join(to, 'standpoint.deferred.wasm');
if (values.deferred.length) {
  const work = mkdtempSync(join(tmpdir(), 'standpoint-split-'));
  try {
    const [list, a, b] = ['deferred.txt', 'a.wasm', 'b.wasm'].map((name) => join(work, name));
    const calls = readCalls(binaryen('wasm-opt', program, '--print-call-graph', '-o', join(work, 'unused.wasm')));
    writeFileSync(list, deferredOf(calls, values.deferred).join('\n'));
    binaryen('wasm-split', '--split', program, `--split-funcs=@${list}`, '--export-prefix=%', '-o1', a, '-o2', b);
    binaryen('wasm-opt', '-Oz', '--converge', '--strip-debug', a, '-o', first);
    binaryen('wasm-opt', '-Oz', '--converge', '--strip-debug', b, '-o', second);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
} else {
  copyFileSync(program, first);
  writeFileSync(second, EMPTY_MODULE);
}
