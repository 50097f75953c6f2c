// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useCase } from '../../features/casework/api/cases';
import { type CaseFile, isHidden, stepsOf } from '../../features/casework/casework';
import { CaseFacts } from '../../features/casework/components/CaseFacts';
import { CaseSteps } from '../../features/casework/components/CaseSteps';
import { Handings } from '../../features/casework/components/Handings';
import { Limits } from '../../features/casework/components/Limits';
import { Outcome } from '../../features/casework/components/Outcome';
import { CASE_STATES, CASEWORK_TEXTS } from '../../features/casework/texts';
import { Asked } from '../../gateway/Asked';
import { useSpeech } from '../../language/language';
import { TEXTS } from '../../language/texts';
import { useTitle } from '../../language/useTitle';
import { Waiting } from '../../narration/Waiting';
import { Word } from '../../narration/Word';
import { TrustNotice } from '../../trust/TrustNotice';
import { ProofTrouble } from './ProofTrouble';
import { ProvedAll } from './ProvedAll';
import { useProvedRecords } from './useProvedRecords';

/** A case: what is due by when, how far it has come, held against the proof of all its records. */
export function Component() {
  const { filing = '' } = useParams();
  const { say } = useSpeech();
  const title = say(CASEWORK_TEXTS.title, { id: filing });
  useTitle(title);
  const missing = (
    <Alert
      role="status"
      type="info"
      showIcon
      title={say(CASEWORK_TEXTS.unknown, { id: filing })}
      description={say(CASEWORK_TEXTS.unknownAction)}
    />
  );
  return (
    <>
      <h1>{title}</h1>
      <Asked question={useCase(filing)} missing={missing}>
        {(file) => <Known file={file} />}
      </Asked>
      <TrustNotice />
    </>
  );
}

function Known({ file }: { file: CaseFile }) {
  const { say } = useSpeech();
  const proof = useProvedRecords('ref', file.filing);
  const { records, report, parts, isPending } = proof;
  const steps = useMemo(() => stepsOf(file, records), [file, records]);
  return (
    <>
      <p className={`standing ${file.state === 'CLOSED' ? 'good' : 'pending'}`}>
        <Word words={CASE_STATES} code={file.state} />
      </p>
      {isHidden(steps) && <Alert type="error" showIcon title={say(CASEWORK_TEXTS.hidden)} />}
      <CaseFacts file={file} />
      <section aria-labelledby="limits">
        <h2 id="limits">{say(CASEWORK_TEXTS.limitsHeading)}</h2>
        <Limits file={file} />
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps">{say(CASEWORK_TEXTS.stepsHeading)}</h2>
        <p className="quiet">{say(CASEWORK_TEXTS.gatewaysWord)}</p>
        <ProofTrouble proof={proof} unverified={CASEWORK_TEXTS.unverified} none={CASEWORK_TEXTS.noProof} />
        {isPending ? <Waiting /> : <CaseSteps steps={steps} />}
      </section>
      <section aria-labelledby="handings">
        <h2 id="handings">{say(CASEWORK_TEXTS.handingsHeading)}</h2>
        <Handings handings={file.handings} proved={records} />
      </section>
      <section aria-labelledby="outcome">
        <h2 id="outcome">{say(CASEWORK_TEXTS.outcomeHeading)}</h2>
        <Outcome file={file} />
      </section>
      <ProvedAll
        index="ref"
        begun={file.filing}
        heading={TEXTS.matterRecords}
        text={TEXTS.matterRecordsProven}
        report={report}
        parts={parts}
      />
    </>
  );
}
