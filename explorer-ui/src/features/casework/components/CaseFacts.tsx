// SPDX-License-Identifier: Apache-2.0
import { Department } from '../../../gateway/department';
import { useSpeech } from '../../../language/language';
import { CodeLink, RecordLink, SubjectLink } from '../../../narration/CodeLink';
import { Word } from '../../../narration/Word';
import type { CaseFile } from '../casework';
import { CASE_KINDS, CASEWORK_TEXTS } from '../texts';

/** What a case is about, who keeps it, and at what other doors it came in. */
export function CaseFacts({ file: { filing, kind, keeper, lot, subjects, linked } }: { file: CaseFile }) {
  const { say } = useSpeech();
  return (
    <dl>
      <dt>{say(CASEWORK_TEXTS.kind)}</dt>
      <dd>
        <Word words={CASE_KINDS} code={kind} />
      </dd>
      <dt>{say(CASEWORK_TEXTS.keeper)}</dt>
      <dd>
        <Department id={keeper} />
      </dd>
      <dt>{say(CASEWORK_TEXTS.filing)}</dt>
      <dd>
        <RecordLink record={filing} />
      </dd>
      {lot !== '' && (
        <>
          <dt>{say(CASEWORK_TEXTS.lot)}</dt>
          <dd>
            <CodeLink to={`/lots/${lot}`} text={lot} />
          </dd>
        </>
      )}
      {subjects.length > 0 && (
        <>
          <dt>{say(CASEWORK_TEXTS.subjects)}</dt>
          <dd>
            {subjects.map((subject) => (
              <div key={subject}>
                <SubjectLink subject={subject} />
              </div>
            ))}
          </dd>
        </>
      )}
      {linked.length > 0 && (
        <>
          <dt>{say(CASEWORK_TEXTS.linked)}</dt>
          <dd>
            {linked.map((record) => (
              <div key={record}>
                <RecordLink record={record} />
              </div>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}
