// SPDX-License-Identifier: Apache-2.0
import { type HashSuite, hash } from '../crypto/hashSuite';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of a leaf with these bytes (RFC 9162, 2.1.1). */
export function leafHash(suite: HashSuite, entry: Uint8Array): Uint8Array {
  return hash(suite, LEAF, entry);
}

/** The hash of a node with these children. */
export function nodeHash(suite: HashSuite, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash(suite, NODE, left, right);
}
