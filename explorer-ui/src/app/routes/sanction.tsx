// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { Verdict } from '../../features/proof/components/ReportView';
import { useSanction } from '../../features/sanction/api/sanction';
import { Aftermath } from '../../features/sanction/components/Aftermath';
import { Ballots } from '../../features/sanction/components/Ballots';
import { Effects } from '../../features/sanction/components/Effects';
import { Matter } from '../../features/sanction/components/Matter';
import { Measures } from '../../features/sanction/components/Measures';
import { ProcedureSteps } from '../../features/sanction/components/ProcedureSteps';
import { standingOf, staysOf, stepsOf } from '../../features/sanction/procedure';
import type { Sanction } from '../../features/sanction/sanction';
import { SANCTION_TEXTS, STANDINGS } from '../../features/sanction/texts';
import { Asked } from '../../gateway/Asked';
import { ProblemNotice } from '../../gateway/ProblemNotice';
import { useSpeech } from '../../language/language';
import { useTitle } from '../../language/useTitle';
import { chinaToday } from '../../narration/beijing';
import { Waiting } from '../../narration/Waiting';
import { Word } from '../../narration/Word';
import { TrustNotice } from '../../trust/TrustNotice';
import { ProvedAll } from './ProvedAll';
import { useProvedRecords } from './useProvedRecords';

/** A joint decision: what it imposes, how far it has come and who agreed, held against the proof of all its records. */
export function Component() {
  const { draft = '' } = useParams();
  const { say } = useSpeech();
  const title = say(SANCTION_TEXTS.title, { id: draft });
  useTitle(title);
  const missing = (
    <Alert
      role="status"
      type="info"
      showIcon
      title={say(SANCTION_TEXTS.none, { id: draft })}
      description={say(SANCTION_TEXTS.noneAction)}
    />
  );
  return (
    <>
      <h1>{title}</h1>
      <Asked question={useSanction(draft)} missing={missing}>
        {(sanction) => <Decision sanction={sanction} />}
      </Asked>
      <TrustNotice />
    </>
  );
}

function Decision({ sanction }: { sanction: Sanction }) {
  const { say } = useSpeech();
  const { records, report, parts, error, isPending, again } = useProvedRecords('standing', sanction.draft);
  const today = chinaToday();
  const steps = useMemo(() => stepsOf(sanction, records, today), [sanction, records, today]);
  const stays = useMemo(() => staysOf(records), [records]);
  const standing = standingOf(sanction, stays, today);
  const isDecided = sanction.decidedOn !== '';
  const isUnproven = steps.some(({ name, mark }) => name === 'decision' && mark === 'unproven');
  return (
    <>
      <p className={`standing ${standing.toLowerCase()}`}>
        <Word words={STANDINGS} code={standing} />
      </p>
      {isUnproven && <Alert type="error" showIcon title={say(SANCTION_TEXTS.decisionUnproven)} />}
      {report !== undefined && report.answer === undefined && (
        <>
          <p>{say(SANCTION_TEXTS.unverified)}</p>
          <Verdict report={report} />
        </>
      )}
      <Matter sanction={sanction} />
      <section aria-labelledby="measures">
        <h2 id="measures">{say(isDecided ? SANCTION_TEXTS.measuresHeading : SANCTION_TEXTS.measuresIntended)}</h2>
        <Measures sanction={sanction} />
      </section>
      <section aria-labelledby="procedure">
        <h2 id="procedure">{say(SANCTION_TEXTS.stepsHeading)}</h2>
        <p className="quiet">{say(SANCTION_TEXTS.gatewaysWord)}</p>
        {error !== null && (
          <>
            <p>{say(SANCTION_TEXTS.notOpen)}</p>
            <ProblemNotice failure={error} again={again} />
          </>
        )}
        {isPending ? <Waiting /> : <ProcedureSteps sanction={sanction} steps={steps} />}
      </section>
      <section aria-labelledby="ballots">
        <h2 id="ballots">{say(SANCTION_TEXTS.ballotsHeading)}</h2>
        <Ballots sanction={sanction} proved={records} />
      </section>
      <section aria-labelledby="effect">
        <h2 id="effect">{say(SANCTION_TEXTS.effectHeading)}</h2>
        <Effects sanction={sanction} stays={stays} />
      </section>
      <section aria-labelledby="after">
        <h2 id="after">{say(SANCTION_TEXTS.afterHeading)}</h2>
        <Aftermath sanction={sanction} proved={records} />
      </section>
      <ProvedAll
        index="standing"
        begun={sanction.draft}
        heading={SANCTION_TEXTS.recordsHeading}
        text={SANCTION_TEXTS.recordsProven}
        report={report}
        parts={parts}
      />
    </>
  );
}
