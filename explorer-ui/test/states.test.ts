// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { Refusal } from '../src/verifier/error/refusal';
import { asOf } from '../src/verifier/state/asOf';
import { Forbidden, type HeadKind } from '../src/verifier/state/head';
import { pastState } from '../src/verifier/state/stateFold';
import { parseTrustRoot } from '../src/verifier/trust/trustRoot';
import { AnswerVerifier } from '../src/verifier/verify/answerVerifier';
import type { AnswerSummary } from '../src/verifier/verify/report';
import { caseFile, caseLines } from './cases';

interface Vector {
  readonly head: string;
  readonly asOf: string;
  readonly answers: readonly string[];
  readonly expected: unknown;
}

const verifier = new AnswerVerifier(parseTrustRoot(caseFile('verifier/state-trust.json')));
const vectors = caseLines<Vector>('verifier/states.ndjson');

function proved(file: string): AnswerSummary {
  const { answer } = verifier.verify(caseFile(`verifier/${file}`));
  if (answer === undefined) {
    throw new Error(`${file} does not verify`);
  }
  return answer;
}

function said({ head, asOf: moment, answers }: Vector): unknown {
  const slash = head.indexOf('/');
  const key = { kind: head.slice(0, slash) as HeadKind, id: head.slice(slash + 1) };
  try {
    const steps = pastState(key, asOf(moment), answers.map(proved));
    return { steps: steps.map(({ entry, head: state }) => ({ record: entry.record.string('id'), state })) };
  } catch (refused) {
    if (refused instanceof Refusal || refused instanceof Forbidden) {
      return { refused: refused.code };
    }
    throw refused;
  }
}

describe('a state at an earlier moment', () => {
  it('has many vectors', () => {
    expect(vectors.length).toBeGreaterThan(30);
  });

  it.each(vectors.map((vector) => [`${vector.head} as of ${vector.asOf} from ${vector.answers.join(', ')}`, vector]))(
    'is what the other verifier folds: %s',
    (_, vector) => {
      expect(said(vector as Vector)).toEqual((vector as Vector).expected);
    },
  );
});
