// SPDX-License-Identifier: Apache-2.0
import type { HashSuite } from '../crypto/hashSuite';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { type DualPath, dualPath } from '../merkle/dualPath';
import type { RangeProof } from '../merkle/rangeProof';

/** Which of a key's entries an answer holds that does not hold all of them, and what leads from these to the root over all. */
export interface AnswerPart {
  /** Number of the first entry in the answer, counted from 0 among the entries of the key. */
  readonly first: number;
  /** Entries of the key. */
  readonly total: number;
  /** Complete subtrees over the entries before, from left to right. */
  readonly left: DualPath;
  /** Complete subtrees over the entries behind. */
  readonly right: DualPath;
}

/** Reads the JSON form; refuses (`SCHEMA_INVALID`) numbers that no entry has. */
export function answerPart(json: JsonObject): AnswerPart {
  json.requireOnly('first', 'total', 'left', 'right');
  const first = json.integer('first');
  const total = json.integer('total');
  const left = dualPath(json.object('left'));
  const right = dualPath(json.object('right'));
  if (first < 0 || first >= total) {
    throw new Refusal('SCHEMA_INVALID', `number ${first} of ${total} entries is none`);
  }
  return { first, total, left, right };
}

/** The proof for `count` entries. */
export function rangeOf({ first, total, left, right }: AnswerPart, suite: HashSuite, count: number): RangeProof {
  return { suite, begin: first, end: first + count, size: total, left: left[suite], right: right[suite] };
}
