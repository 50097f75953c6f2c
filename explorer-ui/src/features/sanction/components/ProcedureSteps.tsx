// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../../language/language';
import { ProofMark } from '../../../narration/ProofMark';
import { StepRecords } from '../../../narration/StepRecords';
import { Word } from '../../../narration/Word';
import type { ProcedureStep } from '../procedure';
import type { Sanction } from '../sanction';
import { SANCTION_TEXTS, STEPS } from '../texts';

const STATUS = { done: SANCTION_TEXTS.stepDone, now: SANCTION_TEXTS.stepNow, ahead: SANCTION_TEXTS.stepAhead };

/** The procedure step by step: what was done when, by which records, and what the proof says of each. */
export function ProcedureSteps({ sanction, steps }: { sanction: Sanction; steps: readonly ProcedureStep[] }) {
  const { say } = useSpeech();
  return (
    <ol className="procedure">
      {steps.map((step) => (
        <li key={step.name} className={step.status} aria-current={step.status === 'now' ? 'step' : undefined}>
          <strong>
            <Word words={STEPS} code={step.name} />
          </strong>{' '}
          {step.day !== undefined && <span>{step.day} </span>}
          {step.mark === undefined ? (
            <span className="quiet">{say(STATUS[step.status])}</span>
          ) : (
            <>
              <span className="hidden">{say(STATUS[step.status])} </span>
              <ProofMark mark={step.mark} />
            </>
          )}
          <Remark sanction={sanction} step={step} />
          {/* Those of the votes stand in their own table. */}
          {step.name !== 'countersigning' && <StepRecords records={step.records} />}
        </li>
      ))}
    </ol>
  );
}

function Remark({ sanction, step: { name, status, records } }: { sanction: Sanction; step: ProcedureStep }) {
  const { say } = useSpeech();
  const { countersigning, hearingUntil } = sanction;
  if (name === 'hearing' && hearingUntil !== '') {
    const isSilent = status === 'done' && records.length === 0;
    return (
      <span className="quiet">
        {say(SANCTION_TEXTS.hearingUntil, { day: hearingUntil })}
        {isSilent && ` · ${say(SANCTION_TEXTS.hearingSilent)}`}
      </span>
    );
  }
  if (countersigning === undefined) {
    return null;
  }
  if (name === 'proposal') {
    return <span className="quiet">{say(SANCTION_TEXTS.versionOf, { version: countersigning.version })}</span>;
  }
  if (name === 'countersigning') {
    const count = countersigning.votes.filter(({ choice }) => choice === 'APPROVE').length;
    return (
      <span className="quiet">
        {say(SANCTION_TEXTS.approvals, { count, required: countersigning.required.length })}
      </span>
    );
  }
  return null;
}
