// SPDX-License-Identifier: Apache-2.0

import { sha384, sha512 } from '@noble/hashes/sha2.js';
import { equal, hex } from '../../code/bytes';
import { DerReader, type Element, integerOf, NotDer, objectOf, TAG } from '../../code/der';
import { type Instant, SECOND } from '../../code/instants';
import { hash } from '../../crypto/hashSuite';
import { Broken } from '../broken';
import { pemContent } from './pem';
import { ecdsaKey, ed25519Key, type VerificationKey } from './verificationKey';

const MAX_LENGTH = 64 * 1024;
const CN = '2.5.4.3';
const OU = '2.5.4.11';
const EC_KEY = '1.2.840.10045.2.1';
const ED25519 = '1.3.101.112';
const SUBJECT_KEY = '2.5.29.14';
const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const NAME_CONSTRAINTS = '2.5.29.30';
const EXTENDED_USAGE = '2.5.29.37';
const GENERAL_PURPOSES = ['2.5.29.37.0', '1.3.6.1.5.5.7.3.1'];

/** Key usage, basic constraints, alternative names, extended usage, key identifiers, policies, distribution points. */
const UNDERSTOOD = new Set([
  KEY_USAGE,
  BASIC_CONSTRAINTS,
  '2.5.29.17',
  EXTENDED_USAGE,
  '2.5.29.35',
  SUBJECT_KEY,
  '2.5.29.32',
  '2.5.29.31',
]);

/** Hashes of signatures by their algorithm's identifier; Ed25519 takes the message itself. */
const SIGNED_HASHES: Readonly<Record<string, (message: Uint8Array) => Uint8Array>> = {
  '1.2.840.10045.4.3.2': (message) => hash('SHA-256', message),
  '1.2.840.10045.4.3.3': sha384,
  '1.2.840.10045.4.3.4': sha512,
  [ED25519]: (message) => message,
};

interface Extension {
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/**
 * An X.509 certificate of an identity or of an authority. Two are equal when they are byte for byte the same but for the issuer's
 * signature, so that a rewritten signature does not make a second identity. Only distinguished encoding is read.
 */
export class Certificate {
  readonly der: Uint8Array;
  /** Hash of everything but the issuer's signature. */
  readonly content: string;
  readonly key: VerificationKey;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly organizationalUnits: readonly string[];
  readonly serial: bigint;
  readonly subjectKeyIdentifier: string | undefined;
  /** How many authorities may stand below it; undefined if it is no authority. */
  readonly pathLength: number | undefined;
  readonly maySignCertificates: boolean;
  readonly isOfGeneralPurpose: boolean;
  /** Whether it has extensions that must be understood and are not. */
  readonly isBeyondUnderstanding: boolean;
  private readonly commonName: string;
  private readonly issuer: Uint8Array;
  private readonly subject: Uint8Array;
  private readonly signed: SignedStructure;

  private constructor(der: Uint8Array) {
    this.der = der;
    this.signed = signedStructure(der);
    this.content = hex(hash('SHA-256', this.signed.content));
    const fields = new DerReader(new DerReader(this.signed.content).next(TAG.SEQUENCE).content);
    fields.optional(0xa0);
    this.serial = integerOf(fields.next(TAG.INTEGER).content);
    requireSameAlgorithm(fields.next(TAG.SEQUENCE), this.signed);
    this.issuer = fields.next(TAG.SEQUENCE).whole;
    const validity = new DerReader(fields.next(TAG.SEQUENCE).content);
    this.notBefore = time(validity.any());
    this.notAfter = time(validity.any());
    this.subject = fields.next(TAG.SEQUENCE).whole;
    this.key = publicKey(fields.next(TAG.SEQUENCE).content);
    fields.optional(0x81);
    fields.optional(0x82);
    const extensions = extensionsOf(fields.optional(0xa3));
    fields.end();
    this.commonName = attributes(this.subject, CN)[0] ?? '';
    this.organizationalUnits = attributes(this.subject, OU);
    this.pathLength = pathLength(extensions.get(BASIC_CONSTRAINTS));
    this.maySignCertificates = maySignCertificates(extensions.get(KEY_USAGE));
    this.isOfGeneralPurpose = isOfGeneralPurpose(extensions.get(EXTENDED_USAGE));
    const keyIdentifier = extensions.get(SUBJECT_KEY);
    this.subjectKeyIdentifier =
      keyIdentifier === undefined ? undefined : hex(new DerReader(keyIdentifier.value).next(TAG.OCTET_STRING).content);
    this.isBeyondUnderstanding =
      extensions.has(NAME_CONSTRAINTS) || [...extensions].some(([id, { critical }]) => critical && !UNDERSTOOD.has(id));
  }

