// SPDX-License-Identifier: Apache-2.0
import { evidenceId, personRef, recordRef } from '../code/ids';
import { dualDigestOf } from '../crypto/dualDigest';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { LINE, natural, text } from '../record/members';

/** Reads the body of `evidence.capture` and gives the piece of evidence that it is about. */
export function capturedEvidence(json: JsonObject): string {
  json.requireOnly(
    'evidence',
    'device',
    'software',
    'sequence',
    'clockOffsetMs',
    'previous',
    'previousDigests',
    'operator',
  );
  const evidence = evidenceId(json.string('evidence'));
  text(json, 'device', LINE);
  text(json, 'software', LINE);
  natural(json, 'sequence');
  json.integer('clockOffsetMs');
  const previous = json.optionalString('previous');
  if (previous !== undefined) {
    recordRef(previous);
  }
  const previousDigests = json.optionalObject('previousDigests');
  if (previousDigests !== undefined) {
    dualDigestOf(previousDigests);
    if (previous === undefined) {
      throw new Refusal('SCHEMA_INVALID', 'previousDigests stand beside previous only');
    }
  }
  const operator = json.optionalString('operator');
  if (operator !== undefined) {
    personRef(operator);
  }
  return evidence;
}
