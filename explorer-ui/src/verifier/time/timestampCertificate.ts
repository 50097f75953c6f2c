// SPDX-License-Identifier: Apache-2.0
import { equal, hex } from '../code/bytes';
import { DerReader, type Element, integerOf, NotDer, objectOf, TAG } from '../code/der';
import { type Instant, SECOND } from '../code/instants';
import { SHA_256, type SignatureMethod, type SignedHash, signatureMethod, signedHash } from '../crypto/signedHash';
import { type CertifiedKey, certifiedKey, wholeBytes } from './certifiedKey';

const MAX_BYTES = 4096;
const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const NAME_CONSTRAINTS = '2.5.29.30';
const EXTENDED_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const ANY_USAGE = '2.5.29.37.0';

/** Key usage, basic constraints, extended usage, alternative names, policies. */
const UNDERSTOOD = new Set([KEY_USAGE, BASIC_CONSTRAINTS, EXTENDED_USAGE, '2.5.29.17', '2.5.29.32']);

const DIGITAL_SIGNATURE_OR_NON_REPUDIATION = 0xc0;
const CERTIFICATE_SIGNING = 0x04;
const VERSION_3 = 2;
const MAX_PATH = 1000;
const NULL = 0x05;

/** An extension of a certificate or of a time stamp. */
export interface Extension {
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** An X.509 certificate (RFC 5280) of a time-stamp authority, or of who certified it. Only distinguished encoding is read. */
export class TimestampCertificate {
  readonly key: CertifiedKey;
  /** Lower-case hexadecimal digits of its SHA-256. */
  readonly fingerprint: string;
  private readonly der: Uint8Array;
  private readonly signed: Uint8Array;
  private readonly method: SignatureMethod;
  private readonly signature: Uint8Array;
  private readonly serial: Uint8Array;
  private readonly issuer: Uint8Array;
  private readonly subject: Uint8Array;
  private readonly notBefore: Instant;
  private readonly notAfter: Instant;
  private readonly extensions: ReadonlyMap<string, Extension>;
  private readonly purposes: readonly string[] | undefined;
  /** The bits of the first byte of its key usage. */
  private readonly usage: number | undefined;
  /** How many authorities may stand below it; undefined if it is no authority. */
  private readonly pathLength: number | undefined;

  private constructor(der: Uint8Array) {
    this.der = der;
    this.fingerprint = hex(SHA_256.hash(der));
    const outer = new DerReader(der);
    const parts = new DerReader(outer.next(TAG.SEQUENCE).content);
    outer.end();
    const body = parts.next(TAG.SEQUENCE);
    const algorithm = parts.next(TAG.SEQUENCE);
    this.signed = body.whole;
    this.method = methodOf(algorithm);
    this.signature = wholeBytes(parts.next(TAG.BIT_STRING).content);
    parts.end();
    const fields = new DerReader(body.content);
    const version = new DerReader(fields.next(0xa0).content);
    numberOf(version.next(TAG.INTEGER).content, VERSION_3, VERSION_3);
    version.end();
    this.serial = fields.next(TAG.INTEGER).content;
    integerOf(this.serial);
    if (!equal(fields.next(TAG.SEQUENCE).whole, algorithm.whole)) {
      throw new NotDer('two different signature algorithms');
    }
    this.issuer = fields.next(TAG.SEQUENCE).whole;
    const validity = new DerReader(fields.next(TAG.SEQUENCE).content);
    this.notBefore = timeOfCertificate(validity.any());
    this.notAfter = timeOfCertificate(validity.any());
    validity.end();
    this.subject = fields.next(TAG.SEQUENCE).whole;
    this.key = certifiedKey(fields.next(TAG.SEQUENCE).whole);
    this.extensions = fields.peek() === undefined ? new Map() : extensionsOf(fields.next(0xa3).content);
    fields.end();
    this.purposes = purposesOf(this.extensions.get(EXTENDED_USAGE));
    this.pathLength = pathLengthOf(this.extensions.get(BASIC_CONSTRAINTS));
    this.usage = usageOf(this.extensions.get(KEY_USAGE));
  }

