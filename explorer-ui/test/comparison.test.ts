// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { compared, count, type ListedRow } from '../src/features/dossier/comparison';
import { formatLedgerTime } from '../src/verifier/code/instants';
import { parseTrustRoot } from '../src/verifier/trust/trustRoot';
import { AnswerVerifier } from '../src/verifier/verify/answerVerifier';
import type { AnswerSummary } from '../src/verifier/verify/report';
import { caseFile } from './cases';

const verifier = new AnswerVerifier(parseTrustRoot(caseFile('verifier/answer-trust.json')));
const answer = verifier.verify(caseFile('verifier/an-answer-of-all-entries.eva')).answer as AnswerSummary;
const listed: ListedRow[] = answer.entries.map(({ block, time, record }) => ({
  block,
  time: formatLedgerTime(time),
  record: JSON.parse(record.toString()),
}));
const first = listed[0] as ListedRow;

describe('a list held against the proof of all records', () => {
  it('is proved where it is what the proof holds', () => {
    const rows = compared(listed, answer, true);
    expect(rows).toHaveLength(answer.entries.length);
    expect(count(rows, 'proven')).toBe(rows.length);
  });

  it('shows a record that the gateway leaves out', () => {
    const rows = compared(listed.slice(1), answer, true);
    expect(rows.map(({ record }) => record.id)).toContain((first.record as { id: string }).id);
    expect(count(rows, 'proven')).toBe(answer.entries.length);
    const blocks = rows.map(({ block }) => block);
    expect(blocks).toEqual([...blocks].sort((a, b) => a - b));
  });

  it('leaves out what the next part of the list may bring', () => {
    expect(compared(listed.slice(0, 1), answer, false)).toHaveLength(1);
  });

  it('is contradicted by a record that the gateway has changed, and shows the true one', () => {
    const changed = { ...first, record: { ...(first.record as object), at: '2026-01-01T00:00:00Z' } };
    const rows = compared([changed, ...listed.slice(1)], answer, true);
    expect(count(rows, 'unproven')).toBe(1);
    expect(count(rows, 'proven')).toBe(answer.entries.length);
  });

  it('does not count a record twice that the gateway lists twice', () => {
    const rows = compared([first, ...listed], answer, true);
    expect(count(rows, 'unproven')).toBe(1);
  });

  it('waits for a later checkpoint where the record came after this one', () => {
    const rows = compared([...listed, { ...first, block: answer.block + 1, record: { id: 'newer' } }], answer, true);
    expect(rows.at(-1)?.mark).toBe('later');
  });

  it('is not verified where there is no proof', () => {
    expect(count(compared(listed, undefined, true), 'unchecked')).toBe(listed.length);
  });
});
