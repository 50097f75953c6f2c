// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { type RaisedAlert, restingOn, stateMark, stepsOf } from '../../features/alert/alert';
import { useAlert } from '../../features/alert/api/alerts';
import { AlertFacts } from '../../features/alert/components/AlertFacts';
import { ALERT_STATES, ALERT_TEXTS } from '../../features/alert/texts';
import { Asked } from '../../gateway/Asked';
import { useSpeech } from '../../language/language';
import { TEXTS } from '../../language/texts';
import { useTitle } from '../../language/useTitle';
import { ProofMark } from '../../narration/ProofMark';
import { StepRecords } from '../../narration/StepRecords';
import { Waiting } from '../../narration/Waiting';
import { Word } from '../../narration/Word';
import { TrustNotice } from '../../trust/TrustNotice';
import { ProofTrouble } from './ProofTrouble';
import { ProvedAll } from './ProvedAll';
import { useProvedRecords } from './useProvedRecords';

/** An alert: what it points at, who investigates it, what came of it and what rests on it. */
export function Component() {
  const { alert = '' } = useParams();
  const { say } = useSpeech();
  const title = say(ALERT_TEXTS.title, { id: alert });
  useTitle(title);
  const missing = (
    <Alert
      role="status"
      type="info"
      showIcon
      title={say(ALERT_TEXTS.unknown, { id: alert })}
      description={say(ALERT_TEXTS.unknownAction)}
    />
  );
  return (
    <>
      <h1>{title}</h1>
      <p>{say(ALERT_TEXTS.notFinding)}</p>
      <Asked question={useAlert(alert)} missing={missing}>
        {(raised) => <Known raised={raised} />}
      </Asked>
      <TrustNotice />
    </>
  );
}

function Known({ raised }: { raised: RaisedAlert }) {
  const { say } = useSpeech();
  const proof = useProvedRecords('ref', raised.alert);
  const { records, report, parts, isPending } = proof;
  const steps = useMemo(
    () => (records === undefined ? undefined : stepsOf(raised.alert, records)),
    [raised.alert, records],
  );
  return (
    <>
      <p className={`standing ${raised.state === 'NO_CONSEQUENCE' ? 'good' : 'pending'}`}>
        <Word words={ALERT_STATES} code={raised.state} />
      </p>
      {!isPending && <ProofMark mark={stateMark(raised, steps)} />}
      <AlertFacts raised={raised} raising={steps?.find(({ type }) => type === 'alert.raising')} />
      <section aria-labelledby="steps">
        <h2 id="steps">{say(ALERT_TEXTS.stepsHeading)}</h2>
        <ProofTrouble proof={proof} unverified={ALERT_TEXTS.unverified} none={ALERT_TEXTS.noProof} />
        {isPending ? <Waiting /> : <StepRecords records={steps ?? []} />}
      </section>
      <section aria-labelledby="resting">
        <h2 id="resting">{say(ALERT_TEXTS.restingHeading)}</h2>
        {isPending ? <Waiting /> : <Resting alert={raised.alert} records={records} />}
      </section>
      <ProvedAll
        index="ref"
        begun={raised.alert}
        heading={TEXTS.matterRecords}
        text={TEXTS.matterRecordsProven}
        report={report}
        parts={parts}
      />
    </>
  );
}

/** Records of decisions stand in an index of their own, which not everybody reads. */
function Resting({ alert, records }: { alert: string; records: ProvedList }) {
  const { say } = useSpeech();
  const decisions = useProvedRecords('standing', alert);
  if (records === undefined) {
    return <p>{say(ALERT_TEXTS.restingUnknown)}</p>;
  }
  const all = [...restingOn(records), ...restingOn(decisions.records ?? [])];
  const isWhole = decisions.records !== undefined;
  return (
    <>
      {all.length === 0 && isWhole && <p>{say(ALERT_TEXTS.restingNone)}</p>}
      <StepRecords records={all} />
      {!isWhole && !decisions.isPending && <p className="quiet">{say(ALERT_TEXTS.restingLimit)}</p>}
    </>
  );
}

type ProvedList = ReturnType<typeof useProvedRecords>['records'];
