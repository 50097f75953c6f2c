// SPDX-License-Identifier: Apache-2.0
import { equal } from '../code/bytes';
import { type HashSuite, hash } from '../crypto/hashSuite';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { hashesOf, hashOfHex } from '../merkle/hash';
import { nodeHash } from '../merkle/treeHasher';

/** One for each bit of a key's hash. */
const MAX_SIBLINGS = 256;

/** What a map holds for one key. */
export interface IndexLeaf {
  /** Hash of the key, by which it stands in the map. */
  readonly key: Uint8Array;
  /** How many entries bear it, at least 1. */
  readonly count: number;
  /** Of the tree over their leaf hashes in log order. */
  readonly root: Uint8Array;
}

/** The way from the root of a map towards a key, down to where the key stands or would stand. */
export interface IndexPath {
  /** The subtrees beside the way, from the root on. */
  readonly siblings: readonly Uint8Array[];
  /** The leaf of another key at the end of the way. */
  readonly other?: IndexLeaf;
}

/** The way does not show what it is to show. */
export class PathRefused extends Error {}

/** Reads the JSON form. */
export function indexPath(paths: JsonObject, suite: string): IndexPath {
  const json = paths.object(suite).requireOnly('siblings', 'other');
  const place = paths.place(suite);
  const siblings = hashesOf(json, 'siblings', MAX_SIBLINGS);
  const otherJson = json.optionalObject('other');
  const other = otherJson === undefined ? undefined : leafOf(otherJson.requireOnly('key', 'count', 'root'), place);
  return { siblings, ...(other === undefined ? {} : { other }) };
}

/** The root of the map in which the leaf stands at the end of this way. */
export function rootWith(suite: HashSuite, { siblings }: IndexPath, leaf: IndexLeaf): Uint8Array {
  return rootOf(suite, siblings, leaf.key, leafHash(suite, leaf));
}

/** The root of the map in which the key does not stand; throws {@link PathRefused} if the way does not show that. */
export function rootWithout(suite: HashSuite, { siblings, other }: IndexPath, key: Uint8Array): Uint8Array {
  if (other === undefined) {
    return rootOf(suite, siblings, key, hash(suite));
  }
  if (equal(other.key, key)) {
    throw new PathRefused('the leaf at the end of the way is that of the key itself');
  }
  siblings.forEach((_, index) => {
    if (bit(other.key, index) !== bit(key, index)) {
      throw new PathRefused(`the leaf at the end of the way leaves the way of the key at bit ${index}`);
    }
  });
  return rootOf(suite, siblings, key, leafHash(suite, other));
}

function rootOf(suite: HashSuite, siblings: readonly Uint8Array[], key: Uint8Array, end: Uint8Array): Uint8Array {
  return siblings.reduceRight(
    (node, sibling, index) => (bit(key, index) ? nodeHash(suite, sibling, node) : nodeHash(suite, node, sibling)),
    end,
  );
}

function leafHash(suite: HashSuite, { key, count, root }: IndexLeaf): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setBigUint64(0, BigInt(count));
  return hash(suite, Uint8Array.of(0), key, new Uint8Array(bytes.buffer), root);
}

function leafOf(json: JsonObject, place: string): IndexLeaf {
  const key = hashOfHex(json.string('key'), place);
  const count = json.integer('count');
  const root = hashOfHex(json.string('root'), place);
  if (count < 1) {
    throw new Refusal('SCHEMA_INVALID', `${place}: a key in a map has at least one entry, met ${count}`);
  }
  return { key, count, root };
}

function bit(bytes: Uint8Array, index: number): boolean {
  return ((bytes[index >> 3] as number) & (0x80 >> (index & 7))) !== 0;
}
