// SPDX-License-Identifier: Apache-2.0
import { equal, hex } from '../code/bytes';
import { type Instant, showInstant } from '../code/instants';
import { type SignedTimestamp, signedTimestamp } from './signedTimestamp';
import type { TimeAuthority } from './timeAuthority';
import { orNotDer, type TimestampCertificate } from './timestampCertificate';
import type { TimestampToken } from './timestampToken';

/** What a time stamp must fulfil. */
export type TimestampRule = 'FORM' | 'IMPRINT' | 'SIGNATURE' | 'AUTHORITY';

/** A time stamp breaks a rule. */
export class TimestampRefused extends Error {
  readonly rule: TimestampRule;
  readonly expected: string;
  readonly given: string;

  constructor(rule: TimestampRule, expected: string, given: string) {
    super(`${rule}: expected ${expected}, given ${given}`);
    this.rule = rule;
    this.expected = expected;
    this.given = given;
  }
}

/** A time stamp whose signature is good. */
export interface VerifiedTimestamp {
  /** By then what is stamped existed. */
  readonly latest: Instant;
  /** That the trust root names and the certificate leads to; without one it proves no time. */
  readonly authority?: TimeAuthority;
  /** SHA-256 of the certificate that signed. */
  readonly certificate: string;
}

/** Verifies time stamps (RFC 3161, 5816) by authorities that are pinned. Every byte of one is hostile; nobody is asked about revocation. */
export class TimestampVerifier {
  private readonly authorities: readonly TimeAuthority[];

  /** Verifies by these authorities and by nobody else. */
  constructor(authorities: readonly TimeAuthority[]) {
    this.authorities = authorities;
  }

  /** Verifies that a time stamp is over these bytes, and finds out whose it is; throws {@link TimestampRefused}. */
  verify(token: TimestampToken, covered: Uint8Array): VerifiedTimestamp {
    const stamp = read(token);
    const { hash, imprint, time, latest } = stamp.read;
    const computed = hash.hash(covered);
    if (!equal(imprint, computed)) {
      throw new TimestampRefused('IMPRINT', `${hash.name} ${hex(computed)}`, `${hash.name} ${hex(imprint)}`);
    }
    const signer = signerOf(stamp);
    if (!signer.isForStamping) {
      throw refused('a certificate for time stamps alone, critically so', signer, 'another');
    }
    const others = new Set(stamp.certificates.filter((certificate) => certificate !== signer));
    const authority = this.authorityOf(signer, others, time);
    const [left] = others;
    if (left !== undefined) {
      throw refused('certificates of the path alone', left, 'one beside it');
    }
    const counts = authority !== undefined && (authority.until === undefined || latest < authority.until);
    return { latest, certificate: signer.fingerprint, ...(counts ? { authority } : {}) };
  }

  /** Follows the certificates from the signer to an authority; takes those that it met out of the others. */
  private authorityOf(
    signer: TimestampCertificate,
    others: Set<TimestampCertificate>,
    time: Instant,
  ): TimeAuthority | undefined {
    let last = signer;
    for (let between = 0; ; between++) {
      if (!last.isInForceAt(time)) {
        throw refused(`a certificate in force at ${showInstant(time)}`, last, 'one that was not');
      }
      const named = this.holder(last, between, time);
      if (named !== undefined) {
        return named;
      }
      const above = [...others].find((other) => last.namesAsIssuer(other));
      if (above === undefined) {
        return undefined;
      }
      others.delete(above);
      if (!last.isSignedBy(above) || !above.mayCertify(between)) {
        throw refused('certificates that each certify the one before', above, 'one that does not');
      }
      last = above;
    }
  }

  /** The authority that pins this certificate, or the one that certified it. */
  private holder(last: TimestampCertificate, between: number, time: Instant): TimeAuthority | undefined {
    let named = false;
    for (const authority of this.authorities) {
      for (const pinned of authority.certificates) {
        if (pinned.fingerprint === last.fingerprint) {
          return authority;
        }
        if (last.namesAsIssuer(pinned)) {
          named = true;
          if (pinned.isInForceAt(time) && pinned.mayCertify(between) && last.isSignedBy(pinned)) {
            return authority;
          }
        }
      }
    }
    if (named) {
      const expected = `a certificate that the authority certified, itself in force at ${showInstant(time)}`;
      throw refused(expected, last, 'another');
    }
    return undefined;
  }
}

function read(token: TimestampToken): SignedTimestamp {
  return orNotDer(
    () => signedTimestamp(token),
    (met) => new TimestampRefused('FORM', 'a time stamp of RFC 3161 in its one form', met),
  );
}

/** The certificate that signed, if its name and the signature are good. */
function signerOf({ content, certificates, signer }: SignedTimestamp): TimestampCertificate {
  const { hash, method, signed, signature } = signer;
  const found = certificates.find(
    (certificate) =>
      certificate.hasHash(signer.certificateHash, signer.certificateDigest) &&
      certificate.isNamed(signer.issuer, signer.serial) &&
      equal(signer.messageDigest, hash.hash(content)) &&
      certificate.key.kind === method.kind &&
      certificate.key.verifies(method.hash ?? hash, signed, signature),
  );
  if (found === undefined) {
    const given = `one by none of its ${certificates.length} certificates`;
    throw new TimestampRefused('SIGNATURE', 'a signature by the certificate that the time stamp names', given);
  }
  return found;
}

function refused(expected: string, certificate: TimestampCertificate, given: string): TimestampRefused {
  return new TimestampRefused('AUTHORITY', expected, `${given}, SHA-256 ${certificate.fingerprint}`);
}
