// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';
import type { LogEntry } from '../log/logEntry';
import { parseEnvelope } from '../record/envelope';
import type { AnswerSummary } from '../verify/report';
import { type AsOf, covers, showAsOf } from './asOf';
import { type Head, type HeadKey, indexKeyOf } from './head';
import { changesOf } from './headFold';

/** A record that made or changed a state, and the state after it. */
export interface StateStep {
  readonly entry: LogEntry;
  readonly head: Head;
}

/**
 * A state at an earlier moment: the steps that made it, in log order; none if nothing had made it by then. Folded from answers that were
 * verified and have no gap: one about the key under which all records of the state stand, the others about what these build on, such as
 * the tender of a lot. Refuses (`SCHEMA_INVALID`) whatever is not shown to be all; throws {@link Forbidden} where the states before a record forbid it.
 */
export function pastState(key: HeadKey, moment: AsOf, answers: readonly AnswerSummary[]): readonly StateStep[] {
  const demanded = indexKeyOf(key);
  const shown = answers.some(
    (answer) => answer.key.name === demanded.name && answer.key.key === demanded.key && reaches(answer, moment),
  );
  if (!shown) {
    const what = `all records under ${demanded.name} ${demanded.key} up to ${showAsOf(moment)}`;
    throw new Refusal('SCHEMA_INVALID', `an answer with ${what} is needed`);
  }
  const heads = new Map<string, Head>();
  const steps: StateStep[] = [];
  for (const entry of inLogOrder(answers).filter((one) => covers(moment, one))) {
    const record = parseEnvelope(entry.record);
    const lot = entry.record.optionalString('lot');
    for (const change of changesOf(record, lot, (one) => heads.get(placeOf(one)))) {
      heads.set(placeOf(change.key), change.head);
      if (placeOf(change.key) === placeOf(key)) {
        steps.push({ entry, head: change.head });
      }
    }
  }
  return steps;
}

function placeOf({ kind, id }: HeadKey): string {
  return `${kind}/${id}`;
}

/** Times do not follow the order of blocks exactly, so that only an answer of all blocks reaches a time. */
function reaches({ block, blocks }: AnswerSummary, moment: AsOf): boolean {
  if (!('block' in moment)) {
    return blocks === undefined;
  }
  return block >= moment.block && (blocks === undefined || (blocks.from === 0 && blocks.to >= moment.block));
}

/** The entries of all answers, each once. */
function inLogOrder(answers: readonly AnswerSummary[]): readonly LogEntry[] {
  const once = new Map(answers.flatMap(({ entries }) => entries).map((entry) => [idOf(entry), entry]));
  return [...once.values()].sort(
    (one, other) => one.block - other.block || one.index - other.index || (idOf(one) < idOf(other) ? -1 : 1),
  );
}

function idOf({ record }: LogEntry): string {
  return record.optionalString('id') ?? '';
}
