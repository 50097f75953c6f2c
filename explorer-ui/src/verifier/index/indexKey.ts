// SPDX-License-Identifier: Apache-2.0
import { utf8 } from '../code/bytes';
import { type HashSuite, hash } from '../crypto/hashSuite';
import { Refusal } from '../error/refusal';

/** The indexes: all share one map but `active`, which has a map of its own for what is in force. */
const NAMES = ['subject', 'lot', 'list', 'delta', 'digest', 'ref', 'record', 'source', 'standing', 'active'] as const;

/** One of the indexes. */
export type IndexName = (typeof NAMES)[number];

/** A key of an index. */
export interface IndexKey {
  readonly name: IndexName;
  /** What is looked up, such as a lot code. */
  readonly key: string;
}

/** The index with this name; refuses (`NOT_FOUND`) any other. */
export function indexName(text: string): IndexName {
  const name = NAMES.find((one) => one === text);
  if (name === undefined) {
    throw new Refusal('NOT_FOUND', `there is no index of this name; there are ${NAMES.join(', ')}`);
  }
  return name;
}

/** Where the key stands in the map: H(name ‖ 00 ‖ key). */
export function keyHash(suite: HashSuite, { name, key }: IndexKey): Uint8Array {
  return hash(suite, utf8(name), Uint8Array.of(0), utf8(key));
}
