// SPDX-License-Identifier: Apache-2.0

const BLOCK = 64;
const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** The round constants, each rotated by its round. */
const ROUND = Int32Array.from({ length: 64 }, (_, round) => rotate(round < 16 ? 0x79cc4519 : 0x7a879d8a, round % 32));

/** SM3 (GB/T 32905-2016) over bytes that come piece by piece. */
export class Sm3 {
  private readonly state = Int32Array.from(START);
  private readonly words = new Int32Array(68);
  private readonly rest = new Uint8Array(BLOCK);
  private filled = 0;
  private length = 0;

  update(bytes: Uint8Array): this {
    this.length += bytes.length;
    let offset = 0;
    if (this.filled > 0) {
      offset = Math.min(BLOCK - this.filled, bytes.length);
      this.rest.set(bytes.subarray(0, offset), this.filled);
      this.filled += offset;
      if (this.filled < BLOCK) {
        return this;
      }
      this.compress(this.rest, 0);
      this.filled = 0;
    }
    for (; offset + BLOCK <= bytes.length; offset += BLOCK) {
      this.compress(bytes, offset);
    }
    this.rest.set(bytes.subarray(offset));
    this.filled = bytes.length - offset;
    return this;
  }

  /** The 32 bytes; nothing may be added afterwards. */
  digest(): Uint8Array {
    const padding = new Uint8Array(this.filled < 56 ? BLOCK - this.filled : 2 * BLOCK - this.filled);
    padding[0] = 0x80;
    const bits = new DataView(padding.buffer);
    bits.setUint32(padding.length - 8, Math.floor(this.length / 0x20000000));
    bits.setUint32(padding.length - 4, (this.length * 8) >>> 0);
    this.update(padding);
    const hash = new DataView(new ArrayBuffer(32));
    this.state.forEach((word, index) => {
      hash.setInt32(4 * index, word);
    });
    return new Uint8Array(hash.buffer);
  }

  private compress(bytes: Uint8Array, offset: number): void {
    const w = this.words;
    this.expand(bytes, offset);
    // By index: taking the array apart by a pattern would cost as much as all rounds.
    const v = this.state;
    let a = v[0] as number;
    let b = v[1] as number;
    let c = v[2] as number;
    let d = v[3] as number;
    let e = v[4] as number;
    let f = v[5] as number;
    let g = v[6] as number;
    let h = v[7] as number;
    for (let j = 0; j < 64; j++) {
      const a12 = rotate(a, 12);
      const ss1 = rotate((a12 + e + (ROUND[j] as number)) | 0, 7);
      const early = j < 16;
      const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
      const wj = w[j] as number;
      const tt1 = (ff + d + (ss1 ^ a12) + (wj ^ (w[j + 4] as number))) | 0;
      const tt2 = (gg + h + ss1 + wj) | 0;
      d = c;
      c = rotate(b, 9);
      b = a;
      a = tt1;
      h = g;
      g = rotate(f, 19);
      f = e;
      e = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17);
    }
    v[0] = (v[0] as number) ^ a;
    v[1] = (v[1] as number) ^ b;
    v[2] = (v[2] as number) ^ c;
    v[3] = (v[3] as number) ^ d;
    v[4] = (v[4] as number) ^ e;
    v[5] = (v[5] as number) ^ f;
    v[6] = (v[6] as number) ^ g;
    v[7] = (v[7] as number) ^ h;
  }

  private expand(bytes: Uint8Array, offset: number): void {
    const w = this.words;
    for (let j = 0, i = offset; j < 16; j++, i += 4) {
      w[j] =
        ((bytes[i] as number) << 24) |
        ((bytes[i + 1] as number) << 16) |
        ((bytes[i + 2] as number) << 8) |
        (bytes[i + 3] as number);
    }
    for (let j = 16; j < 68; j++) {
      const x = (w[j - 16] as number) ^ (w[j - 9] as number) ^ rotate(w[j - 3] as number, 15);
      w[j] = x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13] as number, 7) ^ (w[j - 6] as number);
    }
  }
}
