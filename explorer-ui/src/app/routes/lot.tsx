// SPDX-License-Identifier: Apache-2.0
import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { biddingOf } from '../../features/bid/bidding';
import { SealedBids } from '../../features/bid/components/SealedBids';
import { PART, useTimeline } from '../../features/dossier/api/timeline';
import { compared, count, type TimelineRow } from '../../features/dossier/comparison';
import { LotTimeline } from '../../features/dossier/components/LotTimeline';
import { StageProgress } from '../../features/dossier/components/StageProgress';
import { useAnswer } from '../../features/index/api/answer';
import { AbsenceNotice } from '../../features/index/components/AbsenceNotice';
import { PartsNotice } from '../../features/index/components/PartsNotice';
import { keyPath } from '../../features/index/target';
import { lotPackage } from '../../features/proof/api/package';
import { FoldedSteps, Verdict } from '../../features/proof/components/ReportView';
import { SaveButton } from '../../features/proof/components/SaveButton';
import { useAnswerReport } from '../../features/proof/useReport';
import { AsOf } from '../../features/state/components/AsOf';
import { ProblemNotice } from '../../gateway/ProblemNotice';
import { isMissing } from '../../gateway/problem';
import { useSpeech } from '../../language/language';
import { TEXTS } from '../../language/texts';
import { useTitle } from '../../language/useTitle';
import { typeName } from '../../narration/narrate';
import { Waiting } from '../../narration/Waiting';
import { TrustNotice } from '../../trust/TrustNotice';
import type { AnswerSummary, VerificationReport } from '../../verifier/verify/report';

const TENDER_CHARACTERS = 20;
const PROJECT_CHARACTERS = 17;

/** What begins a matter about a lot, and where the pages of these matters are. */
const MATTERS: ReadonlyMap<string, string> = new Map([
  ['casework.filing', '/casework'],
  ['alert.raising', '/alerts'],
]);

/** A lot: its stages and its records in the order of the ledger, held against the proof that these are all. */
export function Component() {
  const { code = '' } = useParams();
  const { say } = useSpeech();
  const title = say(TEXTS.lotTitle, { code });
  useTitle(title);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTimeline(code);
  const answer = useAnswer('lot', code);
  const report = useAnswerReport(answer.parts);
  const isPart = report?.gaps.includes('PART_OF_ANSWER') === true;
  const all = isPart ? undefined : report?.answer;
  const rows = useMemo(
    () => compared(data?.pages.flatMap(({ items }) => items) ?? [], all, !hasNextPage),
    [data, hasNextPage, all],
  );
  const bidding = useMemo(() => biddingOf(rows), [rows]);
  if (error !== null && !isMissing(error)) {
    return (
      <>
        <h1>{title}</h1>
        <ProblemNotice failure={error} again={() => void refetch()} />
      </>
    );
  }
  if ((data === undefined && error === null) || answer.isPending) {
    return (
      <>
        <h1>{title}</h1>
        <Waiting />
      </>
    );
  }
  if (rows.length === 0) {
    const block = report?.verdict === 'NOT_RECORDED' ? report.answer?.block : undefined;
    return (
      <>
        <h1>{title}</h1>
        <AbsenceNotice title={say(TEXTS.lotNone, { code })} block={block} />
        {report !== undefined && <FoldedSteps report={report} />}
        <TrustNotice />
      </>
    );
  }
  const total = Math.max(data?.pages[0]?.total ?? 0, rows.length);
  return (
    <>
      <h1>{title}</h1>
      <LotSummary code={code} rows={rows} total={total} />
      <StageProgress rows={rows} />
      {bidding !== undefined && <SealedBids bidding={bidding} />}
      <section aria-labelledby="timeline">
        <h2 id="timeline">{say(TEXTS.timelineHeading)}</h2>
        {all !== undefined && !hasNextPage && <Completeness rows={rows} answer={all} />}
        {isPart && report?.answer !== undefined && (
          <Alert
            type="warning"
            showIcon
            role="status"
            title={say(TEXTS.somePartProven, {
              count: report.answer.entries.length,
              total: report.answer.total,
            })}
          />
        )}
        {answer.progress !== undefined && <PartsNotice reached={answer.progress} />}
        {answer.error !== null && <ProblemNotice failure={answer.error} again={() => void answer.refetch()} />}
        {report !== undefined && report.answer === undefined && (
          <>
            <p>{say(TEXTS.noCompleteness)}</p>
            <Verdict report={report} />
          </>
        )}
        <p className="quiet">{say(TEXTS.sealedNote)}</p>
        <LotTimeline rows={rows} />
        {hasNextPage && (
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say(TEXTS.more, { count: Math.min(PART, total - rows.length) })}
          </Button>
        )}
      </section>
      {report !== undefined && <PastLot code={code} report={report} />}
      {report !== undefined && <FoldedSteps report={report} />}
      {answer.parts !== undefined && (
        <p className="actions">
          <SaveButton files={answer.parts} name={code} ending=".eva">
            {say(TEXTS.downloadAnswer)}
          </SaveButton>
          <Button href={lotPackage(code)} download>
            {say(TEXTS.downloadPackage)}
          </Button>
        </p>
      )}
      <TrustNotice />
    </>
  );
}

/** A lot is built on its tender: what it was is told once all records of that are proved too. */
function PastLot({ code, report }: { code: string; report: VerificationReport }) {
  const tender = useAnswerReport(useAnswer('lot', code.slice(0, TENDER_CHARACTERS)).parts);
  const answers = useMemo(() => {
    const whole = [report, tender].flatMap((one) => (one?.gaps.length === 0 ? (one.answer ?? []) : []));
    return whole.length === 2 ? whole : undefined;
  }, [report, tender]);
  return answers === undefined ? null : <AsOf code={code} answers={answers} />;
}

function LotSummary({ code, rows, total }: { code: string; rows: readonly TimelineRow[]; total: number }) {
  const { say, language } = useSpeech();
  const types = rows.map(({ record }) => record.type);
  const incidents = types.filter((type) => type === 'witness.incident').length;
  const codes = [code.slice(0, PROJECT_CHARACTERS), code.slice(0, TENDER_CHARACTERS)];
  const matters = rows.filter(({ record }) => MATTERS.has(record.type));
  return (
    <>
      <p>
        {say(TEXTS.lotCount, { total, incidents })} ·{' '}
        {say(types.includes('witness.certificate') ? TEXTS.lotCertified : TEXTS.lotUncertified)}
      </p>
      <p>
        {say(TEXTS.lotDossier)}{' '}
        {codes.map((one) => (
          <Link key={one} to={keyPath('lot', one)} className="code-link">
            <code>{one}</code>
          </Link>
        ))}
      </p>
      {matters.length > 0 && (
        <p>
          {say(TEXTS.lotMatters)}{' '}
          {matters.map(({ record: { type, id } }) => (
            <Link key={id} to={`${MATTERS.get(type)}/${id}`} className="code-link">
              {typeName(type, language)}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

function Completeness({ rows, answer }: { rows: readonly TimelineRow[]; answer: AnswerSummary }) {
  const { say } = useSpeech();
  const unproven = count(rows, 'unproven');
  const later = count(rows, 'later');
  if (unproven > 0) {
    return <Alert type="error" showIcon title={say(TEXTS.someUnproven, { count: unproven })} />;
  }
  return (
    <Alert
      role="status"
      type="success"
      showIcon
      title={say(TEXTS.allProven, { block: answer.block, count: answer.entries.length })}
      description={later > 0 ? say(TEXTS.laterRows, { count: later }) : undefined}
    />
  );
}
