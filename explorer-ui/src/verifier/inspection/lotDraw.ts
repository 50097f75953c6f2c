// SPDX-License-Identifier: Apache-2.0
import { compare, concat, fromHex, hex, utf8 } from '../code/bytes';
import { hash } from '../crypto/hashSuite';

const SCHEME = 'GGZY-DRAW-V1';
const SEED_SCHEME = 'GGZY-DRAW-SEED-V1';

/** The fewest lots that must be drawn: a quarter, rounded up (domain 95). */
export function floorOf(lots: number): number {
  return Math.floor((lots + 3) / 4);
}

/** What a seed of hexadecimal digits is committed to before the draw, in hexadecimal digits. */
export function seedCommitment(seed: string): string {
  return hex(sm3Of(utf8(SEED_SCHEME), fromHex(seed)));
}

/** The digest of a pool: over its lots in the order of their bytes, in hexadecimal digits. */
export function poolDigest(pool: readonly string[]): string {
  return hex(digestOf(pool));
}

/**
 * The draw `GGZY-DRAW-V1`: every lot has a score, SM3 over the scheme's name, the seed, the pool's digest and the lot; the lots with the
 * smallest scores are drawn, in that order (invariant 19).
 */
export function drawn(pool: readonly string[], seed: string, sample: number): string[] {
  const digest = digestOf(pool);
  const seedBytes = fromHex(seed);
  return pool
    .map((lot) => ({ lot, score: sm3Of(utf8(SCHEME), seedBytes, digest, utf8(lot)) }))
    .sort((one, other) => compare(one.score, other.score))
    .slice(0, sample)
    .map(({ lot }) => lot);
}

/** The digest of lots in the order that they have, in hexadecimal digits. */
export function digestInOrder(lots: readonly string[]): string {
  return hex(sm3Of(...lots.map(utf8)));
}

function digestOf(pool: readonly string[]): Uint8Array {
  return sm3Of(...pool.map(utf8).sort(compare));
}

/** SM3 over parts, each behind its length in four bytes. */
function sm3Of(...parts: Uint8Array[]): Uint8Array {
  return hash('SM3', ...parts.map((part) => concat(lengthOf(part), part)));
}

function lengthOf(part: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, part.length);
  return length;
}