  /** Reads the first PEM block. */
  static ofPem(pem: Uint8Array): Certificate {
    const der = pemContent(pem);
    if (der.length > MAX_LENGTH) {
      throw new Broken('CREATOR', `at most ${MAX_LENGTH} bytes`, `${der.length} bytes`);
    }
    let certificate: Certificate;
    try {
      certificate = new Certificate(der);
    } catch (fault) {
      // The curves' library throws errors of its own for what is no point.
      throw fault instanceof Broken ? fault : new Broken('CREATOR', 'a certificate in DER', `unreadable: ${fault}`);
    }
    if (certificate.notBefore > certificate.notAfter) {
      throw new Broken('CREATOR', 'an end behind the beginning', 'the certificate ends before it begins');
    }
    return certificate;
  }

  equals(other: Certificate): boolean {
    return this.content === other.content;
  }

  namesAsIssuer(authority: Certificate): boolean {
    return equal(this.issuer, authority.subject);
  }

  isSignedBy(authority: Certificate): boolean {
    return isSignedBy(this.signed, authority.key);
  }

  toString(): string {
    return `"${this.commonName}" no. ${this.serial.toString(16)}`;
  }
}

/** What is signed, the algorithm, and the signature: the outer form of certificates and revocation lists. */
export interface SignedStructure {
  readonly content: Uint8Array;
  readonly algorithm: Element;
  readonly signature: Uint8Array;
}

/** Reads the outer form. */
export function signedStructure(der: Uint8Array): SignedStructure {
  const outer = new DerReader(der);
  const parts = new DerReader(outer.next(TAG.SEQUENCE).content);
  outer.end();
  const content = parts.next(TAG.SEQUENCE).whole;
  const algorithm = parts.next(TAG.SEQUENCE);
  const bits = parts.next(TAG.BIT_STRING).content;
  parts.end();
  return { content, algorithm, signature: wholeBytes(bits) };
}

/** Whether a key signed such a form. */
export function isSignedBy({ content, algorithm, signature }: SignedStructure, key: VerificationKey): boolean {
  const identifier = objectOf(new DerReader(algorithm.content).next(TAG.OBJECT).content);
  const toSign = SIGNED_HASHES[identifier];
  return (
    toSign !== undefined && key.isEd25519 === (identifier === ED25519) && key.verifiesHash(toSign(content), signature)
  );
}

function requireSameAlgorithm(inner: Element, { algorithm }: SignedStructure): void {
  if (!equal(inner.whole, algorithm.whole)) {
    throw new NotDer('two different signature algorithms');
  }
}

function publicKey(content: Uint8Array): VerificationKey {
  const info = new DerReader(content);
  const algorithm = new DerReader(info.next(TAG.SEQUENCE).content);
  const bits = wholeBytes(info.next(TAG.BIT_STRING).content);
  const identifier = objectOf(algorithm.next(TAG.OBJECT).content);
  const key =
    identifier === EC_KEY
      ? ecdsaKey(objectOf(algorithm.next(TAG.OBJECT).content), bits)
      : identifier === ED25519
        ? ed25519Key(bits)
        : undefined;
  if (key === undefined) {
    throw new NotDer(`key algorithm ${identifier} or its curve is not supported`);
  }
  return key;
}

function wholeBytes(bits: Uint8Array): Uint8Array {
  if (bits[0] !== 0) {
    throw new NotDer('a bit string of no whole bytes');
  }
  return bits.subarray(1);
}

function time({ tag, content }: Element): Instant {
  const text = String.fromCharCode(...content);
  const match = (tag === TAG.UTC_TIME ? /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/ : FULL).exec(text);
  if (match === null || (tag !== TAG.UTC_TIME && tag !== TAG.GENERALIZED_TIME)) {
    throw new NotDer('a time of another form');
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  // RFC 5280, 4.1.2.5.1: two digits from 50 on are of the twentieth century.
  const full = tag === TAG.UTC_TIME ? (year >= 50 ? 1900 + year : 2000 + year) : year;
  return BigInt(Date.UTC(full, month - 1, day, hour, minute, second) / 1000) * SECOND;
}

const FULL = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;

function attributes(name: Uint8Array, wanted: string): readonly string[] {
  const values: string[] = [];
  const sets = new DerReader(new DerReader(name).next(TAG.SEQUENCE).content);
  while (sets.peek() !== undefined) {
    const pairs = new DerReader(sets.next(TAG.SET).content);
    while (pairs.peek() !== undefined) {
      const pair = new DerReader(pairs.next(TAG.SEQUENCE).content);
      const type = objectOf(pair.next(TAG.OBJECT).content);
      const text = string(pair.any());
      if (type === wanted && text !== undefined) {
        values.push(text);
      }
    }
  }
  return values;
}

function string({ tag, content }: Element): string | undefined {
  switch (tag) {
    case 0x0c:
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    case 0x1e:
      return new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true }).decode(content);
    case 0x12:
    case 0x13:
    case 0x14:
    case 0x16:
    case 0x1a:
    case 0x1b:
      return Array.from(content, (octet) => String.fromCharCode(octet)).join('');
    default:
      return undefined;
  }
}

