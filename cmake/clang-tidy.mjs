// node cmake/clang-tidy.mjs: clang-tidy over every C++ file of src/ that is not known to be clean.
// A file is clean until it, a header that it includes (directly or not), its compile command or the checks change; build/lint keeps
// a stamp for each. Two trees have been configured for it: build/lint-native, and build/web-release for what only Emscripten compiles.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamps = join(root, 'build/lint');
const checks = readFileSync(join(root, '.clang-tidy'), 'utf8');
const run = promisify(execFile);

/** Compile commands by file, of our own files in src/ that `owns` accepts. */
function commandsOf(tree, owns) {
  const commands = JSON.parse(readFileSync(join(root, 'build', tree, 'compile_commands.json'), 'utf8'));
  return commands.filter(({ file }) => file.startsWith(join(root, 'src/')) && file.endsWith('.cpp') && owns(relative(root, file)));
}

/** Where a quoted include is found, as rooms spell it; undefined for what is generated or not ours. */
const found = (name) => [join(root, 'src', name), join(root, 'include', name)].find((path) => existsSync(path));

const texts = new Map();
const textOf = (path) => texts.get(path) ?? (texts.set(path, readFileSync(path, 'utf8')), texts.get(path));

/** The file and all of our headers that it includes, directly or not. */
function closure(path, seen = new Set()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const [, name] of textOf(path).matchAll(/^#include "([^"]+)"/gm)) {
    const header = found(name);
    if (header) closure(header, seen);
  }
  return seen;
}

function stampOf({ file, command }) {
  const hash = createHash('sha256').update(checks).update(command);
  for (const path of [...closure(file)].sort()) hash.update(textOf(path));
  return join(stamps, `${relative(root, file).replace(/\W/g, '-')}-${hash.digest('hex').slice(0, 20)}`);
}

const ONLY_EMSCRIPTEN = /^src\/wasm\/[^/]+$/;
const emscripten = () => {
  const cache = execFileSync('em-config', ['CACHE'], { encoding: 'utf8' }).trim();
  return ['--extra-arg-before=--driver-mode=g++', '--extra-arg=--target=wasm32-unknown-emscripten', `--extra-arg=--sysroot=${cache}/sysroot`, '--extra-arg=-D__EMSCRIPTEN__'];
};
const trees = [
  { tree: 'lint-native', owns: (file) => !ONLY_EMSCRIPTEN.test(file), options: () => [] },
  { tree: 'web-release', owns: (file) => ONLY_EMSCRIPTEN.test(file), options: emscripten },
];
const waiting = trees.flatMap(({ tree, owns, options }) => {
  const extra = options();
  return commandsOf(tree, owns)
    .map((entry) => ({ file: entry.file, stamp: stampOf(entry), args: ['-p', join(root, 'build', tree), '--quiet', '--extra-arg=-Wno-unknown-warning-option', ...extra, entry.file] }))
    .filter(({ stamp }) => !existsSync(stamp));
});
const count = waiting.length;
if (!count) console.error('clang-tidy: nothing has changed since it was clean');

mkdirSync(stamps, { recursive: true });
let failed = 0;
const work = async () => {
  for (let next; (next = waiting.shift()); ) {
    try {
      await run('clang-tidy', next.args, { maxBuffer: 1 << 26 });
      writeFileSync(next.stamp, '');
    } catch (error) {
      failed += 1;
      console.error(error.stdout || error.message);
    }
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, work));
if (failed) {
  console.error(`clang-tidy has findings in ${failed} of ${count} files; see above. The checks are in .clang-tidy.`);
  process.exit(1);
}