  /** Reads a certificate; throws {@link NotDer} for whatever cannot be read. */
  static read(der: Uint8Array): TimestampCertificate {
    if (der.length > MAX_BYTES) {
      throw new NotDer(`a certificate of ${der.length} bytes`);
    }
    return new TimestampCertificate(der);
  }

  hasHash(hash: SignedHash, value: Uint8Array): boolean {
    return equal(hash.hash(this.der), value);
  }

  /** Whether an issuer's name and a serial number name it. */
  isNamed(issuer: Uint8Array, serial: Uint8Array): boolean {
    return equal(this.issuer, issuer) && equal(this.serial, serial);
  }

  isInForceAt(time: Instant): boolean {
    return this.notBefore <= time && time <= this.notAfter;
  }

  namesAsIssuer(other: TimestampCertificate): boolean {
    return equal(this.issuer, other.subject);
  }

  isSignedBy(other: TimestampCertificate): boolean {
    // Where the identifier leaves the hash open, nobody says which one it was.
    const { kind, hash } = this.method;
    return hash !== undefined && other.key.kind === kind && other.key.verifies(hash, this.signed, this.signature);
  }

  /** Whether it may sign time stamps: for this purpose alone, critically so (RFC 3161, 2.3). */
  get isForStamping(): boolean {
    const { purposes, usage } = this;
    return (
      this.isUnderstood &&
      purposes?.length === 1 &&
      purposes[0] === TIME_STAMPING &&
      this.extensions.get(EXTENDED_USAGE)?.critical === true &&
      (usage === undefined || (usage & DIGITAL_SIGNATURE_OR_NON_REPUDIATION) !== 0)
    );
  }

  /** Whether it may certify what stands so many certificates above the one that signs time stamps. */
  mayCertify(between: number): boolean {
    const { purposes, usage, pathLength } = this;
    return (
      this.isUnderstood &&
      pathLength !== undefined &&
      between <= pathLength &&
      (usage === undefined || (usage & CERTIFICATE_SIGNING) !== 0) &&
      (purposes === undefined || purposes.includes(TIME_STAMPING) || purposes.includes(ANY_USAGE))
    );
  }

