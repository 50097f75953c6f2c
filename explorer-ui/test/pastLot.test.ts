// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { pastLot } from '../src/features/state/pastLot';
import { parseTrustRoot } from '../src/verifier/trust/trustRoot';
import { AnswerVerifier } from '../src/verifier/verify/answerVerifier';
import type { AnswerSummary } from '../src/verifier/verify/report';
import { caseFile } from './cases';

const LOT = 'E14090000G3002061001003';
const verifier = new AnswerVerifier(parseTrustRoot(caseFile('verifier/state-trust.json')));
const answers = ['state-lot.eva', 'state-tender.eva'].map(
  (file) => verifier.verify(caseFile(`verifier/${file}`)).answer as AnswerSummary,
);

describe('what a lot was', () => {
  it('is told with its witness and the records that made both', () => {
    expect(pastLot(LOT, ' 9 ', answers)).toMatchObject({
      lot: { phase: 'TENDERING', status: 'RUNNING' },
      witness: { lot: LOT },
      records: expect.objectContaining({ length: 3 }) as unknown,
    });
  });

  it('is nothing before it was opened', () => {
    expect(pastLot(LOT, '2', answers)).toEqual({ records: [] });
  });

  it('cannot be told of a moment that is none, or that the answers do not reach', () => {
    expect(pastLot(LOT, 'yesterday', answers)).toContain('SCHEMA_INVALID');
    expect(pastLot(LOT, '1000', answers)).toContain('SCHEMA_INVALID');
    expect(pastLot(LOT, '9', answers.slice(0, 1))).toContain('NOT_OPEN');
  });
});
