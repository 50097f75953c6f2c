// SPDX-License-Identifier: Apache-2.0
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { concat, toNumber, utf8 } from '../code/bytes';
import { hash } from './hashSuite';

/** The curve sm2p256v1 (GB/T 32918.5). */
const CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};

/** The user id where parties agree on none (GB/T 35276). */
const DEFAULT_USER_ID = utf8('1234567812345678');

/** Points of the curve. */
export const Sm2Point = weierstrass(CURVE);

/** A point of the curve. */
export type Sm2Point = InstanceType<typeof Sm2Point>;

const BASE = Sm2Point.BASE;

/**
 * Whether a key signed a message (GB/T 32918.2, 7.1): SM2 with SM3.
 *
 * @param signature r‖s, 64 bytes
 */
export function verifySm2(key: Sm2Point, message: Uint8Array, signature: Uint8Array): boolean {
  const r = toNumber(signature.subarray(0, 32));
  const s = toNumber(signature.subarray(32));
  if (!inRange(r) || !inRange(s)) {
    return false;
  }
  const t = (r + s) % CURVE.n;
  if (t === 0n) {
    return false;
  }
  const point = BASE.multiplyUnsafe(s).add(key.multiplyUnsafe(t));
  if (point.is0()) {
    return false;
  }
  const e = toNumber(hash('SM3', identity(key), message));
  return (e + point.toAffine().x) % CURVE.n === r;
}

function inRange(number: bigint): boolean {
  return number > 0n && number < CURVE.n;
}

/** ZA (GB/T 32918.2, 5.5): the hash that ties a signature to the signer's id, the curve and the key. */
function identity(key: Sm2Point): Uint8Array {
  const bits = DEFAULT_USER_ID.length * 8;
  const lengths = Uint8Array.of(bits >> 8, bits & 0xff);
  const curve = [CURVE.a, CURVE.b, CURVE.Gx, CURVE.Gy].map((number) => Sm2Point.Fp.toBytes(number));
  return hash('SM3', concat(lengths, DEFAULT_USER_ID, ...curve, key.toBytes(false).subarray(1)));
}
