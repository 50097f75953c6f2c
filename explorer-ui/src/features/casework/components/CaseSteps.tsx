// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../../language/language';
import { ProofMark } from '../../../narration/ProofMark';
import { StepRecords } from '../../../narration/StepRecords';
import { Word } from '../../../narration/Word';
import type { CaseStep } from '../casework';
import { CASE_STEPS, CASEWORK_TEXTS } from '../texts';

/** A case step by step: what was done when, by which records, and what the proof says of each. */
export function CaseSteps({ steps }: { steps: readonly CaseStep[] }) {
  const { say } = useSpeech();
  return (
    <ol className="procedure">
      {steps.map(({ name, status, day, records, mark }) => (
        <li key={name} className={status} aria-current={status === 'now' ? 'step' : undefined}>
          <strong>
            <Word words={CASE_STEPS} code={name} />
          </strong>{' '}
          {day !== '' && <span>{day} </span>}
          {mark === undefined ? (
            <span className="quiet">{say(status === 'now' ? CASEWORK_TEXTS.stepNow : CASEWORK_TEXTS.stepAhead)}</span>
          ) : (
            <ProofMark mark={mark} />
          )}
          <StepRecords records={records} />
        </li>
      ))}
    </ol>
  );
}
