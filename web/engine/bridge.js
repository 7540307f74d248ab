// This side of the program's C ABI: text and bytes go in, numbers and text come out.

/** @import { Calls, StandpointModule } from './standpoint.js' */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Bridge {
  #module;
  #app = 0;
  #onTrap;

  /**
   * @param {StandpointModule} module
   * @param {(error: unknown) => void} onTrap called once, when the module stops working; every call answers 0 from then on
   */
  constructor(module, onTrap) {
    this.#module = module;
    this.#onTrap = onTrap;
  }

  /**
   * False when the browser has no WebGL 2 for us.
   * @param {string} canvasSelector
   */
  create(canvasSelector) {
    this.#app = this.#invoke('create', [], [canvasSelector]);
    return this.alive;
  }

  /** False once the module has stopped working. */
  get alive() {
    return this.#app !== 0;
  }

  /**
   * @template {keyof Calls} Name
   * @param {Name} name
   * @param {Parameters<Calls[Name]>} args
   */
  call(name, ...args) {
    return this.#app ? this.#invoke(name, [this.#app], args) : 0;
  }

  /** The text that the last call left. */
  text() {
    return decoder.decode(this.bytes());
  }

  /** The same as bytes, with a byte order mark if it has one: valid until the next call. */
  bytes() {
    const at = this.call('output');
    return this.#module.HEAPU8.subarray(at, at + this.call('output_size'));
  }

  /** Its lines; none for no text. */
  lines() {
    const text = this.text();
    return text ? text.split('\n') : [];
  }

  /**
   * Calls sp_<name>. Strings and byte arrays go as address and length, numbers and booleans as numbers.
   * @param {keyof Calls | 'create'} name
   * @param {number[]} numbers
   * @param {(string | Uint8Array | number | boolean)[]} args
   */
  #invoke(name, numbers, args) {
    /** @type {number[]} */
    const allocated = [];
    try {
      for (const arg of args) {
        const bytes = typeof arg === 'string' ? encoder.encode(arg) : arg;
        if (bytes instanceof Uint8Array) {
          const at = this.#module._sp_alloc(bytes.length);
          allocated.push(at);
          this.#module.HEAPU8.set(bytes, at); // read from the module each time: the heap may have moved
          numbers.push(at, bytes.length);
        } else {
          numbers.push(Number(bytes));
        }
      }
      const result = this.#module[/** @type {`_sp_${keyof Calls}`} */ (`_sp_${name}`)](...numbers);
      for (const at of allocated) this.#module._sp_free(at);
      return Number(result);
    } catch (error) {
      this.#app = 0;
      this.#onTrap(error);
      return 0;
    }
  }
}
