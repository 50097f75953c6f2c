// SPDX-License-Identifier: Apache-2.0
import { sha256 } from '@noble/hashes/sha2.js';
import { Refusal } from '../error/refusal';
import { Sm3 } from './sm3';

/** A hash over bytes that come piece by piece. */
export interface Hasher {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** A hash function of 256 bits, by its wire name. Every tree and every file digest exists once in each suite. */
export type HashSuite = 'SHA-256' | 'SM3';

/** Both suites, in the order of trust roots. */
export const SUITES: readonly HashSuite[] = ['SHA-256', 'SM3'];

/** The suite of a wire name; refuses (`ALGORITHM_REFUSED`) any other. */
export function hashSuite(id: string): HashSuite {
  if (id === 'SHA-256' || id === 'SM3') {
    return id;
  }
  throw new Refusal('ALGORITHM_REFUSED', `hash suite ${id} is not SHA-256 or SM3`);
}

/** A new streaming hasher. */
export function newHasher(suite: HashSuite): Hasher {
  switch (suite) {
    case 'SHA-256':
      return sha256.create();
    case 'SM3':
      return new Sm3();
  }
}

/** The 32-byte hash of the parts one after the other. */
export function hash(suite: HashSuite, ...parts: Uint8Array[]): Uint8Array {
  const hasher = newHasher(suite);
  for (const part of parts) {
    hasher.update(part);
  }
  return hasher.digest();
}
