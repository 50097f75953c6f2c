// SPDX-License-Identifier: Apache-2.0
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { fromHex, hex, utf8 } from '../code/bytes';
import { Refusal } from '../error/refusal';
import { hash } from './hashSuite';
import { Sm2Point, verifySm2 } from './sm2';

/** A signature algorithm with its hash, by its wire name. All signatures are 64 bytes. */
export type SignatureAlgorithm = 'SM2' | 'ES256' | 'Ed25519';

const TEXT = /^([A-Za-z0-9]{1,16}):((?:[0-9a-f]{2}){1,65})$/;
const SIGNATURE = 64;
const REMEMBERED = 512;

/** Keys that were read last: checking a point costs as much as a signature, and one key signs many records. */
const read = new Map<string, PublicKey>();

/** The algorithm of a wire name; refuses (`ALGORITHM_REFUSED`) any other. */
export function signatureAlgorithm(id: string): SignatureAlgorithm {
  if (id === 'SM2' || id === 'ES256' || id === 'Ed25519') {
    return id;
  }
  throw new Refusal('ALGORITHM_REFUSED', `signature algorithm ${id} is not SM2, ES256 or Ed25519`);
}

/** A public key in its one encoding: an uncompressed point of 65 bytes on the curve (SM2, P-256), or 32 bytes (Ed25519). */
export class PublicKey {
  readonly algorithm: SignatureAlgorithm;
  readonly bytes: Uint8Array;
  /** The id under which the key is registered: SHA-256 of the text form. */
  readonly keyId: string;
  private readonly verifier: (message: Uint8Array, signature: Uint8Array) => boolean;

  private constructor(algorithm: SignatureAlgorithm, bytes: Uint8Array) {
    this.algorithm = algorithm;
    this.bytes = bytes;
    this.keyId = `key:${hex(hash('SHA-256', utf8(this.toString())))}`;
    this.verifier = verifierOf(algorithm, bytes);
  }

  /** Reads the text form, `<algorithm>:<hex>`; refuses (`KEY_INVALID`, `ALGORITHM_REFUSED`) any other. */
  static parse(text: string): PublicKey {
    const known = read.get(text);
    if (known !== undefined) {
      return known;
    }
    const match = TEXT.exec(text);
    if (match === null) {
      const met = `met ${text.length} characters`;
      throw new Refusal('KEY_INVALID', `a public key is <algorithm>:<lower-case hexadecimal digits>, ${met}`);
    }
    const key = new PublicKey(signatureAlgorithm(match[1] ?? ''), fromHex(match[2] ?? ''));
    if (read.size >= REMEMBERED) {
      read.clear();
    }
    read.set(text, key);
    return key;
  }

  /**
   * Whether this key signed this message.
   *
   * @param signature numbers out of range, any length but 64 and (for ES256) a high s verify nothing
   */
  verify(message: Uint8Array, signature: Uint8Array): boolean {
    return signature.length === SIGNATURE && this.verifier(message, signature);
  }

  /** The text form. */
  toString(): string {
    return `${this.algorithm}:${hex(this.bytes)}`;
  }
}

function verifierOf(
  algorithm: SignatureAlgorithm,
  bytes: Uint8Array,
): (message: Uint8Array, signature: Uint8Array) => boolean {
  switch (algorithm) {
    case 'SM2': {
      const point = pointOf('sm2p256v1', bytes, () => Sm2Point.fromBytes(bytes));
      return (message, signature) => verifySm2(point, message, signature);
    }
    case 'ES256':
      pointOf('secp256r1', bytes, () => p256.Point.fromBytes(bytes));
      return (message, signature) => quietly(() => p256.verify(signature, message, bytes, { lowS: true }));
    case 'Ed25519':
      requireEd25519(bytes);
      return (message, signature) => verifyEd25519(bytes, message, signature);
  }
}

function pointOf<P extends { is0(): boolean }>(curve: string, bytes: Uint8Array, decode: () => P): P {
  if (bytes.length !== 65 || bytes[0] !== 4) {
    throw new Refusal(
      'KEY_INVALID',
      `a ${curve} public key is an uncompressed point of 65 bytes that starts with 04, met ${bytes.length} bytes`,
    );
  }
  try {
    return decode();
  } catch {
    throw new Refusal('KEY_INVALID', `the public key is no point of curve ${curve}`);
  }
}

function requireEd25519(bytes: Uint8Array): void {
  if (bytes.length !== 32 || !isOfPrimeOrder(bytes)) {
    throw new Refusal(
      'KEY_INVALID',
      `an Ed25519 public key is a point of the prime-order group in 32 bytes, met ${bytes.length} bytes`,
    );
  }
}

/**
 * RFC 8032, 5.1.7, with canonical encodings only. A nonce point outside the prime-order group is refused: with it, verifiers
 * that multiply by the cofactor and those that do not would disagree.
 */
function verifyEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return quietly(() => ed25519.verify(signature, message, key, { zip215: false })) && isTorsionFree(signature);
}

function isTorsionFree(signature: Uint8Array): boolean {
  return quietly(() => ed25519.Point.fromBytes(signature.slice(0, 32), false).isTorsionFree());
}

function isOfPrimeOrder(bytes: Uint8Array): boolean {
  return quietly(() => {
    const point = ed25519.Point.fromBytes(bytes, false);
    return !point.is0() && point.isTorsionFree();
  });
}

/** The library throws for what cannot be decoded; that is no signature either. */
function quietly(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
