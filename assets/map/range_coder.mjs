// An adaptive binary range encoder (as in LZMA, but averaging two adaptation rates). The decoder is src/map/range_reader.h.

const HALF = 1 << 15;

/** The adaptive probability that a bit is 0, in 1/65536. */
class BitProbability {
  fast = HALF;
  slow = HALF;
  zero() { return (this.fast + this.slow) >>> 1; }
  update(bit) {
    this.fast += bit ? -(this.fast >> 4) : (65536 - this.fast) >> 4;
    this.slow += bit ? -(this.slow >> 7) : (65536 - this.slow) >> 7;
  }
}

const probabilities = (n) => Array.from({ length: n }, () => new BitProbability());

/**
 * Unsigned integers: the bit length is coded by a tree, the two bits below the leading one depending on that length, and the
 * rest as direct bits.
 */
export class NumberModel {
  lengths = probabilities(32);
  tops = probabilities(32 * 4);
}

export class FlagModel {
  probability = new BitProbability();
}

export class ByteModel {
  tree = probabilities(256);
}

export class RangeEncoder {
  #low = 0;
  #range = 0xffffffff;
  #held = 0;     // the last byte before a run of 0xff bytes
  #holding = 0;  // number of bytes held back
  #bytes = [];

  #bit(probability, bit) {
    const bound = (this.#range >>> 16) * probability.zero();
    if (bit) {
      this.#low += bound;
      this.#range -= bound;
    } else {
      this.#range = bound;
    }
    probability.update(bit);
    this.#normalise();
  }

  #directBit(bit) {
    this.#range >>>= 1;
    if (bit) this.#low += this.#range;
    this.#normalise();
  }

  #normalise() {
    while (this.#range < 2 ** 24) {
      this.#range = this.#range * 256;
      this.#shift();
    }
  }

  /** Outputs the top byte; holds bytes back while a carry could still change them. */
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

  flag(model, value) { this.#bit(model.probability, value ? 1 : 0); }

  byte(model, value) {
    let node = 1;
    for (let i = 7; i >= 0; --i) {
      const bit = value >> i & 1;
      this.#bit(model.tree[node], bit);
      node = node * 2 + bit;
    }
  }

  /** An integer from 0 to 2^30. */
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
        this.#directBit(bit);
      }
    }
  }

  finish() {
    for (let i = 0; i < 5; ++i) this.#shift();
    return Uint8Array.from(this.#bytes);
  }
}
