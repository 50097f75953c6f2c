// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../../language/language';
import { chinaToday } from '../../../narration/beijing';
import { Table } from '../../../narration/Table';
import { Word } from '../../../narration/Word';
import type { CaseFile, Limit } from '../casework';
import { CASEWORK_TEXTS, LIMITS } from '../texts';
import { DaysLeft } from './DaysLeft';

/** By when what of a case is due, and what was done when. */
export function Limits({ file: { limits, calendar, examined, dueBy } }: { file: CaseFile }) {
  const { say } = useSpeech();
  return (
    <>
      <p className="quiet">{say(CASEWORK_TEXTS.limitsLead, { calendar })}</p>
      <Table
        columns={[
          say(CASEWORK_TEXTS.limit),
          say(CASEWORK_TEXTS.lastDay),
          say(CASEWORK_TEXTS.doneOn),
          say(CASEWORK_TEXTS.standing),
        ]}
        rows={limits.map((limit) => ({
          key: limit.name,
          cells: [
            <Word key="name" words={LIMITS} code={limit.name} />,
            limit.lastDay,
            limit.doneOn,
            <Standing key="standing" limit={limit} isDue={limit.doneOn === '' && limit.lastDay === dueBy} />,
          ],
        }))}
      />
      {examined.map(({ from, until }) => (
        <p key={`${from} ${until}`}>{say(CASEWORK_TEXTS.notCounted, { from, until })}</p>
      ))}
    </>
  );
}

function Standing({ limit: { doneOn, isInTime, lastDay }, isDue }: { limit: Limit; isDue: boolean }) {
  const { say } = useSpeech();
  if (doneOn !== '') {
    return say(isInTime ? CASEWORK_TEXTS.inTime : CASEWORK_TEXTS.late);
  }
  return isDue ? <DaysLeft lastDay={lastDay} today={chinaToday()} /> : null;
}
