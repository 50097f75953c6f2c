// SPDX-License-Identifier: Apache-2.0
import { equal, hex } from '../code/bytes';
import type { HashSuite } from '../crypto/hashSuite';
import { nodeHash } from './treeHasher';

/** What a proof must fulfil; each is a check of RFC 9162, 2.1.3.2 and 2.1.4.2. */
export type ProofRule =
  | 'SIZE_POSITIVE'
  | 'SIZES_ORDERED'
  | 'INDEX_BELOW_SIZE'
  | 'PATH_NOT_LONGER'
  | 'PATH_NOT_SHORTER'
  | 'FIRST_ROOT_MATCHES'
  | 'ROOT_MATCHES';

/** A proof breaks a rule. */
export class ProofRefused extends Error {
  readonly rule: ProofRule;
  readonly computed: string;
  readonly given: string;

  constructor(rule: ProofRule, computed: string, given: string) {
    super(`${rule}: computed ${computed}, given ${given}`);
    this.rule = rule;
    this.computed = computed;
    this.given = given;
  }
}

/** Shows that a leaf stands at an index of a tree of a size. The size must be taken from a signed checkpoint. */
export interface InclusionProof {
  readonly suite: HashSuite;
  /** From 0. */
  readonly index: number;
  /** Leaves of the tree. */
  readonly size: number;
  /** Sibling hashes from the leaf upwards. */
  readonly path: readonly Uint8Array[];
}

/** Follows RFC 9162, 2.1.3.2, to its last check; throws {@link ProofRefused} unless the leaf is at this index of this tree. */
export function requireInclusion(proof: InclusionProof, leaf: Uint8Array, root: Uint8Array): void {
  const computed = rootOf(proof, leaf);
  if (!equal(computed, root)) {
    throw new ProofRefused('ROOT_MATCHES', hex(computed), hex(root));
  }
}

function rootOf(proof: InclusionProof, leaf: Uint8Array): Uint8Array {
  const { suite, index, size, path } = proof;
  requireInside(index, size);
  // Sizes reach 2^53, so that 32-bit operators would not do.
  let first = BigInt(index);
  let last = BigInt(size) - 1n;
  let root = leaf;
  for (const sibling of path) {
    if (last === 0n) {
      throw new ProofRefused('PATH_NOT_LONGER', `${expectedLength(proof)} nodes`, `${path.length} nodes`);
    }
    if ((first & 1n) === 1n || first === last) {
      root = nodeHash(suite, sibling, root);
      while ((first & 1n) === 0n && first !== 0n) {
        first >>= 1n;
        last >>= 1n;
      }
    } else {
      root = nodeHash(suite, root, sibling);
    }
    first >>= 1n;
    last >>= 1n;
  }
  if (last !== 0n) {
    throw new ProofRefused('PATH_NOT_SHORTER', `${expectedLength(proof)} nodes`, `${path.length} nodes`);
  }
  return root;
}

/** The only length that a path for this index and size can have. */
function expectedLength({ index, size }: InclusionProof): number {
  const inner = (BigInt(index) ^ (BigInt(size) - 1n)).toString(2).replace(/^0$/, '').length;
  const above = (BigInt(index) >> BigInt(inner)).toString(2).replaceAll('0', '').length;
  return inner + above;
}

function requireInside(index: number, size: number): void {
  if (size <= 0) {
    throw new ProofRefused('SIZE_POSITIVE', 'at least 1', String(size));
  }
  if (index < 0 || index >= size) {
    throw new ProofRefused('INDEX_BELOW_SIZE', `0 to ${size - 1}`, String(index));
  }
}
