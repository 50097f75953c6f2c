// SPDX-License-Identifier: Apache-2.0
import { equal, hex } from '../code/bytes';
import type { HashSuite } from '../crypto/hashSuite';
import { ProofRefused, type ProofRule } from './inclusionProof';
import { nodeHash } from './treeHasher';

/** Shows that a tree of size `second` begins with the leaves of a tree of size `first`. Both sizes are taken from what is signed. */
export interface ConsistencyProof {
  readonly suite: HashSuite;
  /** Leaves of the older tree, at least 1. */
  readonly first: number;
  /** Leaves of the newer tree. */
  readonly second: number;
  /** Nodes in the order of RFC 9162, 2.1.4. */
  readonly path: readonly Uint8Array[];
}

/** Follows RFC 9162, 2.1.4.2, to its last check; throws {@link ProofRefused} unless the newer tree extends the older one. */
export function requireConsistency(
  { suite, first, second, path }: ConsistencyProof,
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
): void {
  if (first < 1 || first > second) {
    throw new ProofRefused('SIZES_ORDERED', `1 ≤ first ≤ ${second}`, String(first));
  }
  if (first === second) {
    requireLength(path.length === 0, 'PATH_NOT_LONGER', '0 nodes', path.length);
    requireEqual('ROOT_MATCHES', firstRoot, secondRoot);
    return;
  }
  const [head] = path;
  if (head === undefined) {
    throw new ProofRefused('PATH_NOT_SHORTER', 'at least 1 node', '0 nodes');
  }
  // Sizes reach 2^53, so that 32-bit operators would not do.
  let fn = BigInt(first) - 1n;
  let sn = BigInt(second) - 1n;
  while ((fn & 1n) === 1n) {
    fn >>= 1n;
    sn >>= 1n;
  }
  // A first size that is a power of two is a node of the newer tree: the RFC prepends its root.
  const firstIsNode = fn === 0n;
  let firstComputed = firstIsNode ? firstRoot : head;
  let secondComputed = firstComputed;
  for (const node of firstIsNode ? path : path.slice(1)) {
    requireLength(sn !== 0n, 'PATH_NOT_LONGER', 'fewer nodes', path.length);
    if ((fn & 1n) === 1n || fn === sn) {
      firstComputed = nodeHash(suite, node, firstComputed);
      secondComputed = nodeHash(suite, node, secondComputed);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      secondComputed = nodeHash(suite, secondComputed, node);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  requireLength(sn === 0n, 'PATH_NOT_SHORTER', 'more nodes', path.length);
  requireEqual('FIRST_ROOT_MATCHES', firstComputed, firstRoot);
  requireEqual('ROOT_MATCHES', secondComputed, secondRoot);
}

function requireLength(good: boolean, rule: ProofRule, demanded: string, nodes: number): void {
  if (!good) {
    throw new ProofRefused(rule, demanded, `${nodes} nodes`);
  }
}

function requireEqual(rule: ProofRule, computed: Uint8Array, given: Uint8Array): void {
  if (!equal(computed, given)) {
    throw new ProofRefused(rule, hex(computed), hex(given));
  }
}
