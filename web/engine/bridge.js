// This side of the module's border (src/web/exports.cpp): text and bytes go in, numbers and text come out.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Bridge {
  #module;
  #app = 0;
  #onTrap;

  /** `onTrap` hears of it, once, when the module stops working; every call answers 0 from then on. */
  constructor(module, onTrap) {
    this.#module = module;
    this.#onTrap = onTrap;
  }

  /** False when the browser gives no WebGL 2. */
  create(canvasSelector) {
    this.#app = this.#invoke('create', [], [canvasSelector]);
    return this.alive;
  }

  /** False once the module has stopped working. */
  get alive() {
    return this.#app !== 0;
  }

  /** Calls sp_<name>. Strings and byte arrays go as address and length, numbers and booleans as numbers. */
  call(name, ...args) {
    return this.#app ? this.#invoke(name, [this.#app], args) : 0;
  }

  /** The text that the last call left. */
  text() {
    return decoder.decode(this.bytes());
  }

  /** The same as bytes, with a byte order mark if it has one: good until the next call. */
  bytes() {
    const at = this.call('output');
    return this.#module.HEAPU8.subarray(at, at + this.call('output_size'));
  }

  /** Its lines; none for no text. */
  lines() {
    const text = this.text();
    return text ? text.split('\n') : [];
  }

  #invoke(name, numbers, args) {
    const taken = [];
    try {
      for (const arg of args) {
        const bytes = typeof arg === 'string' ? encoder.encode(arg) : arg;
        if (bytes instanceof Uint8Array) {
          const at = this.#module._sp_alloc(bytes.length);
          taken.push(at);
          this.#module.HEAPU8.set(bytes, at); // asked for anew: the heap may have moved
          numbers.push(at, bytes.length);
        } else {
          numbers.push(Number(arg));
        }
      }
      const result = this.#module[`_sp_${name}`](...numbers);
      for (const at of taken) this.#module._sp_free(at);
      return Number(result);
    } catch (error) {
      this.#app = 0;
      this.#onTrap(error);
      return 0;
    }
  }
}
