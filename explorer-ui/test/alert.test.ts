// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { alertOf, comparedBy, restingOn, stateMark, stepsOf } from '../src/features/alert/alert';
import { recordJson } from '../src/narration/recordJson';

const RAISING = recordJson({
  type: 'alert.raising',
  id: '1',
  body: { analysis: 'IDENTICAL_FEATURES', compared: [{ feature: 'MACHINE', result: 'EQUAL' }] },
});
const TAKEN_UP = step('investigation', '2', { department: 'one' });
const HANDED = step('conclusion', '3', { outcome: 'TRANSFERRED', to: 'two' });
const FILING = recordJson({ type: 'casework.filing', id: '4', body: { alert: 'rec:1' } });

function step(name: string, id: string, body: object) {
  return recordJson({ type: `alert.${name}`, id, body: { alert: 'rec:1', ...body } });
}

function head(state: string, department: string) {
  return alertOf({ alert: 'rec:1', analysis: 'IDENTICAL_FEATURES', state, department });
}

it('folds the proved records to the state that the gateway names', () => {
  expect(stateMark(head('RAISED', ''), [RAISING])).toBe('proven');
  expect(stateMark(head('INVESTIGATING', 'one'), [RAISING, TAKEN_UP])).toBe('proven');
  expect(stateMark(head('TRANSFERRED', 'two'), [RAISING, TAKEN_UP, HANDED])).toBe('proven');
});

it('does not take the gateway’s word for a state that the records do not make', () => {
  expect(stateMark(head('SUBSTANTIATED', 'one'), [RAISING, TAKEN_UP])).toBe('unproven');
  expect(stateMark(head('TRANSFERRED', 'one'), [RAISING, TAKEN_UP, HANDED])).toBe('unproven');
  expect(stateMark(head('RAISED', ''), undefined)).toBe('unchecked');
});

it('tells the steps of an alert from what rests on it', () => {
  const all = [RAISING, TAKEN_UP, FILING];
  expect(stepsOf('rec:1', all)).toEqual([RAISING, TAKEN_UP]);
  expect(restingOn(all)).toEqual([FILING]);
});

it('says what was compared, and not the codes', () => {
  expect(comparedBy(RAISING)).toEqual([{ feature: 'MACHINE', result: 'EQUAL' }]);
});
