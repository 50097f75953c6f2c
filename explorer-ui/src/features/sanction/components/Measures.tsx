// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../../language/language';
import { SubjectLink } from '../../../narration/CodeLink';
import { Table } from '../../../narration/Table';
import { Word } from '../../../narration/Word';
import { ROLES } from '../../../narration/words';
import { yuan } from '../../../narration/yuan';
import { useMeasureNames } from '../api/measures';
import type { Measure, Sanction } from '../sanction';
import { SANCTION_TEXTS, TERMS } from '../texts';

/** What the newest text imposes, and on whom. */
export function Measures({ sanction }: { sanction: Sanction }) {
  const { say } = useSpeech();
  const names = useMeasureNames(sanction.measuresVersion);
  return (
    <Table
      columns={[
        say(SANCTION_TEXTS.subject),
        say(SANCTION_TEXTS.measure),
        say(SANCTION_TEXTS.term),
        say(SANCTION_TEXTS.scope),
      ]}
      rows={sanction.measures.map((measure) => ({
        key: `${measure.subject} ${measure.code}`,
        cells: [
          <SubjectLink key="subject" subject={measure.subject} />,
          names.get(measure.code) ?? <code key="code">{measure.code}</code>,
          <Term key="term" measure={measure} />,
          <Scope key="scope" measure={measure} />,
        ],
      }))}
    />
  );
}

function Term({ measure: { term, fine } }: { measure: Measure }) {
  const { say } = useSpeech();
  if (fine !== undefined) {
    return say(SANCTION_TEXTS.fine, { yuan: yuan(fine) });
  }
  const words = term === undefined ? SANCTION_TEXTS.noTerm : TERMS[term.unit];
  return words === undefined ? `${term?.length} ${term?.unit}` : say(words, { length: term?.length ?? 0 });
}

function Scope({ measure: { roles, region, sectors } }: { measure: Measure }) {
  const { say } = useSpeech();
  const others = [region, ...sectors].filter((one) => one !== '');
  if (roles.length === 0 && others.length === 0) {
    return say(SANCTION_TEXTS.scopeAll);
  }
  return (
    <>
      {roles.map((role) => (
        <span key={role}>
          <Word words={ROLES} code={role} />{' '}
        </span>
      ))}
      {others.join(' ')}
    </>
  );
}
