// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import { useAnswer } from '../../features/index/api/answer';
import { AbsenceNotice } from '../../features/index/components/AbsenceNotice';
import { PartsNotice } from '../../features/index/components/PartsNotice';
import { ProvedEntries } from '../../features/index/components/ProvedEntries';
import { FoldedSteps, Verdict } from '../../features/proof/components/ReportView';
import { SaveButton } from '../../features/proof/components/SaveButton';
import { useAnswerReport } from '../../features/proof/useReport';
import { ProblemNotice } from '../../gateway/ProblemNotice';
import type { NamedFile } from '../../hashing/useHashing';
import { useSpeech } from '../../language/language';
import { TEXTS } from '../../language/texts';
import { useTitle } from '../../language/useTitle';
import { Waiting } from '../../narration/Waiting';
import { TrustNotice } from '../../trust/TrustNotice';
import type { VerificationReport } from '../../verifier/verify/report';
import { Component as NotFound } from './notFound';

/** The indexes in which something can be looked up here. */
const NAMES = {
  subject: TEXTS.indexSubject,
  lot: TEXTS.indexLot,
  digest: TEXTS.indexDigest,
  ref: TEXTS.indexRef,
  record: TEXTS.indexRecord,
  standing: TEXTS.indexStanding,
  source: TEXTS.indexSource,
};

type Name = keyof typeof NAMES;

/** All records under a key of an index, or that there is none, proved either way. */
export function Component() {
  const { name = '' } = useParams();
  return Object.keys(NAMES).includes(name) ? <Key name={name as Name} /> : <NotFound />;
}

function Key({ name }: { name: Name }) {
  const [parameters] = useSearchParams();
  const key = parameters.get('key') ?? '';
  const { say } = useSpeech();
  const carried = (useLocation().state as { original?: NamedFile } | null) ?? undefined;
  const original = carried?.original;
  const { parts, progress, error, refetch } = useAnswer(name, key);
  const report = useAnswerReport(parts, original?.content);
  const title = say(TEXTS.keyTitle, { name: say(NAMES[name]), key });
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      {original !== undefined && (
        <p>
          {say(TEXTS.droppedFile)} <strong>{original.name}</strong>{' '}
          {say(TEXTS.bytesOf, { size: original.content.size })}
          <br />
          <code>{`SM3 ${original.content.digests.sm3}`}</code>
        </p>
      )}
      {name === 'subject' && (
        <p>
          <Link to={`/credit/${encodeURIComponent(key)}`}>{say(TEXTS.toCredit)}</Link>
        </p>
      )}
      {error !== null && <ProblemNotice failure={error} again={() => void refetch()} />}
      {report === undefined ? (
        error === null && (progress === undefined ? <Waiting /> : <PartsNotice reached={progress} />)
      ) : (
        <>
          <Found report={report} title={title} carried={carried} />
          <FoldedSteps report={report} />
        </>
      )}
      {parts !== undefined && (
        <p className="actions">
          <SaveButton files={parts} name={name} ending=".eva">
            {say(TEXTS.downloadAnswer)}
          </SaveButton>
        </p>
      )}
      <TrustNotice />
    </>
  );
}

function Found({ report, title, carried }: { report: VerificationReport; title: string; carried: unknown }) {
  const { say } = useSpeech();
  const { answer, verdict } = report;
  if (verdict === 'NOT_RECORDED' && answer !== undefined) {
    return <AbsenceNotice title={title} block={answer.block} />;
  }
  if (verdict !== 'MATCHES' || answer === undefined) {
    return <Verdict report={report} />;
  }
  const { block, entries, total } = answer;
  const isPart = report.gaps.includes('PART_OF_ANSWER');
  return (
    <section aria-labelledby="entries">
      <Alert
        type={isPart ? 'warning' : 'success'}
        showIcon
        role="status"
        title={
          isPart
            ? say(TEXTS.somePartProven, { count: entries.length, total })
            : say(TEXTS.entriesProven, { block, count: entries.length })
        }
      />
      <h2 id="entries">{say(TEXTS.entriesHeading)}</h2>
      <ProvedEntries entries={entries} carried={carried} />
    </section>
  );
}
