// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { caseOf, daysLeft, handingMark, isHidden, stepsOf } from '../src/features/casework/casework';
import { recordJson } from '../src/narration/recordJson';

const HEAD = {
  filing: 'rec:1',
  about: { kind: 'COMPLAINT' },
  keeper: 'one',
  limits: { calendar: 'DAYS@1', receivedOn: '2026-03-02', fileBy: '2026-03-02', acceptBy: '2026-03-05', examined: [] },
  progress: {
    state: 'ANSWERED',
    admission: { record: 'rec:2', on: '2026-03-06', inTime: false },
    answer: { record: 'rec:3', on: '2026-03-20', inTime: true, outcome: 'UPHELD', sanctions: ['rec:9'] },
    transfers: [{ record: 'rec:4', what: 'CLUE', to: 'two', result: 'TAKEN_OVER' }],
  },
};

const FILING = record('filing', '1', { kind: 'COMPLAINT' });
const ADMISSION = record('admission', '2', { filing: 'rec:1' });
const ANSWER = record('answer', '3', { filing: 'rec:1', outcome: 'UPHELD', sanctions: ['rec:9'] });
const TRANSFER = record('transfer', '4', { filing: 'rec:1', what: 'CLUE', to: 'two' });
const TAKEN = record('acknowledgement', '5', { filing: 'rec:1', transfer: 'rec:4', result: 'TAKEN_OVER' });

function record(name: string, id: string, body: object) {
  return recordJson({ type: `casework.${name}`, id, body });
}

function markOf(name: string, records: ReturnType<typeof record>[] | undefined) {
  return stepsOf(caseOf(HEAD), records).find((step) => step.name === name)?.mark;
}

it('proves each step by the record that the gateway names for it', () => {
  const steps = stepsOf(caseOf(HEAD), [FILING, ADMISSION, ANSWER]);
  expect(steps.map(({ name, status, mark }) => [name, status, mark])).toEqual([
    ['filing', 'done', 'proven'],
    ['admission', 'done', 'proven'],
    ['answer', 'done', 'proven'],
    ['closing', 'now', undefined],
  ]);
});

it.each([
  ['another outcome', { outcome: 'DISMISSED', sanctions: ['rec:9'] }],
  ['other sanctions', { outcome: 'UPHELD', sanctions: [] }],
])('does not prove an answer by a record with %s', (_, body) => {
  expect(markOf('answer', [FILING, ADMISSION, record('answer', '3', body)])).toBe('unproven');
});

it('does not prove an acceptance by a refusal', () => {
  expect(markOf('admission', [FILING, record('admission', '2', { refused: 'LATE' })])).toBe('unproven');
});

it('says of no step that it is proved without a proof', () => {
  expect(markOf('admission', undefined)).toBe('unchecked');
});

it('finds a step that the gateway keeps back', () => {
  const file = caseOf(HEAD);
  expect(isHidden(stepsOf(file, [FILING, ADMISSION, ANSWER]))).toBe(false);
  expect(isHidden(stepsOf(file, [FILING, ADMISSION, ANSWER, record('closing', '6', {})]))).toBe(true);
});

it('answers nothing of a case that was not accepted', () => {
  const refused = { state: 'REFUSED', admission: { record: 'rec:2', on: '2026-03-03', inTime: true, refused: 'LATE' } };
  const steps = stepsOf(caseOf({ ...HEAD, progress: refused }), undefined);
  expect(steps.map(({ name }) => name)).toEqual(['filing', 'admission', 'closing']);
});

it('proves what was handed over together with what was done with it', () => {
  const [handing] = caseOf(HEAD).handings;
  expect(handing === undefined ? '' : handingMark(handing, [TRANSFER, TAKEN])).toBe('proven');
  expect(handing === undefined ? '' : handingMark(handing, [TRANSFER])).toBe('unproven');
  const open = { record: 'rec:4', what: 'CLUE', to: 'two', result: '' };
  expect(handingMark(open, [TRANSFER])).toBe('proven');
  expect(handingMark(open, [TRANSFER, TAKEN])).toBe('unproven');
});

it('says which limits were kept', () => {
  expect(caseOf(HEAD).limits.map(({ name, isInTime }) => [name, isInTime])).toEqual([
    ['file', true],
    ['accept', false],
  ]);
});

it('counts the last day as left', () => {
  expect(daysLeft('2026-03-05', '2026-03-05')).toBe(0);
  expect(daysLeft('2026-03-05', '2026-02-28')).toBe(5);
  expect(daysLeft('2026-03-05', '2026-03-07')).toBe(-2);
});
