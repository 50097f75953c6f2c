// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../../language/language';
import { CodeLink } from '../../../narration/CodeLink';
import { Word } from '../../../narration/Word';
import type { CaseFile } from '../casework';
import { CASEWORK_TEXTS, GROUNDS, OUTCOMES } from '../texts';

/** What became of a case, and what follows from it. */
export function Outcome({ file: { admission, answer, sanctions } }: { file: CaseFile }) {
  const { say } = useSpeech();
  if (admission !== undefined && admission.outcome !== '') {
    return (
      <p>
        {say(CASEWORK_TEXTS.refusedOn, { on: admission.on })} <Word words={GROUNDS} code={admission.outcome} />
      </p>
    );
  }
  if (answer === undefined) {
    return <p>{say(CASEWORK_TEXTS.noOutcome)}</p>;
  }
  return (
    <>
      <p>
        {say(CASEWORK_TEXTS.answeredOn, { on: answer.on })} <Word words={OUTCOMES} code={answer.outcome} />
      </p>
      {sanctions.length > 0 && (
        <>
          <p>{say(CASEWORK_TEXTS.sanctions)}</p>
          <ul>
            {sanctions.map((draft) => (
              <li key={draft}>
                <CodeLink to={`/sanctions/${draft.replace(/^rec:/, '')}`} text={draft.replace(/^rec:/, '')} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
