// SPDX-License-Identifier: Apache-2.0

const REVERSED_POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, octet) => {
  let rest = octet;
  for (let bit = 0; bit < 8; bit++) {
    rest = rest & 1 ? (rest >>> 1) ^ REVERSED_POLYNOMIAL : rest >>> 1;
  }
  return rest;
});

/** The check sum of ZIP containers (APPNOTE 4.4.7) over bytes that come piece by piece. It finds accidents, no forgery. */
export class Crc32 {
  private rest = 0xffffffff;

  update(bytes: Uint8Array): void {
    let rest = this.rest;
    for (let i = 0; i < bytes.length; i++) {
      rest = (rest >>> 8) ^ (TABLE[(rest ^ (bytes[i] as number)) & 0xff] as number);
    }
    this.rest = rest;
  }

  /** The sum so far, from 0 to 2^32 − 1. */
  value(): number {
    return (this.rest ^ 0xffffffff) >>> 0;
  }
}
