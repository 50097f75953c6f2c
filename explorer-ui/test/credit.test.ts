// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { addsUp, lineMark, type ScoreLine, schemesOf, scoreOf } from '../src/features/credit/score';
import { closes, sumOf, yiYuan } from '../src/features/year/sums';
import { recordJson } from '../src/narration/recordJson';

const LINE = { rule: 'R1', catalogue: 'RULES@1', points: 2, proposal: 'rec:p', decision: 'rec:d' };
const SCORE = scoreOf({ shown: '2', lines: [LINE] });
const [line] = SCORE.lines as [ScoreLine];
const PROPOSAL = { type: 'credit.proposal', id: 'p', body: { catalogue: 'RULES@1', rule: 'R1', points: 2 } };
const DECISION = { type: 'credit.decision', id: 'd', body: { outcome: 'CONFIRMED', proposal: 'rec:p' } };

function mark(proposal: object, decision: object) {
  return lineMark(line, [recordJson(proposal), recordJson(decision)]);
}

it('proves a line by the decision that confirmed these very points', () => {
  expect(mark(PROPOSAL, DECISION)).toBe('proven');
  expect(lineMark(line, undefined)).toBe('unchecked');
});

it.each([
  [{ ...PROPOSAL, body: { ...PROPOSAL.body, points: 1 } }, DECISION],
  [{ ...PROPOSAL, body: { ...PROPOSAL.body, rule: 'R2' } }, DECISION],
  [PROPOSAL, { ...DECISION, body: { ...DECISION.body, outcome: 'REJECTED' } }],
  [PROPOSAL, { ...DECISION, body: { ...DECISION.body, proposal: 'rec:x' } }],
  [{}, DECISION],
])('does not prove a line by other records: %#', (proposal, decision) => {
  expect(mark(proposal, decision)).toBe('unproven');
});

it('adds up whole points, and leaves fractions alone', () => {
  expect(addsUp(SCORE)).toBe(true);
  expect(addsUp({ ...SCORE, shown: '3' })).toBe(false);
  const third = scoreOf({ shown: '0.33', lines: [{ ...LINE, points: { numerator: 1, denominator: 3 } }] });
  expect(third.lines[0]?.points).toBe('1/3');
  expect(addsUp(third)).toBe(true);
});

it('finds the rules under which something was proposed', () => {
  expect(schemesOf([PROPOSAL, PROPOSAL, DECISION].map(recordJson))).toEqual(['RULES']);
});

it('sums a year exactly, and knows whether its closing states these rows', () => {
  const volumes = [
    { level: 'CITY', category: 'A', lots: 2, fen: 935_779_000_000n },
    { level: 'COUNTY', category: '', lots: 1, fen: 1n },
  ];
  expect(sumOf(volumes)).toEqual({ lots: 3, fen: 935_779_000_001n });
  expect(yiYuan(935_779_000_000n)).toBe('93.5779');
  expect(yiYuan(10_000_000_000n)).toBe('1');
  const rows = [
    { level: 'COUNTY', lots: 1, fen: 1 },
    { level: 'CITY', category: 'A', lots: 2, fen: 935_779_000_000 },
  ];
  expect(closes(recordJson({ body: { rows } }), volumes)).toBe(true);
  expect(closes(recordJson({ body: { rows: rows.slice(1) } }), volumes)).toBe(false);
});