/** Reads extensions, each once. */
export function extensionsOf(wrapped: Element | undefined): ReadonlyMap<string, Extension> {
  const all = new Map<string, Extension>();
  if (wrapped === undefined) {
    return all;
  }
  const list = new DerReader(new DerReader(wrapped.content).next(TAG.SEQUENCE).content);
  while (list.peek() !== undefined) {
    const extension = new DerReader(list.next(TAG.SEQUENCE).content);
    const id = objectOf(extension.next(TAG.OBJECT).content);
    const critical = extension.optional(TAG.BOOLEAN);
    const value = extension.next(TAG.OCTET_STRING).content;
    extension.end();
    if (all.has(id)) {
      throw new NotDer(`extension ${id} stands twice`);
    }
    all.set(id, { critical: critical !== undefined && critical.content[0] !== 0, value });
  }
  return all;
}

function pathLength(extension: Extension | undefined): number | undefined {
  if (extension === undefined) {
    return undefined;
  }
  const fields = new DerReader(new DerReader(extension.value).next(TAG.SEQUENCE).content);
  const authority = fields.optional(TAG.BOOLEAN);
  const length = fields.optional(TAG.INTEGER);
  if (authority === undefined || authority.content[0] === 0) {
    return undefined;
  }
  return length === undefined ? Number.MAX_SAFE_INTEGER : Number(integerOf(length.content));
}

function maySignCertificates(extension: Extension | undefined): boolean {
  if (extension === undefined) {
    return true;
  }
  const bits = new DerReader(extension.value).next(TAG.BIT_STRING).content;
  return ((bits[1] ?? 0) & 0x04) !== 0;
}

function isOfGeneralPurpose(extension: Extension | undefined): boolean {
  if (extension === undefined) {
    return true;
  }
  const purposes = new DerReader(new DerReader(extension.value).next(TAG.SEQUENCE).content);
  let general = false;
  while (purposes.peek() !== undefined) {
    general = GENERAL_PURPOSES.includes(objectOf(purposes.next(TAG.OBJECT).content)) || general;
  }
  return general;
}
