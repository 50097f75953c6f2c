// SPDX-License-Identifier: Apache-2.0
import { pow } from '@noble/curves/abstract/modular.js';
import { concat, equal, fromHex, toNumber } from '../code/bytes';
import { DerReader, integerOf, NotDer, objectOf, TAG } from '../code/der';
import type { SignatureMethod, SignedHash } from '../crypto/signedHash';
import { Sm2Point, verifySm2 } from '../crypto/sm2';
import { ecdsaKey } from '../protocol/msp/verificationKey';

/** The key of a certificate of somebody outside the ledger: RSA with PKCS #1 v1.5, ECDSA on P-256 or P-384, or SM2 with SM3. */
export interface CertifiedKey {
  readonly kind: SignatureMethod['kind'];
  /** Whether this key signed the message over this hash. No bytes of a signature make it throw. */
  verifies(hash: SignedHash, message: Uint8Array, signature: Uint8Array): boolean;
}

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const SM2_CURVE = '1.2.156.10197.1.301';
const POINTS: Readonly<Record<string, number>> = { '1.2.840.10045.3.1.7': 65, '1.3.132.0.34': 97, [SM2_CURVE]: 65 };

/** Reads a SubjectPublicKeyInfo; throws {@link NotDer} for another form, algorithm, curve or size. */
export function certifiedKey(info: Uint8Array): CertifiedKey {
  const parts = new DerReader(new DerReader(info).next(TAG.SEQUENCE).content);
  const algorithm = new DerReader(parts.next(TAG.SEQUENCE).content);
  const key = wholeBytes(parts.next(TAG.BIT_STRING).content);
  parts.end();
  const identifier = objectOf(algorithm.next(TAG.OBJECT).content);
  if (identifier === RSA) {
    requireNull(algorithm);
    return rsaKey(key);
  }
  if (identifier !== EC) {
    throw new NotDer(`algorithm ${identifier} is not known here`);
  }
  const curve = objectOf(algorithm.next(TAG.OBJECT).content);
  algorithm.end();
  return pointKey(curve, key);
}

/** The bytes of a bit string of whole bytes. */
export function wholeBytes(bits: Uint8Array): Uint8Array {
  if (bits[0] !== 0) {
    throw new NotDer('a bit string of no whole bytes');
  }
  return bits.subarray(1);
}

function requireNull(parameters: DerReader): void {
  if (parameters.next(NULL).content.length > 0) {
    throw new NotDer('parameters of an algorithm');
  }
  parameters.end();
}

const NULL = 0x05;

function pointKey(curve: string, encoded: Uint8Array): CertifiedKey {
  if (encoded.length !== POINTS[curve] || encoded[0] !== 4) {
    throw new NotDer(`curve ${curve} is not known here, or its point is not uncompressed`);
  }
  try {
    return curve === SM2_CURVE ? sm2Key(encoded) : onNistCurve(curve, encoded);
  } catch (fault) {
    // The curves' library throws errors of its own for what is no point.
    throw new NotDer(`no point: ${fault}`);
  }
}

function onNistCurve(curve: string, encoded: Uint8Array): CertifiedKey {
  const key = ecdsaKey(curve, encoded);
  return {
    kind: 'ECDSA',
    verifies: (hash, message, signature) =>
      hash.prefix !== undefined && key?.verifiesHash(hash.hash(message), signature) === true,
  };
}

function sm2Key(encoded: Uint8Array): CertifiedKey {
  const point = Sm2Point.fromBytes(encoded);
  return {
    kind: 'SM2',
    verifies: (hash, message, signature) => {
      const raw = rawSm2(signature);
      return hash.name === 'SM3' && raw !== undefined && verifySm2(point, message, raw);
    },
  };
}

/** The 64 bytes r‖s of a signature in distinguished encoding; undefined for any other bytes. */
function rawSm2(der: Uint8Array): Uint8Array | undefined {
  try {
    const outer = new DerReader(der);
    const numbers = new DerReader(outer.next(TAG.SEQUENCE).content);
    outer.end();
    const scalars = [0, 1].map(() => integerOf(numbers.next(TAG.INTEGER).content));
    numbers.end();
    if (scalars.some((scalar) => scalar < 0n || scalar >> 256n !== 0n)) {
      return undefined;
    }
    return fromHex(scalars.map((scalar) => scalar.toString(16).padStart(64, '0')).join(''));
  } catch (fault) {
    if (fault instanceof NotDer) {
      return undefined;
    }
    throw fault;
  }
}

/**
 * An RSA key. No library among those here knows RSA, and the browser's own interface cannot be asked synchronously; verifying is one
 * power and a comparison with the one padded hash (RFC 8017, 8.2.2), in which nothing is secret.
 */
function rsaKey(encoded: Uint8Array): CertifiedKey {
  const outer = new DerReader(encoded);
  const numbers = new DerReader(outer.next(TAG.SEQUENCE).content);
  outer.end();
  const modulus = integerOf(numbers.next(TAG.INTEGER).content);
  const exponent = integerOf(numbers.next(TAG.INTEGER).content);
  numbers.end();
  const bits = modulus > 0n ? modulus.toString(2).length : 0;
  const odd = (modulus & 1n) === 1n && (exponent & 1n) === 1n;
  if (bits < 2048 || bits > 8192 || !odd || exponent < 3n || exponent >> 32n !== 0n) {
    throw new NotDer('RSA keys have 2048 to 8192 bits and an odd exponent of at most 32');
  }
  const length = Math.ceil(bits / 8);
  return {
    kind: 'RSA',
    verifies: ({ prefix, hash }, message, signature) => {
      const number = toNumber(signature);
      if (prefix === undefined || signature.length !== length || number >= modulus) {
        return false;
      }
      const power = fromHex(
        pow(number, exponent, modulus)
          .toString(16)
          .padStart(2 * length, '0'),
      );
      const digest = hash(message);
      return [prefix, withoutParameters(prefix)].some((form) => equal(power, padded(fromHex(form), digest, length)));
    },
  };
}

/** Some signers leave the parameters of the hash's algorithm out; Bouncy Castle takes both forms, and so do we. */
function withoutParameters(prefix: string): string {
  const der = fromHex(prefix);
  const octets = der.length + (der[der.length - 1] as number) - 4;
  const algorithm = der.subarray(4, der.length - 4);
  const hash = der.subarray(der.length - 2);
  return [Uint8Array.of(0x30, octets, 0x30, algorithm.length), algorithm, hash].reduce(
    (text, part) => text + Array.from(part, (octet) => octet.toString(16).padStart(2, '0')).join(''),
    '',
  );
}

function padded(prefix: Uint8Array, digest: Uint8Array, length: number): Uint8Array {
  const filling = new Uint8Array(length - 3 - prefix.length - digest.length).fill(0xff);
  return concat(Uint8Array.of(0, 1), filling, Uint8Array.of(0), prefix, digest);
}
