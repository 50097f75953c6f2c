// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { whenIdle } from '../src/report/whenIdle';
import { warmUpSteps } from '../src/verifier/crypto/warmUp';

it('warms up on signatures that are good', () => {
  const steps = warmUpSteps();
  expect(steps.length).toBeGreaterThan(2);
  expect(steps.every((step) => step())).toBe(true);
});

it('takes all steps, in their order', async () => {
  const taken: number[] = [];
  await new Promise<void>((done) => {
    whenIdle([() => taken.push(1), () => taken.push(2), () => done()]);
  });
  expect(taken).toEqual([1, 2]);
});
