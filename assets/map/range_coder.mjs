// An adaptive binary range coder (as in LZMA, with two adaptation rates mixed): the writer's half. The reader's is in
// src/model/map_data.cpp.

const HALF = 1 << 15;

/** The chance that a bit is 0, learnt from the bits before, in 1/65536. */
class Chance {
  quick = HALF;
  slow = HALF;
  zero() { return (this.quick + this.slow) >>> 1; }
  learn(bit) {
    this.quick += bit ? -(this.quick >> 4) : (65536 - this.quick) >> 4;
    this.slow += bit ? -(this.slow >> 7) : (65536 - this.slow) >> 7;
  }
}

const chances = (n) => Array.from({ length: n }, () => new Chance());

/** Learns whole numbers: the bit length by a tree, the two bits below the leading one by that length, the rest evenly. */
export class NumberModel {
  lengths = chances(32);
  tops = chances(32 * 4);
}

export class FlagModel {
  chance = new Chance();
}

export class ByteModel {
  tree = chances(256);
}

export class RangeWriter {
  #low = 0;
  #range = 0xffffffff;
  #held = 0;
  #holding = 0;
  #bytes = [];

  #bit(chance, bit) {
    const bound = (this.#range >>> 16) * chance.zero();
    if (bit) {
      this.#low += bound;
      this.#range -= bound;
    } else {
      this.#range = bound;
    }
    chance.learn(bit);
    this.#settle();
  }

  #evenBit(bit) {
    this.#range >>>= 1;
    if (bit) this.#low += this.#range;
    this.#settle();
  }

  #settle() {
    while (this.#range < 2 ** 24) {
      this.#range = this.#range * 256;
      this.#shift();
    }
  }

  /** Puts out the top byte; while it is 0xff a carry may still come, so it is held back. */
  #shift() {
    if (this.#low < 0xff000000 || this.#low >= 2 ** 32) {
      const carry = this.#low >= 2 ** 32 ? 1 : 0;
      if (this.#holding) this.#bytes.push((this.#held + carry) & 255);
      for (; this.#holding > 1; --this.#holding) this.#bytes.push((255 + carry) & 255);
      this.#held = Math.floor(this.#low / 2 ** 24) & 255;
      this.#holding = 0;
    }
    ++this.#holding;
    this.#low = (this.#low % 2 ** 24) * 256;
  }

  flag(model, value) { this.#bit(model.chance, value ? 1 : 0); }

  byte(model, value) {
    let node = 1;
    for (let i = 7; i >= 0; --i) {
      const bit = value >> i & 1;
      this.#bit(model.tree[node], bit);
      node = node * 2 + bit;
    }
  }

  /** A whole number of 0 .. 2^30. */
  number(model, value) {
    const length = 32 - Math.clz32(value);
    let node = 1;
    for (let i = 4; i >= 0; --i) {
      const bit = length >> i & 1;
      this.#bit(model.lengths[node], bit);
      node = node * 2 + bit;
    }
    let top = 1;
    for (let i = length - 2; i >= 0; --i) {
      const bit = value >>> i & 1;
      if (top < 4) {
        this.#bit(model.tops[length * 4 + top], bit);
        top = top * 2 + bit;
      } else {
        this.#evenBit(bit);
      }
    }
  }

  finish() {
    for (let i = 0; i < 5; ++i) this.#shift();
    return Uint8Array.from(this.#bytes);
  }
}
