// SPDX-License-Identifier: Apache-2.0
import { recordId } from '../code/ids';
import { type Instant, parseInstant } from '../code/instants';
import { type DualDigest, dualDigestOf } from '../crypto/dualDigest';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { canonical as canonicalOf } from '../json/writer';
import { natural } from '../record/members';

const MAX_BYTES = 16_384;

/** One item of a stream: what happened when, or the digests of what cannot be put into words. */
export interface BatchItem {
  readonly id: string;
  /** When it happened, by the source's word. */
  readonly at: Instant;
  /** Bytes that lie elsewhere, by their digests. */
  readonly file?: { readonly digests: DualDigest; readonly size: number };
  /** The canonical bytes: the item's leaf in the tree of its batch. */
  readonly canonical: Uint8Array;
}

/** Reads an item. */
export function batchItem(json: JsonObject): BatchItem {
  json.requireOnly('at', 'content', 'digests', 'id', 'size');
  const digestsJson = json.optionalObject('digests');
  const file =
    digestsJson === undefined ? undefined : { digests: dualDigestOf(digestsJson), size: natural(json, 'size') };
  if (file === undefined && json.has('size')) {
    throw new Refusal('SCHEMA_INVALID', 'size stands beside digests only');
  }
  const id = recordId(json.string('id'));
  const at = parseInstant(json.string('at'));
  const content = json.optionalObject('content');
  if (file === undefined && content === undefined) {
    throw new Refusal('SCHEMA_INVALID', 'an item has content, or digests and size, or both');
  }
  const canonical = canonicalOf(json);
  if (canonical.length > MAX_BYTES) {
    throw new Refusal('TOO_LARGE', `the item has ${canonical.length} bytes, the limit is ${MAX_BYTES}`);
  }
  return { id, at, canonical, ...(file === undefined ? {} : { file }) };
}
