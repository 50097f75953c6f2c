// SPDX-License-Identifier: Apache-2.0
import { formatInstant, type Instant, parseInstant } from '../code/instants';
import type { LogEntry } from '../log/logEntry';

/**
 * A moment up to which records count: after a block, which is exact, or at a ledger time, which is as exact as the times of transactions
 * are that their submitters state.
 */
export type AsOf = { readonly block: number } | { readonly time: Instant };

/** Reads a block number, or a time as records write it; refuses (`SCHEMA_INVALID`) anything else. */
export function asOf(text: string): AsOf {
  return /^[0-9]{1,15}$/.test(text) ? { block: Number(text) } : { time: parseInstant(text) };
}

/** Whether an entry counts. */
export function covers(moment: AsOf, { block, time }: LogEntry): boolean {
  return 'block' in moment ? block <= moment.block : time <= moment.time;
}

/** The moment in words. */
export function showAsOf(moment: AsOf): string {
  return 'block' in moment ? `block ${moment.block}` : `ledger time ${formatInstant(moment.time)}`;
}
