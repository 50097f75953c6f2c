// SPDX-License-Identifier: Apache-2.0
import { fromBase64Url, isBase64Url } from '../code/base64';
import { keyId } from '../code/ids';
import { type PublicKey, type SignatureAlgorithm, signatureAlgorithm } from '../crypto/publicKey';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';

/** One signature over a record. */
export class SignatureEntry {
  /** The id of the key that signed. */
  readonly key: string;
  private readonly algorithm: SignatureAlgorithm;
  private readonly value: Uint8Array;

  constructor(json: JsonObject) {
    json.requireOnly('key', 'alg', 'value');
    this.key = keyId(json.string('key'));
    this.algorithm = signatureAlgorithm(json.string('alg'));
    const value = json.string('value');
    if (!isBase64Url(value, 64)) {
      const met = `met ${value.length} characters`;
      throw new Refusal('SCHEMA_INVALID', `a signature is 64 bytes as 86 characters of base64url, ${met}`);
    }
    this.value = fromBase64Url(value);
  }

  /** Whether this key, named by this entry, signed this message. */
  isOf(publicKey: PublicKey, message: Uint8Array): boolean {
    return (
      this.algorithm === publicKey.algorithm && this.key === publicKey.keyId && publicKey.verify(message, this.value)
    );
  }

  /** Refuses (`SIGNATURE_INVALID`) unless this key, named by this entry, signed this message. */
  requireValid(publicKey: PublicKey, message: Uint8Array): void {
    if (!this.isOf(publicKey, message)) {
      const named = `the ${this.algorithm} signature that names ${this.key}`;
      throw new Refusal('SIGNATURE_INVALID', `${named} does not fit the canonical bytes and that key`);
    }
  }
}
