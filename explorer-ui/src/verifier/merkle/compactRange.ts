// SPDX-License-Identifier: Apache-2.0
import { type HashSuite, hash } from '../crypto/hashSuite';
import { nodeHash } from './treeHasher';

/** The root of the tree over these leaf hashes (RFC 9162, 2.1.1). */
export function rootOfLeaves(suite: HashSuite, leaves: readonly Uint8Array[]): Uint8Array {
  const peaks: Uint8Array[] = [];
  leaves.forEach((leaf, size) => {
    let node = leaf;
    for (let rest = size; (rest & 1) === 1; rest >>= 1) {
      node = nodeHash(suite, peaks.pop() as Uint8Array, node);
    }
    peaks.push(node);
  });
  return peaks.length === 0 ? hash(suite) : peaks.reduceRight((right, left) => nodeHash(suite, left, right));
}
