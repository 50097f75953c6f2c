// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { redrawn } from '../src/features/inspection/redraw';
import { recordJson } from '../src/narration/recordJson';
import { digestInOrder, drawn, floorOf, poolDigest, seedCommitment } from '../src/verifier/inspection/lotDraw';
import { caseJson } from './cases';

interface Case {
  readonly given: {
    readonly agencies: readonly {
      readonly agency: string;
      readonly prefix: string;
      readonly n: number;
      readonly seed: string;
    }[];
  };
  readonly when: readonly {
    readonly n: number;
    readonly do: string;
    readonly with: {
      readonly agency: string;
      readonly k?: number;
      readonly poolDigest?: string;
      readonly seedCommitment?: string;
    };
  }[];
  readonly then: { readonly steps: readonly { readonly n: number; readonly drawnDigest?: string }[] };
}

const { given, when, then } = caseJson<Case>('cases/agency-sampling.json');

function poolOf({ prefix, n }: { prefix: string; n: number }): string[] {
  return Array.from({ length: n }, (_, index) => `${prefix}-${String(index + 1).padStart(4, '0')}`);
}

// invariant 19
it.each(given.agencies)('draws again what was published for $agency', (agency) => {
  const pool = poolOf(agency);
  const of = (action: string) => when.find((step) => step.do === action && step.with.agency === agency.agency);
  const published = of('PUBLISH_PLAN')?.with;
  expect(poolDigest(pool)).toBe(published?.poolDigest);
  expect(seedCommitment(agency.seed)).toBe(published?.seedCommitment);
  const again = of('REDRAW_FROM_PUBLISHED');
  const told = drawn(pool, agency.seed, again?.with.k ?? 0);
  expect(told).toHaveLength(again?.with.k ?? -1);
  expect(told.length).toBeGreaterThanOrEqual(floorOf(pool.length));
  expect(digestInOrder(told)).toBe(then.steps.find(({ n }) => n === again?.n)?.drawnDigest);
});

const [SMALL] = given.agencies as [Case['given']['agencies'][number]];
const POOL = poolOf(SMALL);
const PLAN = { pool: POOL, poolDigest: poolDigest(POOL), commitment: seedCommitment(SMALL.seed) };
const DRAW = { seed: SMALL.seed, pool: POOL, drawn: drawn(POOL, SMALL.seed, 2) };

function checked(plan: object, draw: object): string[] {
  const checks = redrawn(recordJson({ body: plan }), recordJson({ body: draw }));
  return checks.filter(({ holds }) => !holds).map(({ name }) => name);
}

it('finds nothing wrong with a right draw', () => {
  expect(checked(PLAN, DRAW)).toEqual([]);
});

it.each([
  [{ ...DRAW, drawn: [...DRAW.drawn].reverse() }, ['DRAW']],
  [{ ...DRAW, drawn: DRAW.drawn.slice(1) }, ['FLOOR', 'DRAW']],
  [{ ...DRAW, seed: 'ab'.repeat(32) }, ['SEED', 'DRAW']],
  [{ ...DRAW, seed: 'no seed' }, ['SEED', 'DRAW']],
  [{ ...DRAW, pool: POOL.slice(1) }, ['POOL']],
])('says what does not hold: %#', (draw, wrong) => {
  expect(checked(PLAN, draw)).toEqual(wrong);
});
