// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import { stageOf } from '../../../narration/narrate';
import { STAGES } from '../../../narration/words';
import type { TimelineRow } from '../comparison';

/** The stages of a lot, with the one that it is in. It begins in the first. */
export function StageProgress({ rows }: { rows: readonly TimelineRow[] }) {
  const { say } = useSpeech();
  const names = Object.keys(STAGES);
  const last = rows.flatMap(({ record }) => stageOf(record) ?? []).at(-1);
  const now = Math.max(0, names.indexOf(last ?? ''));
  return (
    <section aria-labelledby="stages">
      <h2 id="stages">{say(TEXTS.stagesHeading)}</h2>
      <ol className="stages">
        {Object.values(STAGES).map((name, index) => (
          <li
            key={name.en}
            className={index < now ? 'done' : index === now ? 'now' : 'ahead'}
            aria-current={index === now ? 'step' : undefined}
          >
            {say(name)}
            {index <= now && <span className="hidden"> {say(index < now ? TEXTS.stageDone : TEXTS.stageNow)}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
