// SPDX-License-Identifier: Apache-2.0
import * as ids from '../code/ids';
import { type Instant, parseInstant, SECOND } from '../code/instants';
import { dualDigestOf } from '../crypto/dualDigest';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { canonical } from '../json/writer';
import { choice, distinct, mark } from './members';
import { type RecordType, recordType } from './recordType';
import { SignatureEntry } from './signatureEntry';

const VERSION = 1;
const MAX_BYTES = 65_000;
const MAX_SIGNATURES = 16;
const MAX_REFERENCES = 512;
const MAX_SUBJECTS = 64;
const LATE_HOURS = 24;
const LATE = BigInt(LATE_HOURS) * 3600n * SECOND;
const SEALED = 'sealed';
const OPENING_CLASSES = ['OPENING', 'RESULT', 'ORDER', 'NEVER'] as const;

/** A record as it is signed, sent and stored. Whoever holds one holds a well-formed one; who may sign it is not judged here. */
export interface Envelope {
  readonly type: RecordType;
  readonly id: string;
  /** The organisation in whose name the record stands. */
  readonly organisation: string;
  /** The key that answers for the record; its signature is the first. */
  readonly by: string;
  /** When the fact happened, by the signer's word. */
  readonly at: Instant;
  /** By the signer's word, when the record was written down and signed. */
  readonly signedAt: Instant;
  /** Whether the record belongs to a played sample. */
  readonly sample: boolean;
  /** What the record says; sealed records do not tell. */
  readonly body?: JsonObject;
  readonly signatures: readonly SignatureEntry[];
  /** The canonical bytes without the signatures: what every signature covers. */
  readonly signedBytes: Uint8Array;
}

/** Reads an envelope, readable or sealed; every member is checked and unknown members are refused. */
export function parseEnvelope(json: JsonObject): Envelope {
  const sealed = json.string('type') === SEALED;
  if (json.integer('v') !== VERSION) {
    throw new Refusal('UNKNOWN_VERSION', `version ${json.integer('v')}, this release reads ${VERSION}`);
  }
  return sealed ? parseSealed(json) : parseReadable(json);
}

function parseSealed(json: JsonObject): Envelope {
  json.requireOnly('v', 'type', 'id', 'org', 'by', 'at', 'class', 'commitment', 'sample', 'signatures');
  requireSize(json);
  const id = ids.recordId(json.string('id'));
  const organisation = ids.organisationId(json.string('org'));
  const by = ids.keyId(json.string('by'));
  const at = parseInstant(json.string('at'));
  choice(OPENING_CLASSES, json, 'class');
  dualDigestOf(json.object('commitment'));
  const signatures = signaturesOf(json, by);
  const sample = mark(json, 'sample');
  const type = recordType(SEALED);
  return { type, id, organisation, by, at, signedAt: at, sample, signatures, signedBytes: signedBytes(json) };
}

function parseReadable(json: JsonObject): Envelope {
  json.requireOnly(
    'v',
    'type',
    'id',
    'org',
    'by',
    'lot',
    'subjects',
    'at',
    'salt',
    'body',
    'refs',
    'sample',
    'receivedAt',
    'backfilled',
    'signatures',
  );
  requireSize(json);
  const type = recordType(json.string('type'));
  const { at, signedAt, sample } = times(json);
  const id = ids.recordId(json.string('id'));
  const organisation = ids.organisationId(json.string('org'));
  const by = ids.keyId(json.string('by'));
  const body = json.object('body');
  requireContent(json);
  const signatures = signaturesOf(json, by);
  return { type, id, organisation, by, at, signedAt, sample, body, signatures, signedBytes: signedBytes(json) };
}

function times(json: JsonObject): { at: Instant; signedAt: Instant; sample: boolean } {
  const at = parseInstant(json.string('at'));
  const receivedText = json.optionalString('receivedAt');
  const received = receivedText === undefined ? undefined : parseInstant(receivedText);
  const sample = mark(json, 'sample');
  const backfilled = mark(json, 'backfilled');
  if (received !== undefined && received < at) {
    throw new Refusal('TIME_IMPLAUSIBLE', 'the record was received before its event');
  }
  const late = received !== undefined && received - at > LATE;
  if (late !== backfilled) {
    const rule = `backfilled must stand exactly where receivedAt is more than ${LATE_HOURS} hours after at`;
    throw new Refusal('TIME_IMPLAUSIBLE', rule);
  }
  return { at, signedAt: received ?? at, sample };
}

function requireContent(json: JsonObject): void {
  const subjects = distinct(json, 'subjects', MAX_SUBJECTS, ids.subject);
  if (subjects.some((one, index) => index > 0 && (subjects[index - 1] as string) >= one)) {
    throw new Refusal('SCHEMA_INVALID', 'subjects must stand in the order of their text');
  }
  const lot = json.optionalString('lot');
  if (lot !== undefined) {
    ids.lotCode(lot);
  }
  ids.salt(json.string('salt'));
  distinct(json, 'refs', MAX_REFERENCES, ids.recordRef);
}

function signaturesOf(json: JsonObject, by: string): readonly SignatureEntry[] {
  const signatures = json
    .array('signatures')
    .objects()
    .map((entry) => new SignatureEntry(entry));
  const first = signatures[0];
  if (first === undefined || signatures.length > MAX_SIGNATURES) {
    const met = `${signatures.length} signatures`;
    throw new Refusal('SIGNATURE_MISSING', `${met}, allowed are 1 to ${MAX_SIGNATURES}`);
  }
  if (first.key !== by) {
    throw new Refusal('SIGNATURE_MISSING', `the first signature is by ${first.key}, not by ${by}`);
  }
  if (new Set(signatures.map((signature) => signature.key)).size !== signatures.length) {
    throw new Refusal('SCHEMA_INVALID', 'a key signs twice');
  }
  return signatures;
}

function requireSize(json: JsonObject): void {
  const size = canonical(json).length;
  if (size > MAX_BYTES) {
    throw new Refusal('TOO_LARGE', `the envelope has ${size} bytes, the limit is ${MAX_BYTES}`);
  }
}

function signedBytes(json: JsonObject): Uint8Array {
  return canonical(json.without('signatures'));
}
