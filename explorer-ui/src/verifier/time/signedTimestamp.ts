// SPDX-License-Identifier: Apache-2.0
import { concat, equal } from '../code/bytes';
import { DerReader, derSequence, type Element, integerOf, NotDer, objectOf, TAG } from '../code/der';
import type { Instant } from '../code/instants';
import { SHA_256, type SignatureMethod, type SignedHash } from '../crypto/signedHash';
import { extensionsOf, hashOf, methodOf, numberOf, TimestampCertificate, timeOfStamp } from './timestampCertificate';
import type { TimestampToken } from './timestampToken';

/** What an authority has signed (RFC 3161, 2.4.2 `TSTInfo`). */
export interface StampedContent {
  /** Of what is stamped. */
  readonly hash: SignedHash;
  /** That hash's value. */
  readonly imprint: Uint8Array;
  /** When, by the authority's clock. */
  readonly time: Instant;
  /** By when what is stamped existed: the time and how far the clock may be off. */
  readonly latest: Instant;
}

/** Who signed and what (RFC 5652, 5.3 `SignerInfo`), without unsigned attributes. */
export interface SignerInformation {
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  readonly hash: SignedHash;
  readonly method: SignatureMethod;
  /** The attributes, as they are signed. */
  readonly signed: Uint8Array;
  readonly messageDigest: Uint8Array;
  /** The signer's certificate by its hash (RFC 5816, 2.2.1). */
  readonly certificateHash: SignedHash;
  readonly certificateDigest: Uint8Array;
  readonly signature: Uint8Array;
}

