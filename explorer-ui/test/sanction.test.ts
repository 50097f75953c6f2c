// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { standingOf, stepsOf } from '../src/features/sanction/procedure';
import { sanctionOf } from '../src/features/sanction/sanction';
import { recordJson } from '../src/narration/recordJson';

const SUBJECT = 'org:91999999B00000019A';
const HEAD = {
  draft: 'rec:1',
  matter: { light: false },
  actions: [{ subject: SUBJECT, measure: 'BAR', scope: {}, term: { length: 6, unit: 'MONTHS' } }],
  procedure: {
    state: 'SERVED',
    hearing: { until: '2026-04-20' },
    reviewed: { reviewer: 'person:1' },
    countersigning: {
      proposal: 'rec:2',
      version: 2,
      text: { sha256: 'aa' },
      required: ['one', 'two'],
      votes: ['one', 'two'].map((department) => ({ department, choice: 'APPROVE' })),
    },
    decidedOn: '2026-04-24',
  },
  aftermath: { served: [{ subject: SUBJECT, on: '2026-04-27', effectiveFrom: '2026-04-27' }] },
};

function ballot(department: string, change: object = {}) {
  const body = {
    sanction: 'rec:1',
    proposal: 'rec:2',
    text: { sha256: 'aa' },
    department,
    choice: 'APPROVE',
    ...change,
  };
  return recordJson({ type: 'sanction.ballot', id: department, body });
}

function stepOf(name: string, records: ReturnType<typeof recordJson>[] | undefined) {
  return stepsOf(sanctionOf(HEAD), records, '2026-05-01').find((step) => step.name === name);
}

it('proves a decision by the votes of all departments over the present text', () => {
  expect(stepOf('decision', [ballot('one'), ballot('two')])).toMatchObject({ status: 'done', mark: 'proven' });
});

it.each([
  ['of an earlier version', { proposal: 'rec:0' }],
  ['over another text', { text: { sha256: 'bb' } }],
  ['against it', { choice: 'OBJECT' }],
  ['on another matter', { sanction: 'rec:9' }],
])('does not count a vote %s', (_, change) => {
  expect(stepOf('decision', [ballot('one'), ballot('two', change)])?.mark).toBe('unproven');
});

it('marks nothing where there is no proof, and what the proof lacks', () => {
  expect(stepOf('decision', undefined)?.mark).toBe('unchecked');
  expect(stepOf('effect', [])?.mark).toBe('unproven');
});

it('proves the effect by the service that states these very days', () => {
  const body = { subject: SUBJECT, servedOn: '2026-04-27', effectiveFrom: '2026-04-27' };
  expect(stepOf('effect', [recordJson({ type: 'sanction.service', body })])?.mark).toBe('proven');
  const other = { ...body, effectiveFrom: '2026-04-28' };
  expect(stepOf('effect', [recordJson({ type: 'sanction.service', body: other })])?.mark).toBe('unproven');
});

it('says which step comes next, and leaves out votes where measures are light', () => {
  const told = sanctionOf({
    ...HEAD,
    procedure: { state: 'NOTIFIED', hearing: { until: '2026-04-20' } },
    aftermath: {},
  });
  expect(stepsOf(told, undefined, '2026-04-14').find(({ status }) => status === 'now')?.name).toBe('hearing');
  const light = sanctionOf({ ...HEAD, matter: { light: true } });
  expect(stepsOf(light, undefined, '2026-05-01').map(({ name }) => name)).not.toContain('countersigning');
});

it.each([
  ['2026-04-26', 'PENDING'],
  ['2026-04-27', 'EFFECTIVE'],
  ['2026-10-27', 'EFFECTIVE'],
  ['2026-10-28', 'EXPIRED'],
])('stands on %s as %s', (day, standing) => {
  expect(standingOf(sanctionOf(HEAD), [], day)).toBe(standing);
});

it('has no effect once it is revoked, and none on stayed days', () => {
  const end = (cause: string) => ({
    ...HEAD,
    aftermath: { ...HEAD.aftermath, ended: [{ subject: SUBJECT, end: { cause, from: '2026-06-01' } }] },
  });
  expect(standingOf(sanctionOf(end('REVOKED_EX_TUNC')), [], '2026-05-01')).toBe('ENDED');
  expect(standingOf(sanctionOf(end('REVOKED_EX_NUNC')), [], '2026-05-31')).toBe('EFFECTIVE');
  expect(standingOf(sanctionOf(end('REVOKED_EX_NUNC')), [], '2026-06-01')).toBe('ENDED');
  const stay = { subject: SUBJECT, from: '2026-05-01', to: '2026-05-02', stopsClock: false };
  expect(standingOf(sanctionOf(HEAD), [stay], '2026-05-02')).toBe('STAYED');
});
