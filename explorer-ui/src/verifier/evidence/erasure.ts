// SPDX-License-Identifier: Apache-2.0
import { evidenceId } from '../code/ids';
import { type DualDigest, dualDigestOf } from '../crypto/dualDigest';
import type { JsonObject } from '../json/values';
import { day, LINE, optionalText, TEXT, text } from '../record/members';

/** The body of `evidence.erasure`: an authority orders that a file's content be destroyed. */
export interface Erasure {
  /** The digests of the file's bytes as they were registered. */
  readonly digests: DualDigest;
  /** The order's number. */
  readonly order: string;
  /** Who gave it. */
  readonly authority: string;
  /** The day of the order, `yyyy-mm-dd`. */
  readonly orderedOn: string;
  /** The legal basis. */
  readonly basis: string;
}

/** Reads the body. */
export function erasureOf(json: JsonObject): Erasure {
  json.requireOnly('evidence', 'digests', 'order', 'authority', 'orderedOn', 'basis', 'reason');
  evidenceId(json.string('evidence'));
  const digests = dualDigestOf(json.object('digests'));
  const order = text(json, 'order', LINE);
  const authority = text(json, 'authority', LINE);
  const orderedOn = day(json, 'orderedOn');
  const basis = text(json, 'basis', LINE);
  optionalText(json, 'reason', TEXT);
  return { digests, order, authority, orderedOn, basis };
}
