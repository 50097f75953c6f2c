// SPDX-License-Identifier: Apache-2.0
import { evidenceId, personRef, recordRef } from '../code/ids';
import { type DualDigest, dualDigestJson, dualDigestOf } from '../crypto/dualDigest';
import { Refusal } from '../error/refusal';
import { type JsonObject, jsonObject } from '../json/values';
import { LINE, natural, text } from '../record/members';

/** The body of `evidence.capture`: how a registered file came into being before the ledger. */
export interface CaptureStatement {
  /** The piece of evidence that it is about. */
  readonly evidence: string;
  readonly device: string;
  /** The device's software and version. */
  readonly software: string;
  /** The number of this capture on the device, from 0. */
  readonly sequence: number;
  /** How far the device's clock was ahead, in milliseconds. */
  readonly clockOffsetMs: number;
  /** The device's capture statement before this one. */
  readonly previous?: string;
  /** The digests of that statement's canonical bytes, as the source knew it. */
  readonly previousDigests?: DualDigest;
  /** Who operated it. */
  readonly operator?: string;
}

/** Reads the body. */
export function captureStatement(json: JsonObject): CaptureStatement {
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
  const device = text(json, 'device', LINE);
  const software = text(json, 'software', LINE);
  const sequence = natural(json, 'sequence');
  const clockOffsetMs = json.integer('clockOffsetMs');
  const previousText = json.optionalString('previous');
  const previous = previousText === undefined ? undefined : recordRef(previousText);
  const digestsJson = json.optionalObject('previousDigests');
  const previousDigests = digestsJson === undefined ? undefined : dualDigestOf(digestsJson);
  const operatorText = json.optionalString('operator');
  const operator = operatorText === undefined ? undefined : personRef(operatorText);
  if (previousDigests !== undefined && previous === undefined) {
    throw new Refusal('SCHEMA_INVALID', 'previousDigests stand beside previous only');
  }
  return {
    evidence,
    device,
    software,
    sequence,
    clockOffsetMs,
    ...(previous === undefined ? {} : { previous }),
    ...(previousDigests === undefined ? {} : { previousDigests }),
    ...(operator === undefined ? {} : { operator }),
  };
}

/** The body as it was read: each member has one form. */
export function captureStatementJson(statement: CaptureStatement): JsonObject {
  const { previousDigests, ...rest } = statement;
  const digests = previousDigests === undefined ? undefined : dualDigestJson(previousDigests);
  return jsonObject({ ...rest, previousDigests: digests });
}
