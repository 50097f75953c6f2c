// SPDX-License-Identifier: Apache-2.0

import type { Mark } from '../../narration/ProofMark';
import { type RecordJson, recordJson } from '../../narration/recordJson';
import { formatLedgerTime } from '../../verifier/code/instants';
import type { LogEntry } from '../../verifier/log/logEntry';
import type { AnswerSummary } from '../../verifier/verify/report';

/** A row of the gateway's timeline. */
export interface ListedRow {
  readonly block: number;
  readonly time: string;
  readonly record: unknown;
}

/** A row as the page shows it. */
export interface TimelineRow {
  readonly record: RecordJson;
  readonly block: number;
  /** The ledger time. */
  readonly time: string;
  readonly mark: Mark;
}

/**
 * Holds what a gateway lists against a proved answer of all records of the lot. Records that the answer holds and the whole list lacks
 * are shown too, so that a gateway can hide none. Rows stand in the order of their blocks.
 *
 * @param answer what a verified answer says; absent if there is none
 * @param isWhole whether the gateway says that its list ends here
 */
export function compared(
  listed: readonly ListedRow[],
  answer: AnswerSummary | undefined,
  isWhole: boolean,
): TimelineRow[] {
  const proven = new Map(answer?.entries.map((entry) => [entry.record.toString(), entry]));
  const rows = listed.map((row): TimelineRow => {
    // The list carries the canonical text, whose order of members JavaScript keeps.
    const entry = proven.get(JSON.stringify(row.record));
    if (entry !== undefined) {
      proven.delete(entry.record.toString());
      return rowOf(entry);
    }
    const mark = answer === undefined ? 'unchecked' : row.block > answer.block ? 'later' : 'unproven';
    return { record: recordJson(row.record), block: row.block, time: row.time, mark };
  });
  const unlisted = isWhole ? [...proven.values()].map(rowOf) : [];
  return unlisted.length === 0 ? rows : [...rows, ...unlisted].sort((one, other) => one.block - other.block);
}

/** How many rows bear a mark. */
export function count(rows: readonly TimelineRow[], mark: Mark): number {
  return rows.filter((row) => row.mark === mark).length;
}

function rowOf(entry: LogEntry): TimelineRow {
  const record = recordJson(JSON.parse(entry.record.toString()));
  return { record, block: entry.block, time: formatLedgerTime(entry.time), mark: 'proven' };
}
