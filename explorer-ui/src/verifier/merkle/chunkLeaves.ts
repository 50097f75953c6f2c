// SPDX-License-Identifier: Apache-2.0
import { type HashSuite, SUITES } from '../crypto/hashSuite';
import { CHUNK } from '../evidence/fileRegistration';
import { leafHash } from './treeHasher';

/** The leaf hashes of the chunks of these bytes, which begin with a chunk. */
export function chunkLeaves(bytes: Uint8Array): Record<HashSuite, Uint8Array[]> {
  const leaves: Record<HashSuite, Uint8Array[]> = { 'SHA-256': [], SM3: [] };
  for (let at = 0; at < bytes.length; at += CHUNK) {
    for (const suite of SUITES) {
      leaves[suite].push(leafHash(suite, bytes.subarray(at, at + CHUNK)));
    }
  }
  return leaves;
}
