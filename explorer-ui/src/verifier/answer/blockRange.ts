// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import type { LogEntry } from '../log/logEntry';

/** Blocks of the ledger that follow each other. */
export interface BlockRange {
  /** The first, at least 0. */
  readonly from: number;
  /** The last, not before the first. */
  readonly to: number;
}

/** Reads the JSON form; refuses (`SCHEMA_INVALID`) a range that no block is in. */
export function blockRange(json: JsonObject): BlockRange {
  json.requireOnly('from', 'to');
  const from = json.integer('from');
  const to = json.integer('to');
  if (from < 0 || to < from) {
    throw new Refusal('SCHEMA_INVALID', `blocks ${from} to ${to} are no range`);
  }
  return { from, to };
}

/** Whether an entry stands in one of these blocks. */
export function contains({ from, to }: BlockRange, { block }: LogEntry): boolean {
  return block >= from && block <= to;
}
