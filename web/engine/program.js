// The program, in two parts: the first runs the opening view, the second (the table, the quiz, presenting, files to take away) is
// fetched after it. web/tools/split-program.mjs cuts them.

import { fetchFile } from './files.js';

/** @import { StandpointModule } from './standpoint.js' */

const FIRST = 'standpoint.wasm';
const SECOND = 'standpoint.deferred.wasm';

/** A file that could not be fetched, or is not what it should be. */
export class MissingFile extends Error {
  /**
   * @param {string} file
   * @param {ErrorOptions} [options]
   */
  constructor(file, options) {
    super(`missing or damaged: ${file}`, options);
    this.file = file;
  }
}

/**
 * Compiled while it arrives where the server sends the right type for it.
 * @param {string} name
 * @param {Promise<Response>} arriving
 * @param {WebAssembly.Imports} imports
 */
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

/** Stands for the second part's functions until it is here. The core asks for it first (Session), so calling one is a fault. */
const placeholder = new Proxy({}, {
  get: (_, index) => () => {
    throw new Error(`deferred function ${String(index)} was called before it was here`);
  },
});

/**
 * The module, and `loadDeferred()`, which resolves once the second part is in it and may be called again after it has failed.
 * Throws MissingFile.
 */
export async function startProgram() {
  const arriving = fetchFile(FIRST);
  arriving.catch(() => {}); // instantiate() reports it
  const { default: createStandpoint } = await import("./standpoint.js").catch(() => {
    throw new MissingFile('standpoint.js');
  });
  /** @type {WebAssembly.ModuleImports} */
  let primary = {};
  /** @type {StandpointModule} */
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

  /** @type {Promise<unknown> | null} */
  let loading = null;
  const loadDeferred = () =>
    (loading ??= instantiate(SECOND, fetchFile(SECOND), { primary }).catch((error) => {
      loading = null;
      throw error;
    }));
  return { module, loadDeferred };
}
