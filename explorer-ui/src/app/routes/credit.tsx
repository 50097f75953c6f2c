// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useScore } from '../../features/credit/api/score';
import { ScoreView } from '../../features/credit/components/ScoreView';
import { schemesOf } from '../../features/credit/score';
import { CREDIT_TEXTS } from '../../features/credit/texts';
import { useAnswer } from '../../features/index/api/answer';
import { PartsNotice } from '../../features/index/components/PartsNotice';
import { keyPath } from '../../features/index/target';
import { FoldedSteps } from '../../features/proof/components/ReportView';
import { useAnswerReport } from '../../features/proof/useReport';
import { Asked } from '../../gateway/Asked';
import { useSpeech } from '../../language/language';
import { useTitle } from '../../language/useTitle';
import { FieldForm } from '../../narration/FieldForm';
import { type RecordJson, recordJson } from '../../narration/recordJson';
import { TrustNotice } from '../../trust/TrustNotice';

/** The points that count against a subject, line by line, held against the proof of all records about it. */
export function Component() {
  const { subject = '', scheme = '' } = useParams();
  const { say } = useSpeech();
  const [parameters] = useSearchParams();
  const title = say(CREDIT_TEXTS.title, { subject: subject.replace(/^org:/, '') });
  useTitle(title);
  const answer = useAnswer('subject', subject);
  const report = useAnswerReport(answer.parts);
  const proved = useMemo(
    () => report?.answer?.entries.map(({ record }) => recordJson(JSON.parse(record.toString()))),
    [report],
  );
  return (
    <>
      <h1>{title}</h1>
      <p>{say(CREDIT_TEXTS.lead)}</p>
      {scheme !== '' && (
        <Scored
          key={`${subject} ${scheme} ${parameters}`}
          subject={subject}
          scheme={scheme}
          on={parameters.get('on') ?? ''}
          knownAt={parameters.get('knownAt') ?? ''}
          proved={proved}
        />
      )}
      {answer.progress !== undefined && <PartsNotice reached={answer.progress} />}
      <Choice key={scheme} subject={subject} scheme={scheme} proved={proved ?? []} />
      <p>
        <Link to={keyPath('subject', subject)}>{say(CREDIT_TEXTS.subjectRecords)}</Link>
      </p>
      {report !== undefined && <FoldedSteps report={report} />}
      <TrustNotice />
    </>
  );
}

function Scored({
  subject,
  scheme,
  on,
  knownAt,
  proved,
}: {
  subject: string;
  scheme: string;
  on: string;
  knownAt: string;
  proved: readonly RecordJson[] | undefined;
}) {
  const question = useScore(subject, scheme, on, knownAt);
  return <Asked question={question}>{(score) => <ScoreView score={score} proved={proved} />}</Asked>;
}

function Choice({ subject, scheme, proved }: { subject: string; scheme: string; proved: readonly RecordJson[] }) {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const schemes = schemesOf(proved);
  return (
    <section aria-labelledby="choice">
      <h2 id="choice">{say(CREDIT_TEXTS.chooseHeading)}</h2>
      {schemes.length > 0 && (
        <p>
          {say(CREDIT_TEXTS.chosen)}{' '}
          {schemes.map((one) => (
            <Link key={one} to={scorePath(subject, one)} className="code-link">
              <code>{one}</code>
            </Link>
          ))}
        </p>
      )}
      <FieldForm
        fields={[
          { name: 'scheme', label: say(CREDIT_TEXTS.schemeLabel), value: scheme },
          { name: 'on', label: say(CREDIT_TEXTS.onLabel), value: parameters.get('on') ?? '' },
          { name: 'knownAt', label: say(CREDIT_TEXTS.knownLabel), value: parameters.get('knownAt') ?? '' },
        ]}
        help={say(CREDIT_TEXTS.askHelp)}
        button={say(CREDIT_TEXTS.askButton)}
        done={({ scheme: asked = '', on = '', knownAt = '' }) => {
          const given = Object.entries({ on, knownAt }).filter(([, value]) => value !== '');
          if (asked !== '') {
            void navigate({ pathname: scorePath(subject, asked), search: new URLSearchParams(given).toString() });
          }
        }}
      />
    </section>
  );
}

function scorePath(subject: string, scheme: string): string {
  return `/credit/${encodeURIComponent(subject)}/${encodeURIComponent(scheme)}`;
}
