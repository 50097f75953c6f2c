// SPDX-License-Identifier: Apache-2.0
import { type Instant, parseInstant } from '../code/instants';
import { type DualDigest, dualDigestOf } from '../crypto/dualDigest';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { between, LINE, text } from '../record/members';

const MAX_ITEMS = 1_000_000;

/** The body of `evidence.batch`: the items that a platform received from one source, by the roots over them. */
export interface BatchRegistration {
  readonly source: string;
  /** How many items there are. */
  readonly count: number;
  /** The roots of the tree over the items. */
  readonly roots: DualDigest;
  /** The earliest time of an item, by the source's word. */
  readonly first: Instant;
  /** The latest. */
  readonly last: Instant;
}

/** Reads the body. */
export function batchRegistration(json: JsonObject): BatchRegistration {
  json.requireOnly('source', 'count', 'bytes', 'roots', 'first', 'last');
  const source = text(json, 'source', LINE);
  const count = between(json, 'count', 1, MAX_ITEMS);
  between(json, 'bytes', 1, Number.MAX_SAFE_INTEGER);
  const roots = dualDigestOf(json.object('roots'));
  const first = parseInstant(json.string('first'));
  const last = parseInstant(json.string('last'));
  if (last < first) {
    throw new Refusal('TIME_IMPLAUSIBLE', 'the batch ends before it begins');
  }
  return { source, count, roots, first, last };
}
