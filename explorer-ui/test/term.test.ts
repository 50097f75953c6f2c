// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { type Stay, standingOf, untilOf } from '../src/features/sanction/procedure';
import { type Sanction, sanctionOf } from '../src/features/sanction/sanction';
import { lastDayOf } from '../src/verifier/calendar/term';
import { caseJson } from './cases';

interface Probe {
  readonly date: string;
  readonly eligible: boolean;
}

interface Vectors {
  readonly periods: readonly { effectiveFrom: string; length: number; unit: string; lastDay: string; probe: Probe[] }[];
  readonly stays: readonly {
    effectiveFrom: string;
    lengthMonths: number;
    stayFrom: string;
    stayTo: string;
    clock: string;
    lastDay: string;
    probe: Probe[];
  }[];
}

const vectors = caseJson<Vectors>('vectors/period-arithmetic.json');
const SUBJECT = 'org:91999999B00000019A';

function served(from: string, length: number, unit: string): Sanction {
  return sanctionOf({
    draft: 'rec:1',
    procedure: { state: 'SERVED', decidedOn: from },
    actions: [{ subject: SUBJECT, measure: 'BAR', scope: {}, term: { length, unit } }],
    aftermath: { served: [{ subject: SUBJECT, on: from, effectiveFrom: from }] },
  });
}

it.each(vectors.periods)(
  'ends $length $unit from $effectiveFrom on $lastDay',
  ({ effectiveFrom, length, unit, ...wanted }) => {
    expect(lastDayOf(effectiveFrom, { length, unit })).toBe(wanted.lastDay);
    for (const { date, eligible } of wanted.probe) {
      expect(standingOf(served(effectiveFrom, length, unit), [], date) !== 'EFFECTIVE').toBe(eligible);
    }
  },
);

it.each(vectors.stays)('moves the end by a stay whose clock $clock', ({ effectiveFrom, lengthMonths, ...wanted }) => {
  const stay: Stay = {
    subject: SUBJECT,
    from: wanted.stayFrom,
    to: wanted.stayTo,
    stopsClock: wanted.clock === 'STOPS',
  };
  const sanction = served(effectiveFrom, lengthMonths, 'MONTHS');
  const [measure] = sanction.measures;
  expect(measure === undefined ? undefined : untilOf(measure, effectiveFrom, [stay])).toBe(wanted.lastDay);
  for (const { date, eligible } of wanted.probe) {
    expect(standingOf(sanction, [stay], date) !== 'EFFECTIVE').toBe(eligible);
  }
});

it('knows no end of a term in other units', () => {
  expect(lastDayOf('2026-01-01', { length: 1, unit: 'WEEKS' })).toBeUndefined();
  expect(lastDayOf('x', { length: 1, unit: 'MONTHS' })).toBeUndefined();
});
