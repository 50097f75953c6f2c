// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../../language/language';
import { SubjectLink } from '../../../narration/CodeLink';
import { Table } from '../../../narration/Table';
import { useMeasureNames } from '../api/measures';
import { type Stay, untilOf } from '../procedure';
import type { Effect, Sanction } from '../sanction';
import { CAUSES, SANCTION_TEXTS } from '../texts';

/** On whom it was served, from when to when it has effect, and what ended it. */
export function Effects({ sanction, stays }: { sanction: Sanction; stays: readonly Stay[] }) {
  const { say } = useSpeech();
  const names = useMeasureNames(sanction.measuresVersion);
  if (sanction.effects.length === 0) {
    return <p>{say(SANCTION_TEXTS.effectNone)}</p>;
  }
  return (
    <Table
      columns={[
        say(SANCTION_TEXTS.subject),
        say(SANCTION_TEXTS.measure),
        say(SANCTION_TEXTS.servedOn),
        say(SANCTION_TEXTS.effectiveFrom),
        say(SANCTION_TEXTS.until),
        say(SANCTION_TEXTS.ended),
      ]}
      rows={sanction.effects.flatMap((effect) =>
        sanction.measures
          .filter(({ subject }) => subject === effect.subject)
          .map((measure) => ({
            key: `${effect.subject} ${measure.code}`,
            cells: [
              <SubjectLink key="subject" subject={effect.subject} />,
              names.get(measure.code) ?? measure.code,
              effect.servedOn,
              effect.from,
              untilOf(measure, effect.from, stays) ?? say(SANCTION_TEXTS.noTerm),
              <Ended key="ended" effect={effect} />,
            ],
          })),
      )}
    />
  );
}

function Ended({ effect: { end } }: { effect: Effect }) {
  const { say } = useSpeech();
  if (end === undefined) {
    return <span className="quiet">{say(SANCTION_TEXTS.notEnded)}</span>;
  }
  const words = CAUSES[end.cause];
  const cause = words === undefined ? end.cause : say(words);
  return (
    <>
      {say(SANCTION_TEXTS.endedFrom, { cause, from: end.from })}
      {end.withdrawBy !== '' && <div>{say(SANCTION_TEXTS.withdrawBy, { day: end.withdrawBy })}</div>}
    </>
  );
}
