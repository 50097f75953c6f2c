// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../../language/language';
import { Table } from '../../../narration/Table';
import { Word } from '../../../narration/Word';
import type { Volume } from '../api/year';
import { sumOf, yiYuan } from '../sums';
import { LEVELS, YEAR_TEXTS } from '../texts';

/** Lots and values of each level and category, with their sum. */
export function Volumes({ volumes }: { volumes: readonly Volume[] }) {
  const { say } = useSpeech();
  const total = sumOf(volumes);
  const rows = volumes.map(({ level, category, lots, fen }) => ({
    key: `${level} ${category}`,
    cells: [
      <Word key="level" words={LEVELS} code={level} />,
      category === '' ? say(YEAR_TEXTS.unknown) : category,
      lots,
      yiYuan(fen),
    ],
  }));
  return (
    <Table
      columns={[say(YEAR_TEXTS.level), say(YEAR_TEXTS.category), say(YEAR_TEXTS.lots), say(YEAR_TEXTS.value)]}
      rows={[
        ...rows,
        {
          key: 'total',
          cells: [<strong key="total">{say(YEAR_TEXTS.total)}</strong>, '', total.lots, yiYuan(total.fen)],
        },
      ]}
    />
  );
}
