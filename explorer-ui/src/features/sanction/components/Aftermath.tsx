// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../../language/language';
import { type RecordJson, text } from '../../../narration/recordJson';
import { Word } from '../../../narration/Word';
import type { Sanction } from '../sanction';
import { APPEALS, PUSHES, SANCTION_TEXTS } from '../texts';

/** Where it was published and sent, who had it reviewed, and what was stayed. */
export function Aftermath({
  sanction: { publications, pushes, appeals },
  proved,
}: {
  sanction: Sanction;
  proved: readonly RecordJson[] | undefined;
}) {
  const { say } = useSpeech();
  const stays = (proved ?? []).filter(({ type }) => type === 'sanction.stay');
  if (publications.length + pushes.length + appeals.length + stays.length === 0) {
    return <p>{say(SANCTION_TEXTS.afterNone)}</p>;
  }
  const pushWord = (step: string): string => {
    const words = PUSHES[step];
    return words === undefined ? step : say(words);
  };
  return (
    <ul className="entries">
      {publications.map(({ site, on, withdrawnOn }) => (
        <li key={site}>
          {say(SANCTION_TEXTS.publishedOn, { site, on })}
          {withdrawnOn !== '' && say(SANCTION_TEXTS.withdrawnOn, { on: withdrawnOn })}
        </li>
      ))}
      {pushes.map(({ target, step, number }) => (
        <li key={`${target} ${step}`}>{say(SANCTION_TEXTS.pushed, { target, number, step: pushWord(step) })}</li>
      ))}
      {appeals.map(({ kind, step, on, authority }) => (
        <li key={`${kind} ${step} ${on}`}>
          <Word words={APPEALS} code={kind} /> <Word words={APPEALS} code={step} /> {on} {authority}
        </li>
      ))}
      {stays.map(({ id, body }) => (
        <li key={id}>
          {say(SANCTION_TEXTS.stayed, {
            from: text(body, 'from'),
            to: text(body, 'to'),
            order: text(body, 'order'),
            authority: text(body, 'authority'),
          })}
        </li>
      ))}
    </ul>
  );
}
