// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { MOST_PARTS, reached } from '../src/features/index/parts';
import { caseFile, caseLines } from './cases';

interface Vector {
  readonly name: string;
  readonly bundle: string;
  readonly beside?: readonly string[];
}

const all = caseLines<Vector>('verifier/parts.ndjson').find(({ name }) => name === 'all parts of an answer') as Vector;
const parts = [all.bundle, ...(all.beside ?? [])].map((file) => caseFile(`verifier/${file}`));

describe('an answer in parts', () => {
  it('begins with the first entry', () => {
    expect(reached([])).toEqual({ count: 0, total: 0, next: 0 });
  });

  it('goes on where the part before ended, to the end', () => {
    expect(parts.map((_, index) => reached(parts.slice(0, index + 1)))).toEqual([
      { count: 3, total: 9, next: 3 },
      { count: 6, total: 9, next: 6 },
      { count: 9, total: 9 },
    ]);
  });

  it('is not asked for without end by what a gateway says', () => {
    const same = Array<Uint8Array>(MOST_PARTS).fill(parts[0] as Uint8Array);
    expect(reached(same)).toEqual({ count: 3, total: 9 });
  });

  it('ends with a part that cannot be read', () => {
    expect(reached([new Uint8Array([123])]).next).toBeUndefined();
  });
});
