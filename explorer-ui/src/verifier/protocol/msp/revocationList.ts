// SPDX-License-Identifier: Apache-2.0
import { hex } from '../../code/bytes';
import { DerReader, integerOf, TAG } from '../../code/der';
import { Broken } from '../broken';
import { type Certificate, extensionsOf, isSignedBy, type SignedStructure, signedStructure } from './certificate';
import { pemContent } from './pem';

const AUTHORITY_KEY = '2.5.29.35';
const PEM_BEGINS = '-----BEGIN';

/** A list of certificates that an authority has revoked (RFC 5280, 5). */
export class RevocationList {
  private readonly signed: SignedStructure;
  private readonly serials = new Set<bigint>();
  private readonly authorityKey: string;

  private constructor(der: Uint8Array) {
    this.signed = signedStructure(der);
    const fields = new DerReader(new DerReader(this.signed.content).next(TAG.SEQUENCE).content);
    fields.optional(TAG.INTEGER);
    fields.next(TAG.SEQUENCE);
    fields.next(TAG.SEQUENCE);
    fields.any();
    if (fields.peek() === TAG.UTC_TIME || fields.peek() === TAG.GENERALIZED_TIME) {
      fields.any();
    }
    const revoked = fields.optional(TAG.SEQUENCE);
    const entries = new DerReader(revoked?.content ?? new Uint8Array());
    while (entries.peek() !== undefined) {
      const entry = new DerReader(entries.next(TAG.SEQUENCE).content);
      this.serials.add(integerOf(entry.next(TAG.INTEGER).content));
    }
    const extension = extensionsOf(fields.optional(0xa0)).get(AUTHORITY_KEY);
    const identifier =
      extension === undefined
        ? undefined
        : new DerReader(new DerReader(extension.value).next(TAG.SEQUENCE).content).optional(0x80);
    if (identifier === undefined) {
      throw new Broken('CONFIGURATION', 'an authority key identifier', 'a revocation list names no authority key');
    }
    this.authorityKey = hex(identifier.content);
  }

  /** Reads a list in PEM or DER. */
  static of(bytes: Uint8Array): RevocationList {
    try {
      const beginning = String.fromCharCode(...bytes.subarray(0, PEM_BEGINS.length));
      return new RevocationList(beginning === PEM_BEGINS ? pemContent(bytes) : bytes);
    } catch (fault) {
      throw new Broken('CONFIGURATION', 'a revocation list', `a revocation list is unreadable: ${fault}`);
    }
  }

  /** Whether the issuer has revoked the certificate by this list. */
  revokes(certificate: Certificate, issuer: Certificate): boolean {
    return (
      this.serials.has(certificate.serial) &&
      issuer.subjectKeyIdentifier === this.authorityKey &&
      isSignedBy(this.signed, issuer.key)
    );
  }
}
