// SPDX-License-Identifier: Apache-2.0
import { sha384, sha512 } from '@noble/hashes/sha2.js';
import { hash } from './hashSuite';

/** A hash that signatures of certificates and time stamps are made over. */
export interface SignedHash {
  /** The name that reports show. */
  readonly name: 'SHA_256' | 'SHA_384' | 'SHA_512' | 'SM3';
  /** What stands before the hash in a PKCS #1 signature (RFC 8017, 9.2, note 1), with parameters that say nothing. */
  readonly prefix?: string;
  /** The hash of a message. */
  hash(message: Uint8Array): Uint8Array;
}

export const SHA_256: SignedHash = {
  name: 'SHA_256',
  prefix: '3031300d060960864801650304020105000420',
  hash: (message) => hash('SHA-256', message),
};

const SHA_384: SignedHash = { name: 'SHA_384', prefix: '3041300d060960864801650304020205000430', hash: sha384 };
const SHA_512: SignedHash = { name: 'SHA_512', prefix: '3051300d060960864801650304020305000440', hash: sha512 };

export const SM3: SignedHash = { name: 'SM3', hash: (message) => hash('SM3', message) };

const BY_IDENTIFIER: Readonly<Record<string, SignedHash>> = {
  '2.16.840.1.101.3.4.2.1': SHA_256,
  '2.16.840.1.101.3.4.2.2': SHA_384,
  '2.16.840.1.101.3.4.2.3': SHA_512,
  '1.2.156.10197.1.401': SM3,
};

/** The hash of an object identifier; undefined for any that is not known here. */
export function signedHash(identifier: string): SignedHash | undefined {
  return Object.hasOwn(BY_IDENTIFIER, identifier) ? BY_IDENTIFIER[identifier] : undefined;
}

/** How a key signs, by the identifier of a signature's algorithm; without a hash where the identifier leaves that open. */
export interface SignatureMethod {
  readonly kind: 'RSA' | 'ECDSA' | 'SM2';
  readonly hash?: SignedHash;
}

const METHODS: Readonly<Record<string, SignatureMethod>> = {
  '1.2.840.113549.1.1.1': { kind: 'RSA' },
  '1.2.840.113549.1.1.11': { kind: 'RSA', hash: SHA_256 },
  '1.2.840.113549.1.1.12': { kind: 'RSA', hash: SHA_384 },
  '1.2.840.113549.1.1.13': { kind: 'RSA', hash: SHA_512 },
  '1.2.840.10045.4.3.2': { kind: 'ECDSA', hash: SHA_256 },
  '1.2.840.10045.4.3.3': { kind: 'ECDSA', hash: SHA_384 },
  '1.2.840.10045.4.3.4': { kind: 'ECDSA', hash: SHA_512 },
  '1.2.156.10197.1.501': { kind: 'SM2', hash: SM3 },
};

/** The method of an object identifier; undefined for any that is not known here. */
export function signatureMethod(identifier: string): SignatureMethod | undefined {
  return Object.hasOwn(METHODS, identifier) ? METHODS[identifier] : undefined;
}
