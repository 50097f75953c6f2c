// SPDX-License-Identifier: Apache-2.0
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { DerReader, integerOf, NotDer, TAG } from '../../code/der';
import { hash } from '../../crypto/hashSuite';

/** A key of a certificate. */
export interface VerificationKey {
  readonly isEd25519: boolean;
  /** Whether it signed a message as identities of the ledger do: ECDSA over SHA-256 with the lower s, or Ed25519. */
  verifies(message: Uint8Array, signature: Uint8Array): boolean;
  /** Whether it signed a hash as authorities do: ECDSA with any s. Ed25519 signs the message itself. */
  verifiesHash(digest: Uint8Array, signature: Uint8Array): boolean;
}

type Curve = typeof p256;

const MAX_SIGNATURE = 150;
const CURVES: Readonly<Record<string, Curve>> = {
  '1.2.840.10045.3.1.7': p256,
  '1.3.132.0.34': p384,
  '1.3.132.0.35': p521,
};

/** A key on a named curve; undefined if the curve is not known. Throws if the bytes are no point of it. */
export function ecdsaKey(curveName: string, encoded: Uint8Array): VerificationKey | undefined {
  const curve = CURVES[curveName];
  if (curve === undefined) {
    return undefined;
  }
  const key = curve.Point.fromBytes(encoded).toBytes(false);
  return {
    isEd25519: false,
    verifies: (message, signature) =>
      signature.length <= MAX_SIGNATURE && verifyEcdsa(curve, key, hash('SHA-256', message), signature, true),
    verifiesHash: (digest, signature) => verifyEcdsa(curve, key, digest, signature, false),
  };
}

/** An Ed25519 key; throws if the bytes are no point. */
export function ed25519Key(encoded: Uint8Array): VerificationKey {
  ed25519.Point.fromBytes(encoded, false);
  const verifies = (message: Uint8Array, signature: Uint8Array): boolean => {
    try {
      return ed25519.verify(signature, message, encoded, { zip215: false });
    } catch {
      return false;
    }
  };
  return { isEd25519: true, verifies, verifiesHash: verifies };
}

function verifyEcdsa(curve: Curve, key: Uint8Array, digest: Uint8Array, der: Uint8Array, lowS: boolean): boolean {
  try {
    const { r, s } = parseSignature(der);
    const order = curve.Point.Fn.ORDER;
    if (r <= 0n || s <= 0n || r >= order || s >= order) {
      return false;
    }
    const compact = new curve.Signature(r, s).toBytes('compact');
    return curve.verify(compact, digest, key, { prehash: false, lowS });
  } catch (fault) {
    if (fault instanceof NotDer) {
      return false;
    }
    throw fault;
  }
}

function parseSignature(der: Uint8Array): { r: bigint; s: bigint } {
  const outer = new DerReader(der);
  const numbers = new DerReader(outer.next(TAG.SEQUENCE).content);
  outer.end();
  const r = integerOf(numbers.next(TAG.INTEGER).content);
  const s = integerOf(numbers.next(TAG.INTEGER).content);
  numbers.end();
  return { r, s };
}
