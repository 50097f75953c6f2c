// SPDX-License-Identifier: Apache-2.0
import type { HashSuite } from '../crypto/hashSuite';
import { ProofRefused } from './inclusionProof';
import { nodeHash } from './treeHasher';

/** Shows that consecutive leaves stand at a place of a tree of a size: the complete subtrees on their left and right. */
export interface RangeProof {
  readonly suite: HashSuite;
  /** Index of the first leaf. */
  readonly begin: number;
  /** Index behind the last leaf. */
  readonly end: number;
  /** Leaves of the tree. */
  readonly size: number;
  readonly left: readonly Uint8Array[];
  readonly right: readonly Uint8Array[];
}

/** The root to which these leaves lead; throws {@link ProofRefused} unless their number and the subtrees fit the size. */
export function rootOfRange(
  { suite, begin, end, size, left, right }: RangeProof,
  leaves: readonly Uint8Array[],
): Uint8Array {
  if (begin < 0 || begin >= end || end > size) {
    throw new ProofRefused('INDEX_BELOW_SIZE', `0 ≤ begin < end ≤ ${size}`, `${begin} to ${end}`);
  }
  if (leaves.length !== end - begin) {
    throw new ProofRefused('INDEX_BELOW_SIZE', `${end - begin} leaves`, `${leaves.length} leaves`);
  }
  const edge = new Edge(suite);
  edge.appendSubtrees(left, begin);
  for (const leaf of leaves) {
    edge.append(1, leaf);
  }
  edge.appendSubtrees(right, size);
  return edge.root();
}

/** Leaves of the largest complete subtree that begins at `next` and ends by `end`. Sizes reach 2^33. */
function widthOf(next: number, end: number): number {
  let width = 1;
  while (next % (2 * width) === 0 && next + 2 * width <= end) {
    width *= 2;
  }
  return width;
}

/** The right edge of a tree to which whole subtrees are added. */
class Edge {
  private readonly suite: HashSuite;
  private readonly peaks: Uint8Array[] = [];
  private size = 0;

  constructor(suite: HashSuite) {
    this.suite = suite;
  }

  appendSubtrees(subtrees: readonly Uint8Array[], end: number): void {
    for (const subtree of subtrees) {
      if (this.size >= end) {
        throw new ProofRefused('PATH_NOT_LONGER', 'fewer nodes', `${subtrees.length} nodes`);
      }
      this.append(widthOf(this.size, end), subtree);
    }
    if (this.size !== end) {
      throw new ProofRefused('PATH_NOT_SHORTER', 'more nodes', `${subtrees.length} nodes`);
    }
  }

  append(width: number, subtree: Uint8Array): void {
    let node = subtree;
    for (let rest = this.size / width; rest % 2 === 1; rest = (rest - 1) / 2) {
      node = nodeHash(this.suite, this.peaks.pop() as Uint8Array, node);
    }
    this.peaks.push(node);
    this.size += width;
  }

  root(): Uint8Array {
    return this.peaks.reduceRight((right, left) => nodeHash(this.suite, left, right));
  }
}
