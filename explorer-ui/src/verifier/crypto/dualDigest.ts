// SPDX-License-Identifier: Apache-2.0
import { hex, isHex } from '../code/bytes';
import { Refusal } from '../error/refusal';
import { type JsonObject, jsonObject } from '../json/values';
import { type HashSuite, hash, newHasher } from './hashSuite';

/** The digests of one content in both suites, as lower-case hexadecimal digits. */
export interface DualDigest {
  readonly sha256: string;
  readonly sm3: string;
}

/** The digests of these bytes. */
export function dualDigest(bytes: Uint8Array): DualDigest {
  return { sha256: hex(hash('SHA-256', bytes)), sm3: hex(hash('SM3', bytes)) };
}

/** Hashes content that comes piece by piece, in both suites in one pass. */
export class DualHasher {
  private readonly sha256 = newHasher('SHA-256');
  private readonly sm3 = newHasher('SM3');

  update(bytes: Uint8Array): void {
    this.sha256.update(bytes);
    this.sm3.update(bytes);
  }

  digest(): DualDigest {
    return { sha256: hex(this.sha256.digest()), sm3: hex(this.sm3.digest()) };
  }
}

/** Reads the JSON form; other members are refused. */
export function dualDigestOf(json: JsonObject): DualDigest {
  json.requireOnly('sha256', 'sm3');
  return { sha256: digest('SHA-256', json.string('sha256')), sm3: digest('SM3', json.string('sm3')) };
}

/** The JSON form. */
export function dualDigestJson({ sha256, sm3 }: DualDigest): JsonObject {
  return jsonObject({ sha256, sm3 });
}

function digest(suite: HashSuite, text: string): string {
  if (!isHex(text, 64)) {
    const met = `met ${text.length} characters`;
    throw new Refusal('SCHEMA_INVALID', `a ${suite} digest is 64 lower-case hexadecimal digits, ${met}`);
  }
  return text;
}
