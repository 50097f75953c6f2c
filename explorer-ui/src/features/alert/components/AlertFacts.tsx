// SPDX-License-Identifier: Apache-2.0
import { Department } from '../../../gateway/department';
import { useSpeech } from '../../../language/language';
import { CodeLink, RecordLink, SubjectLink } from '../../../narration/CodeLink';
import { type RecordJson, text } from '../../../narration/recordJson';
import { Table } from '../../../narration/Table';
import { Word } from '../../../narration/Word';
import { comparedBy, type RaisedAlert } from '../alert';
import { ALERT_TEXTS, ANALYSES, COMPARED, FEATURES } from '../texts';

/** What an alert points at, and by what rule. */
export function AlertFacts({ raised, raising }: { raised: RaisedAlert; raising: RecordJson | undefined }) {
  const { say } = useSpeech();
  const { alert, analysis, lot, subjects, department } = raised;
  const compared = raising === undefined ? [] : comparedBy(raising);
  return (
    <>
      <dl>
        <dt>{say(ALERT_TEXTS.analysis)}</dt>
        <dd>
          <Word words={ANALYSES} code={analysis} />
        </dd>
        {raising !== undefined && (
          <>
            <dt>{say(ALERT_TEXTS.rule)}</dt>
            <dd>
              <code>{text(raising.body, 'rule')}</code>
            </dd>
          </>
        )}
        <dt>{say(ALERT_TEXTS.record)}</dt>
        <dd>
          <RecordLink record={alert} />
        </dd>
        <dt>{say(ALERT_TEXTS.department)}</dt>
        <dd>{department === '' ? say(ALERT_TEXTS.nobody) : <Department id={department} />}</dd>
        {lot !== '' && (
          <>
            <dt>{say(ALERT_TEXTS.lot)}</dt>
            <dd>
              <CodeLink to={`/lots/${lot}`} text={lot} />
            </dd>
          </>
        )}
        {subjects.length > 0 && (
          <>
            <dt>{say(ALERT_TEXTS.subjects)}</dt>
            <dd>
              {subjects.map((subject) => (
                <div key={subject}>
                  <SubjectLink subject={subject} />
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
      {compared.length > 0 && (
        <section aria-labelledby="compared">
          <h2 id="compared">{say(ALERT_TEXTS.comparedHeading)}</h2>
          <p className="quiet">{say(ALERT_TEXTS.comparedLead)}</p>
          <Table
            columns={[say(ALERT_TEXTS.feature), say(ALERT_TEXTS.result)]}
            rows={compared.map(({ feature, result }) => ({
              key: feature,
              cells: [
                <Word key="feature" words={FEATURES} code={feature} />,
                <Word key="result" words={COMPARED} code={result} />,
              ],
            }))}
          />
        </section>
      )}
    </>
  );
}
