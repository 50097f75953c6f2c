// SPDX-License-Identifier: Apache-2.0
import { Department } from '../../../gateway/department';
import { useSpeech } from '../../../language/language';
import { RecordLink } from '../../../narration/CodeLink';
import { Word } from '../../../narration/Word';
import type { RegisteredList } from '../list';
import { LIST_KINDS, LIST_TEXTS } from '../texts';

/** What a list is, who keeps it, and who has it. */
export function ListSummary({
  list: { kind, department, measure, measuresVersion, sequence, record, pushed },
}: {
  list: RegisteredList;
}) {
  const { say } = useSpeech();
  return (
    <>
      <p>
        <strong>
          <Word words={LIST_KINDS} code={kind} />
        </strong>
      </p>
      <dl>
        <dt>{say(LIST_TEXTS.department)}</dt>
        <dd>
          <Department id={department} />
        </dd>
        <dt>{say(LIST_TEXTS.measure)}</dt>
        <dd>
          <code>{measure}</code> <span className="quiet">{measuresVersion}</span>
        </dd>
        <dt>{say(LIST_TEXTS.changes)}</dt>
        <dd>{sequence}</dd>
        <dt>{say(LIST_TEXTS.record)}</dt>
        <dd>
          <RecordLink record={record} />
        </dd>
        {pushed.length > 0 && (
          <>
            <dt>{say(LIST_TEXTS.pushed)}</dt>
            <dd>
              {pushed.map(({ target, last }) => (
                <div key={target}>{say(LIST_TEXTS.pushedTo, { target, last })}</div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </>
  );
}