/** A time stamp that is read. Nothing about it is verified. */
export interface SignedTimestamp {
  /** What is signed. */
  readonly content: Uint8Array;
  /** The same, read. */
  readonly read: StampedContent;
  readonly certificates: readonly TimestampCertificate[];
  readonly signer: SignerInformation;
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const STAMPED_CONTENT = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47';
const TAGGED_0 = 0xa0;
const TAGGED_1 = 0xa1;
const VERSION = 3;
const BY_NAME = 1;
const MAX_CERTIFICATES = 4;
const MAX_SECONDS = 86_400;
const MAX_PART = 999;
const MILLI = 1_000_000n;
const MICRO = 1_000n;

/** Reads the one form; throws {@link NotDer} for any other bytes. */
export function signedTimestamp(token: TimestampToken): SignedTimestamp {
  const outer = new DerReader(token);
  const wrapped = typed(outer.next(TAG.SEQUENCE), SIGNED_DATA);
  outer.end();
  const fields = new DerReader(wrapped.next(TAG.SEQUENCE).content);
  wrapped.end();
  numberOf(fields.next(TAG.INTEGER).content, VERSION, VERSION);
  const hashes = new DerReader(fields.next(TAG.SET).content);
  const hash = hashes.next(TAG.SEQUENCE);
  hashes.end();
  const inner = typed(fields.next(TAG.SEQUENCE), STAMPED_CONTENT);
  const { content } = inner.next(TAG.OCTET_STRING);
  inner.end();
  const certificates = certificatesOf(fields.next(TAGGED_0));
  const signers = new DerReader(fields.next(TAG.SET).content);
  fields.end();
  const signer = signerInformation(signers.next(TAG.SEQUENCE), hash);
  signers.end();
  return { content, read: stampedContent(content), certificates, signer };
}

/** What stands behind a type in an `EXPLICIT [0]`. */
function typed({ content }: Element, type: string): DerReader {
  const parts = new DerReader(content);
  const met = objectOf(parts.next(TAG.OBJECT).content);
  if (met !== type) {
    throw new NotDer(`content of type ${met} in place of ${type}`);
  }
  const inner = new DerReader(parts.next(TAGGED_0).content);
  parts.end();
  return inner;
}

function certificatesOf({ content }: Element): readonly TimestampCertificate[] {
  const reader = new DerReader(content);
  const all: TimestampCertificate[] = [];
  while (reader.peek() !== undefined && all.length <= MAX_CERTIFICATES) {
    all.push(TimestampCertificate.read(reader.next(TAG.SEQUENCE).whole));
  }
  if (all.length > MAX_CERTIFICATES || new Set(all.map(({ fingerprint }) => fingerprint)).size !== all.length) {
    throw new NotDer(`more than ${MAX_CERTIFICATES} certificates, or one twice`);
  }
  return all;
}

function stampedContent(der: Uint8Array): StampedContent {
  const outer = new DerReader(der);
  const fields = new DerReader(outer.next(TAG.SEQUENCE).content);
  outer.end();
  numberOf(fields.next(TAG.INTEGER).content, 1, 1);
  objectOf(fields.next(TAG.OBJECT).content);
  const imprinted = new DerReader(fields.next(TAG.SEQUENCE).content);
  const hash = hashOf(imprinted.next(TAG.SEQUENCE));
  const imprint = imprinted.next(TAG.OCTET_STRING).content;
  imprinted.end();
  integerOf(fields.next(TAG.INTEGER).content);
  const time = timeOfStamp(fields.next(TAG.GENERALIZED_TIME));
  const accuracy = accuracyOf(fields.optional(TAG.SEQUENCE));
  fields.optional(TAG.BOOLEAN);
  const nonce = fields.optional(TAG.INTEGER);
  if (nonce !== undefined) {
    integerOf(nonce.content);
  }
  fields.optional(TAGGED_0);
  const extensions = fields.optional(TAGGED_1);
  // IMPLICIT [1]: the tag stands in the place of the list's own.
  if (extensions !== undefined && hasCritical(derSequence(extensions.content))) {
    throw new NotDer('a critical extension');
  }
  fields.end();
  return { hash, imprint, time, latest: time + accuracy };
}

function hasCritical(extensions: Uint8Array): boolean {
  return [...extensionsOf(extensions).values()].some(({ critical }) => critical);
}

function accuracyOf(accuracy: Element | undefined): bigint {
  if (accuracy === undefined) {
    return 0n;
  }
  const parts = new DerReader(accuracy.content);
  const seconds = parts.optional(TAG.INTEGER);
  const millis = parts.optional(0x80);
  const micros = parts.optional(0x81);
  parts.end();
  const part = (element: Element | undefined, least: number, most: number) =>
    BigInt(element === undefined ? 0 : numberOf(element.content, least, most));
  return (
    part(seconds, 0, MAX_SECONDS) * 1000n * MILLI +
    part(millis, 1, MAX_PART) * MILLI +
    part(micros, 1, MAX_PART) * MICRO
  );
}

function signerInformation(information: Element, hashOfAll: Element): SignerInformation {
  const fields = new DerReader(information.content);
  numberOf(fields.next(TAG.INTEGER).content, BY_NAME, BY_NAME);
  const name = new DerReader(fields.next(TAG.SEQUENCE).content);
  const issuer = name.next(TAG.SEQUENCE).whole;
  const serial = name.next(TAG.INTEGER).content;
  name.end();
  if (!equal(fields.next(TAG.SEQUENCE).whole, hashOfAll.whole)) {
    throw new NotDer('two different hashes');
  }
  const hash = hashOf(hashOfAll);
  const list = fields.next(TAGGED_0).content;
  const method = methodOf(fields.next(TAG.SEQUENCE));
  if (method.hash !== undefined && method.hash !== hash) {
    throw new NotDer('two different hashes');
  }
  const signature = fields.next(TAG.OCTET_STRING).content;
  fields.end();
  const attributes = attributesOf(list);
  if (only(attributes, CONTENT_TYPE, (values) => objectOf(values.next(TAG.OBJECT).content)) !== STAMPED_CONTENT) {
    throw new NotDer('the signature is over another content');
  }
  const certificate = only(attributes, SIGNING_CERTIFICATE, firstCertificate);
  const named = certificate.optional(TAG.SEQUENCE);
  return {
    issuer,
    serial,
    hash,
    method,
    signed: asSet(list),
    messageDigest: only(attributes, MESSAGE_DIGEST, (values) => values.next(TAG.OCTET_STRING).content),
    certificateHash: named === undefined ? SHA_256 : hashOf(named),
    certificateDigest: certificate.next(TAG.OCTET_STRING).content,
    signature,
  };
}

/** What is signed has the tag of a set in the place of the one by which it stands here (RFC 5652, 5.4). */
function asSet(list: Uint8Array): Uint8Array {
  const sequence = derSequence(list);
  return concat(Uint8Array.of(TAG.SET), sequence.subarray(1));
}

/** The identifier of the certificate that signed stands first. */
function firstCertificate(values: DerReader): DerReader {
  const all = new DerReader(values.next(TAG.SEQUENCE).content);
  const certificates = new DerReader(all.next(TAG.SEQUENCE).content);
  return new DerReader(certificates.next(TAG.SEQUENCE).content);
}

/** Attributes by their identifiers, each once; the value is the content of the set of values. */
function attributesOf(list: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const reader = new DerReader(list);
  const all = new Map<string, Uint8Array>();
  while (reader.peek() !== undefined) {
    const parts = new DerReader(reader.next(TAG.SEQUENCE).content);
    const identifier = objectOf(parts.next(TAG.OBJECT).content);
    const values = parts.next(TAG.SET).content;
    parts.end();
    if (all.has(identifier)) {
      throw new NotDer(`attribute ${identifier} stands twice`);
    }
    all.set(identifier, values);
  }
  return all;
}

/** Reads the one value of an attribute. */
function only<T>(attributes: ReadonlyMap<string, Uint8Array>, identifier: string, read: (values: DerReader) => T): T {
  const values = attributes.get(identifier);
  if (values === undefined) {
    throw new NotDer(`attribute ${identifier} is missing`);
  }
  const reader = new DerReader(values);
  const value = read(reader);
  reader.end();
  return value;
}
