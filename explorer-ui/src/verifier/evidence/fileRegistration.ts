// SPDX-License-Identifier: Apache-2.0
import { evidenceId } from '../code/ids';
import { parseInstant } from '../code/instants';
import { type DualDigest, dualDigestOf } from '../crypto/dualDigest';
import type { JsonObject } from '../json/values';
import { choice, LINE, natural, optionalText, text } from '../record/members';

const CONFIDENTIALITY = [
  'PUBLIC',
  'PUBLIC_AFTER_OPENING',
  'INTERNAL',
  'EVALUATION_SECRET',
  'PERSONAL_PSEUDONYMS',
] as const;

/** The bytes of a chunk; the last one of a file may have fewer. */
export const CHUNK = 1 << 20;

/** The body of `evidence.file`: a file by its digests. */
export interface FileRegistration {
  /** The random id of the piece of evidence. */
  readonly evidence: string;
  readonly digests: DualDigest;
  /** In bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly name?: string;
  /** The roots of the tree over its chunks. */
  readonly chunkRoot?: DualDigest;
}

/** Reads the body. */
export function fileRegistration(json: JsonObject): FileRegistration {
  json.requireOnly(
    'evidence',
    'digests',
    'size',
    'mediaType',
    'name',
    'capturedAt',
    'device',
    'place',
    'confidentiality',
    'chunkRoot',
  );
  const evidence = evidenceId(json.string('evidence'));
  const digests = dualDigestOf(json.object('digests'));
  const size = natural(json, 'size');
  const mediaType = text(json, 'mediaType', LINE);
  const name = optionalText(json, 'name', LINE);
  const capturedAt = json.optionalString('capturedAt');
  if (capturedAt !== undefined) {
    parseInstant(capturedAt);
  }
  optionalText(json, 'device', LINE);
  optionalText(json, 'place', LINE);
  choice(CONFIDENTIALITY, json, 'confidentiality');
  const chunkJson = json.optionalObject('chunkRoot');
  const chunkRoot = chunkJson === undefined ? undefined : dualDigestOf(chunkJson);
  return {
    evidence,
    digests,
    size,
    mediaType,
    ...(name === undefined ? {} : { name }),
    ...(chunkRoot === undefined ? {} : { chunkRoot }),
  };
}
