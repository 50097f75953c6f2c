// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { useParams } from 'react-router';
import { type Inspection, useInspection } from '../../features/inspection/api/inspection';
import { Redraw } from '../../features/inspection/components/Redraw';
import { INSPECTION_TEXTS } from '../../features/inspection/texts';
import { useBundle } from '../../features/proof/api/bundle';
import { useBundleReport } from '../../features/proof/useReport';
import { Asked } from '../../gateway/Asked';
import { useSpeech } from '../../language/language';
import { useTitle } from '../../language/useTitle';
import { RecordLink, SubjectLink } from '../../narration/CodeLink';
import type { RecordJson } from '../../narration/recordJson';
import { useProvedRecord } from '../../narration/useProvedRecord';
import { Waiting } from '../../narration/Waiting';
import { TrustNotice } from '../../trust/TrustNotice';

/** An inspection of an agency: its plan, its draw, which is repeated in this page, and whether its result was told. */
export function Component() {
  const { plan = '' } = useParams();
  const { say } = useSpeech();
  const title = say(INSPECTION_TEXTS.title, { id: plan });
  useTitle(title);
  const missing = (
    <Alert
      role="status"
      type="info"
      showIcon
      title={say(INSPECTION_TEXTS.none, { id: plan })}
      description={say(INSPECTION_TEXTS.noneAction)}
    />
  );
  return (
    <>
      <h1>{title}</h1>
      <Asked question={useInspection(plan)} missing={missing}>
        {(inspection) => <Known inspection={inspection} />}
      </Asked>
      <TrustNotice />
    </>
  );
}

function Known({ inspection }: { inspection: Inspection }) {
  const { say } = useSpeech();
  const { plan, agency, lots, floor, drawn, sample, reported } = inspection;
  return (
    <>
      <dl>
        <dt>{say(INSPECTION_TEXTS.agency)}</dt>
        <dd>
          <SubjectLink subject={`org:${agency}`} />
        </dd>
        <dt>{say(INSPECTION_TEXTS.lots)}</dt>
        <dd>{lots}</dd>
        <dt>{say(INSPECTION_TEXTS.floor)}</dt>
        <dd>{floor}</dd>
        <dt>{say(INSPECTION_TEXTS.sample)}</dt>
        <dd>{drawn === '' ? say(INSPECTION_TEXTS.notYet) : sample}</dd>
        <dt>{say(INSPECTION_TEXTS.planRecord)}</dt>
        <dd>
          <RecordLink record={plan} />
        </dd>
        <dt>{say(INSPECTION_TEXTS.drawRecord)}</dt>
        <dd>{drawn === '' ? say(INSPECTION_TEXTS.notYet) : <RecordLink record={drawn} />}</dd>
        <dt>{say(INSPECTION_TEXTS.reportRecord)}</dt>
        <dd>{reported === '' ? say(INSPECTION_TEXTS.notYet) : <RecordLink record={reported} />}</dd>
      </dl>
      {drawn !== '' && (
        <section aria-labelledby="redraw">
          <h2 id="redraw">{say(INSPECTION_TEXTS.redrawHeading)}</h2>
          <p className="quiet">{say(INSPECTION_TEXTS.redrawLead)}</p>
          <ProvedRedraw plan={plan} drawn={drawn} />
        </section>
      )}
    </>
  );
}

function ProvedRedraw({ plan, drawn }: { plan: string; drawn: string }) {
  const { say } = useSpeech();
  const planned = useProved(plan);
  const draw = useProved(drawn);
  if (planned.isPending || draw.isPending) {
    return <Waiting />;
  }
  return planned.record === undefined || draw.record === undefined ? (
    <Alert type="warning" showIcon role="status" title={say(INSPECTION_TEXTS.redrawUnproven)} />
  ) : (
    <Redraw plan={planned.record} draw={draw.record} />
  );
}

function useProved(reference: string): { readonly record?: RecordJson; readonly isPending: boolean } {
  const { data: bundle, isPending } = useBundle(reference.replace(/^rec:/, ''));
  const report = useBundleReport(bundle);
  const record = useProvedRecord(bundle, report);
  const isWaiting = isPending || (bundle !== undefined && report === undefined);
  return { ...(record === undefined ? {} : { record }), isPending: isWaiting };
}
