// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { fromHex, utf8 } from '../src/verifier/code/bytes';
import { DualHasher, dualDigest } from '../src/verifier/crypto/dualDigest';
import { PublicKey } from '../src/verifier/crypto/publicKey';
import { caseJson } from './cases';

interface Input {
  readonly hex?: string;
  readonly text?: string;
  readonly repeatText?: string;
  readonly times?: number;
  readonly counterBytes?: number;
}

interface HashVectors {
  readonly vectors: readonly { name: string; input: Input; sm3: string; sha256: string }[];
}

interface Sm2Vectors {
  readonly standardExample: { publicKey: string; messageText: string; r: string; s: string };
  readonly keys: readonly {
    name: string;
    publicKey: string;
    userIdIsDefault: boolean;
    signatures: readonly { messageHex: string; raw: string; expect: string }[];
  }[];
}

function bytes(input: Input): Uint8Array {
  if (input.counterBytes !== undefined) {
    return Uint8Array.from({ length: input.counterBytes }, (_, index) => index % 256);
  }
  if (input.repeatText !== undefined) {
    return utf8(input.repeatText.repeat(input.times ?? 1));
  }
  return input.hex === undefined ? utf8(input.text ?? '') : fromHex(input.hex);
}

describe('SM3 and SHA-256', () => {
  it.each(caseJson<HashVectors>('vectors/sm3.json').vectors)('hash $name', ({ input, sm3, sha256 }) => {
    expect(dualDigest(bytes(input))).toEqual({ sha256, sm3 });
  });

  it('give the same for pieces of any size', () => {
    const content = Uint8Array.from({ length: 1_000 }, (_, index) => (index * 7) % 256);
    for (let size = 1; size < 200; size++) {
      const hasher = new DualHasher();
      for (let at = 0; at < content.length; at += size) {
        hasher.update(content.subarray(at, at + size));
      }
      expect(hasher.digest()).toEqual(dualDigest(content));
    }
  });
});

describe('SM2', () => {
  const { standardExample, keys } = caseJson<Sm2Vectors>('vectors/sm2.json');

  it('verifies the example of the standard', () => {
    const { publicKey, messageText, r, s } = standardExample;
    expect(PublicKey.parse(`SM2:${publicKey}`).verify(utf8(messageText), fromHex(r + s))).toBe(true);
  });

  it.each(keys.filter((key) => key.userIdIsDefault))('judges the signatures of $name', ({ publicKey, signatures }) => {
    for (const { messageHex, raw, expect: expected } of signatures) {
      const verifies = PublicKey.parse(`SM2:${publicKey}`).verify(fromHex(messageHex), fromHex(raw));
      expect(verifies, messageHex).toBe(expected === 'VERIFIES');
    }
  });

  it('refuses every changed bit of a signature', () => {
    const { publicKey, messageText, r, s } = standardExample;
    const key = PublicKey.parse(`SM2:${publicKey}`);
    for (let bit = 0; bit < 512; bit += 17) {
      const changed = fromHex(r + s);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(key.verify(utf8(messageText), changed), `bit ${bit}`).toBe(false);
    }
  });
});
