// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { codes, type Vector, VectorFolder } from './vectors';

/** Made by `GeneratedProofsTest` of `gateway/evidence`, which comes earlier in the build. */
const made = fileURLToPath(new URL('../../gateway/evidence/target/generated-proofs/', import.meta.url));
const vectors = `${made}vectors.ndjson`;
const lines = existsSync(vectors) ? readFileSync(vectors, 'utf8').trimEnd().split('\n') : [];

/** Each part has the time of a test, however many there are and however busy the machine is. */
const PART = 100;
const parts = Array.from({ length: Math.ceil(lines.length / PART) }, (_, part) => part);

describe.skipIf(lines.length === 0)('the verifier says what the Java verifier says of generated proofs', () => {
  const folder = new VectorFolder((name) => new Uint8Array(readFileSync(made + name)));

  it.each(parts)('whatever their shape and whatever befell them, part %i', (part) => {
    const others: unknown[] = [];
    for (const line of lines.slice(part * PART, (part + 1) * PART)) {
      const vector: Vector = JSON.parse(line);
      const given = codes(folder.verified(vector));
      if (!isDeepStrictEqual(given, vector.expected)) {
        others.push({ ...vector, given });
      }
    }

    expect(others.slice(0, 3)).toEqual([]);
  });

  it('of thousands', () => {
    expect(lines.length).toBeGreaterThanOrEqual(2_000);
  });
});
