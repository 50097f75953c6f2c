// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../../language/language';
import { RecordLink } from '../../../narration/CodeLink';
import type { ListEntry } from '../list';
import { LIST_TEXTS } from '../texts';
import { Ground } from './Ground';

/** From when to when an entry is in force, on what it rests, and by which changes it came. */
export function EntryFacts({ entry }: { entry: ListEntry }) {
  const { say } = useSpeech();
  return (
    <dl>
      <dt>{say(LIST_TEXTS.from)}</dt>
      <dd>{entry.from}</dd>
      <dt>{say(LIST_TEXTS.until)}</dt>
      <dd>{entry.until}</dd>
      {entry.repairableFrom !== '' && (
        <>
          <dt>{say(LIST_TEXTS.repairableFrom)}</dt>
          <dd>{entry.repairableFrom}</dd>
          <dt>{say(LIST_TEXTS.most)}</dt>
          <dd>{entry.most}</dd>
          <dt>{say(LIST_TEXTS.policy)}</dt>
          <dd>
            <code>{entry.policy}</code>
          </dd>
        </>
      )}
      {entry.pauses.length > 0 && (
        <>
          <dt>{say(LIST_TEXTS.pauses)}</dt>
          <dd>
            {entry.pauses.map(({ from, to }) => (
              <div key={from}>{say(LIST_TEXTS.pause, { from, to })}</div>
            ))}
          </dd>
        </>
      )}
      <dt>{say(LIST_TEXTS.ground)}</dt>
      <dd>
        <Ground entry={entry} />
      </dd>
      <dt>{say(LIST_TEXTS.deltas)}</dt>
      <dd>
        {entry.deltas.map((delta) => (
          <div key={delta}>
            <RecordLink record={delta} />
          </div>
        ))}
      </dd>
    </dl>
  );
}
