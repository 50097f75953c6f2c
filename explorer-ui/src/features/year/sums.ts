// SPDX-License-Identifier: Apache-2.0
import { objects, type RecordJson, text } from '../../narration/recordJson';
import type { Volume } from './api/year';

const FEN_OF_YI_YUAN = 10_000_000_000n;

/** Lots and value together. */
export interface Sum {
  readonly lots: number;
  readonly fen: bigint;
}

/** The sum of volumes. */
export function sumOf(volumes: readonly Volume[]): Sum {
  return volumes.reduce<Sum>((sum, { lots, fen }) => ({ lots: sum.lots + lots, fen: sum.fen + fen }), {
    lots: 0,
    fen: 0n,
  });
}

/** Fen as 亿元, exactly. */
export function yiYuan(fen: bigint): string {
  const rest = String(fen % FEN_OF_YI_YUAN)
    .padStart(10, '0')
    .replace(/0+$/, '');
  return `${fen / FEN_OF_YI_YUAN}${rest === '' ? '' : `.${rest}`}`;
}

/** Whether the record that closed a year states these very volumes, and no others. */
export function closes(closing: RecordJson, volumes: readonly Volume[]): boolean {
  const told = objects(closing.body, 'rows').map((row) =>
    [text(row, 'level'), text(row, 'category'), text(row, 'lots'), text(row, 'fen')].join(' '),
  );
  const known = volumes.map(({ level, category, lots, fen }) => [level, category, lots, fen].join(' '));
  return told.sort().join('\n') === known.sort().join('\n');
}