  private get isUnderstood(): boolean {
    return (
      !this.extensions.has(NAME_CONSTRAINTS) &&
      [...this.extensions].every(([identifier, { critical }]) => !critical || UNDERSTOOD.has(identifier))
    );
  }
}

/** Whatever is not of its form inside is answered with another error. */
export function orNotDer<T>(action: () => T, failure: (met: string) => Error): T {
  try {
    return action();
  } catch (met) {
    throw met instanceof NotDer ? failure(met.message) : met;
  }
}

/** Reads the identifier of a signature's algorithm. */
export function methodOf(algorithm: Element): SignatureMethod {
  const identifier = identifierOf(algorithm);
  const method = signatureMethod(identifier);
  if (method === undefined) {
    throw new NotDer(`signature algorithm ${identifier} is not known here`);
  }
  return method;
}

/** Reads the identifier of a hash. */
export function hashOf(algorithm: Element): SignedHash {
  const identifier = identifierOf(algorithm);
  const hash = signedHash(identifier);
  if (hash === undefined) {
    throw new NotDer(`hash ${identifier} is not known here`);
  }
  return hash;
}

function identifierOf(algorithm: Element): string {
  const parts = new DerReader(algorithm.content);
  const identifier = objectOf(parts.next(TAG.OBJECT).content);
  if (parts.peek() !== undefined && parts.next(NULL).content.length > 0) {
    throw new NotDer(`parameters of algorithm ${identifier}`);
  }
  parts.end();
  return identifier;
}

/** The number of an integer's content that is at least `least` and at most `most`. */
export function numberOf(content: Uint8Array, least: number, most: number): number {
  const number = integerOf(content);
  if (number < BigInt(least) || number > BigInt(most)) {
    throw new NotDer(`a number from ${least} to ${most} is expected`);
  }
  return Number(number);
}

/** Reads a list of extensions, each once. */
export function extensionsOf(der: Uint8Array): ReadonlyMap<string, Extension> {
  const outer = new DerReader(der);
  const list = new DerReader(outer.next(TAG.SEQUENCE).content);
  outer.end();
  const all = new Map<string, Extension>();
  while (list.peek() !== undefined) {
    const parts = new DerReader(list.next(TAG.SEQUENCE).content);
    const identifier = objectOf(parts.next(TAG.OBJECT).content);
    const flag = parts.optional(TAG.BOOLEAN);
    const critical = flag !== undefined && isTrue(flag);
    const value = parts.next(TAG.OCTET_STRING).content;
    parts.end();
    if (all.has(identifier)) {
      throw new NotDer(`extension ${identifier} stands twice`);
    }
    all.set(identifier, { critical, value });
  }
  return all;
}

function purposesOf(extension: Extension | undefined): readonly string[] | undefined {
  if (extension === undefined) {
    return undefined;
  }
  const value = new DerReader(extension.value);
  const list = new DerReader(value.next(TAG.SEQUENCE).content);
  value.end();
  const all: string[] = [];
  while (list.peek() !== undefined) {
    all.push(objectOf(list.next(TAG.OBJECT).content));
  }
  return all;
}

function usageOf(extension: Extension | undefined): number | undefined {
  if (extension === undefined) {
    return undefined;
  }
  const value = new DerReader(extension.value);
  const bits = value.next(TAG.BIT_STRING).content;
  value.end();
  if (bits.length < 2) {
    throw new NotDer('a key usage without bits');
  }
  return bits[1];
}

function pathLengthOf(extension: Extension | undefined): number | undefined {
  if (extension === undefined) {
    return undefined;
  }
  const value = new DerReader(extension.value);
  const fields = new DerReader(value.next(TAG.SEQUENCE).content);
  value.end();
  const flag = fields.optional(TAG.BOOLEAN);
  const authority = flag !== undefined && isTrue(flag);
  const length = fields.peek() === undefined ? MAX_PATH : numberOf(fields.next(TAG.INTEGER).content, 0, MAX_PATH);
  fields.end();
  return authority ? length : undefined;
}

function isTrue({ content }: Element): boolean {
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) {
    throw new NotDer('a truth value of another form');
  }
  return content[0] !== 0;
}

const SHORT = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;
const FULL = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d{0,8}[1-9]))?Z$/;
const FIRST_YEAR = 1970;
/** Leaves room for the accuracy before the year 10000, which no text of ours can say. */
const LAST_YEAR_OF_STAMPS = 9998;

function timeOfCertificate(time: Element): Instant {
  if (time.tag === TAG.UTC_TIME) {
    const match = matched(SHORT, time);
    const year = Number(match[1]);
    // RFC 5280, 4.1.2.5.1: two digits from 50 on are of the twentieth century.
    return instant(match, year >= 50 ? 1900 + year : 2000 + year, '');
  }
  const match = matched(FULL, time);
  if (time.tag !== TAG.GENERALIZED_TIME || match[7] !== undefined) {
    throw new NotDer('a time of another form');
  }
  return instant(match, Number(match[1]), '');
}

/** The time of a time stamp (RFC 3161, 2.4.2), which may have a fraction. */
export function timeOfStamp(time: Element): Instant {
  const match = matched(FULL, time);
  const year = Number(match[1]);
  if (year > LAST_YEAR_OF_STAMPS) {
    throw new NotDer('no real time');
  }
  return instant(match, year, match[7] ?? '');
}

function matched(form: RegExp, { content }: Element): RegExpExecArray {
  const match = form.exec(String.fromCharCode(...content));
  if (match === null) {
    throw new NotDer('a time of another form');
  }
  return match;
}

function instant(match: RegExpExecArray, year: number, fraction: string): Instant {
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(2, 7).map(Number);
  const millis = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(millis);
  // Date rolls over what does not exist; the parts that come back then differ.
  const real =
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    back.getUTCMinutes() === minute &&
    back.getUTCSeconds() === second;
  if (year < FIRST_YEAR || !real) {
    throw new NotDer('no real time');
  }
  return BigInt(millis / 1000) * SECOND + BigInt(fraction.padEnd(9, '0'));
}
