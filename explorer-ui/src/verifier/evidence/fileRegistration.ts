// SPDX-License-Identifier: Apache-2.0
import { evidenceId } from '../code/ids';
import { formatInstant, type Instant, parseInstant } from '../code/instants';
import { type DualDigest, dualDigestJson, dualDigestOf } from '../crypto/dualDigest';
import { type JsonObject, jsonObject } from '../json/values';
import { choice, LINE, natural, optionalText, text } from '../record/members';

const CONFIDENTIALITY = [
  'PUBLIC',
  'PUBLIC_AFTER_OPENING',
  'INTERNAL',
  'EVALUATION_SECRET',
  'PERSONAL_PSEUDONYMS',
] as const;

/** Who may read a file. */
export type Confidentiality = (typeof CONFIDENTIALITY)[number];

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
  /** When it was captured, by the signer's word. */
  readonly capturedAt?: Instant;
  /** By what device. */
  readonly device?: string;
  readonly place?: string;
  readonly confidentiality: Confidentiality;
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
  const captured = capturedAt === undefined ? undefined : parseInstant(capturedAt);
  const device = optionalText(json, 'device', LINE);
  const place = optionalText(json, 'place', LINE);
  const confidentiality = choice(CONFIDENTIALITY, json, 'confidentiality');
  const chunkJson = json.optionalObject('chunkRoot');
  const chunkRoot = chunkJson === undefined ? undefined : dualDigestOf(chunkJson);
  return {
    evidence,
    digests,
    size,
    mediaType,
    ...(name === undefined ? {} : { name }),
    ...(captured === undefined ? {} : { capturedAt: captured }),
    ...(device === undefined ? {} : { device }),
    ...(place === undefined ? {} : { place }),
    confidentiality,
    ...(chunkRoot === undefined ? {} : { chunkRoot }),
  };
}

/** The body as it was read: each member has one form. */
export function fileRegistrationJson(registration: FileRegistration): JsonObject {
  const { evidence, digests, size, mediaType, name, capturedAt, device, place, confidentiality, chunkRoot } =
    registration;
  return jsonObject({
    evidence,
    digests: dualDigestJson(digests),
    size,
    mediaType,
    name,
    capturedAt: capturedAt === undefined ? undefined : formatInstant(capturedAt),
    device,
    place,
    confidentiality,
    chunkRoot: chunkRoot === undefined ? undefined : dualDigestJson(chunkRoot),
  });
}
