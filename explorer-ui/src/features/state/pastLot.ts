// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../../verifier/error/refusal';
import { asOf } from '../../verifier/state/asOf';
import { Forbidden, type Head } from '../../verifier/state/head';
import { pastState } from '../../verifier/state/stateFold';
import type { AnswerSummary } from '../../verifier/verify/report';

/** What a lot was at a moment. */
export interface PastLot {
  /** Absent where nobody had opened the lot by then. */
  readonly lot?: Head;
  /** Absent where it had no witness by then. */
  readonly witness?: Head;
  /** Records that made it, by id, in log order. */
  readonly records: readonly string[];
}

/**
 * What a lot was after a block or at a ledger time, folded in the page from proved answers of all records of the lot and of its tender; or
 * the sentence that says why that cannot be told.
 */
export function pastLot(code: string, moment: string, answers: readonly AnswerSummary[]): PastLot | string {
  try {
    const then = asOf(moment.trim());
    const lots = pastState({ kind: 'lot', id: code }, then, answers);
    const witnesses = pastState({ kind: 'witness', id: code }, then, answers);
    const [lot, witness] = [lots.at(-1)?.head, witnesses.at(-1)?.head];
    const entries = [...lots, ...witnesses].map(({ entry }) => entry);
    entries.sort((one, other) => one.block - other.block || one.index - other.index);
    return {
      ...(lot === undefined ? {} : { lot }),
      ...(witness === undefined ? {} : { witness }),
      records: entries.map(({ record }) => record.string('id')),
    };
  } catch (refused) {
    if (refused instanceof Refusal || refused instanceof Forbidden) {
      return refused.message;
    }
    throw refused;
  }
}
