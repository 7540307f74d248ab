// The program, in two parts: the first runs the opening view, the second (the table, the quiz, presenting, files to take away) is
// fetched after it. web/tools/split-program.mjs cuts them.

import { fetchFile } from './files.js';

const FIRST = 'standpoint.wasm';
const SECOND = 'standpoint.deferred.wasm';

/** A file that did not come, or is not what it should be. */
export class MissingFile extends Error {
  constructor(file, options) {
    super(`missing or damaged: ${file}`, options);
    this.file = file;
  }
}

/** Compiled while it arrives where the server names its type rightly. */
async function instantiate(name, arriving, imports) {
  try {
    const response = await arriving;
    if (!response.ok) throw new MissingFile(name);
    const streams = response.headers.get('content-type')?.startsWith('application/wasm') && WebAssembly.instantiateStreaming;
    return streams
      ? await WebAssembly.instantiateStreaming(response, imports)
      : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  } catch (error) {
    throw new MissingFile(name, { cause: error });
  }
}

/** What stands for the second part's functions until it is here. The core asks for it first (Session), so this is a fault. */
const placeholder = new Proxy({}, {
  get: (_, index) => () => {
    throw new Error(`deferred function ${String(index)} was called before it was here`);
  },
});

/**
 * The module, and `takeDeferred()`, which resolves once the second part is in it and may be called again where it did not come.
 * Throws MissingFile.
 */
export async function startProgram() {
  const arriving = fetchFile(FIRST);
  arriving.catch(() => {}); // told by instantiate()
  const { default: createStandpoint } = await import("./standpoint.js").catch(() => {
    throw new MissingFile('standpoint.js');
  });
  let primary = null;
  const module = await new Promise((resolve, reject) => {
    createStandpoint({
      instantiateWasm(imports, done) {
        instantiate(FIRST, arriving, { ...imports, placeholder }).then((made) => {
          primary = made.instance.exports;
          done(made.instance, made.module);
        }, reject);
        return {};
      },
    }).then(resolve, reject);
  });

  let taken = null;
  const takeDeferred = () =>
    (taken ??= instantiate(SECOND, fetchFile(SECOND), { primary }).catch((error) => {
      taken = null;
      throw error;
    }));
  return { module, takeDeferred };
}
