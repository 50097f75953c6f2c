// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { useEntry, useEntryProof, useList, useReadable } from '../../features/list/api/lists';
import { EntryFacts } from '../../features/list/components/EntryFacts';
import { ReadableFacts } from '../../features/list/components/ReadableFacts';
import type { Readable } from '../../features/list/list';
import { isStated } from '../../features/list/readable';
import { LIST_TEXTS } from '../../features/list/texts';
import { FoldedSteps, Verdict } from '../../features/proof/components/ReportView';
import { SaveButton } from '../../features/proof/components/SaveButton';
import { useAnswerReport } from '../../features/proof/useReport';
import { Asked } from '../../gateway/Asked';
import { useSpeech } from '../../language/language';
import { TEXTS } from '../../language/texts';
import { useTitle } from '../../language/useTitle';
import { SubjectLink } from '../../narration/CodeLink';
import { recordJson } from '../../narration/recordJson';
import { Waiting } from '../../narration/Waiting';
import { TrustNotice } from '../../trust/TrustNotice';
import type { VerificationReport } from '../../verifier/verify/report';

/** Whether a subject stands on a list today, proved from the map of what is in force; what is over answers like none. */
export function Component() {
  const { list = '', subject = '' } = useParams();
  const { say } = useSpeech();
  const title = say(LIST_TEXTS.entryTitle, { list, subject: subject.replace(/^org:/, '') });
  useTitle(title);
  const isPraise = useList(list).data?.kind === 'RED';
  const proof = useEntryProof(list, subject);
  const report = useAnswerReport(proof.data);
  return (
    <>
      <h1>{title}</h1>
      <p>
        <Link to={`/lists/${list}`}>{say(LIST_TEXTS.toList)}</Link> · <SubjectLink subject={subject} />
      </p>
      <Asked question={proof}>
        {(parts) =>
          report === undefined ? (
            <Waiting />
          ) : (
            <>
              <Answer report={report} isPraise={isPraise} />
              {report.verdict === 'MATCHES' && <Listed list={list} subject={subject} report={report} />}
              <FoldedSteps report={report} />
              <p className="actions">
                <SaveButton files={parts} name={`${list}-${subject.replace(':', '-')}`} ending=".eva">
                  {say(TEXTS.downloadAnswer)}
                </SaveButton>
              </p>
            </>
          )
        }
      </Asked>
      <TrustNotice />
    </>
  );
}

function Answer({ report, isPraise }: { report: VerificationReport; isPraise: boolean }) {
  const { verdict, answer } = report;
  const { say } = useSpeech();
  if (answer === undefined || (verdict !== 'MATCHES' && verdict !== 'NOT_RECORDED')) {
    return <Verdict report={report} />;
  }
  return verdict === 'MATCHES' ? (
    <Alert
      role="status"
      type={isPraise ? 'success' : 'error'}
      showIcon
      title={say(LIST_TEXTS.listed, { block: answer.block })}
    />
  ) : (
    <Alert
      role="status"
      type={isPraise ? 'info' : 'success'}
      showIcon
      title={say(LIST_TEXTS.notListed, { block: answer.block })}
      description={say(LIST_TEXTS.notListedMeans)}
    />
  );
}

function Listed({ list, subject, report }: { list: string; subject: string; report: VerificationReport }) {
  const { say } = useSpeech();
  const entry = useEntry(list, subject);
  const readable = useReadable(list, subject, true);
  return (
    <>
      <section aria-labelledby="bounds">
        <h2 id="bounds">{say(LIST_TEXTS.boundsHeading)}</h2>
        <Asked question={entry}>{(known) => known !== null && <EntryFacts entry={known} />}</Asked>
      </section>
      <section aria-labelledby="readable">
        <h2 id="readable">{say(LIST_TEXTS.readableHeading)}</h2>
        <p className="quiet">{say(LIST_TEXTS.readableNote)}</p>
        <Asked question={readable}>
          {(parts) =>
            parts.length === 0 ? (
              <p>{say(LIST_TEXTS.readableNone)}</p>
            ) : (
              parts.map((part) => <Part key={part.delta} part={part} report={report} />)
            )
          }
        </Asked>
      </section>
    </>
  );
}

/** A readable part, held against the proved change that states its digests. */
function Part({ part, report }: { part: Readable; report: VerificationReport }) {
  const id = part.delta.replace(/^rec:/, '');
  const delta = report.answer?.entries.find(({ record }) => record.string('id') === id);
  if (delta === undefined) {
    return <ReadableFacts part={part} mark="unchecked" />;
  }
  const isSame = isStated(part.served, recordJson(JSON.parse(delta.record.toString())));
  return <ReadableFacts part={part} mark={isSame ? 'proven' : 'unproven'} />;
}
