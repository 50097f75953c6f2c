// SPDX-License-Identifier: Apache-2.0
import { firstOf, nextOf, parseAnswer, totalOf } from '../../verifier/answer/indexAnswer';
import { Refusal } from '../../verifier/error/refusal';

/** The most parts that a page asks for: as many as it verifies at once without keeping its visitor waiting for long. */
export const MOST_PARTS = 32;

/** How far an answer in parts has come, by what the last part says of itself; nothing of it is verified here. */
export interface Reached {
  /** Entries that are here. */
  readonly count: number;
  /** Entries of the key. */
  readonly total: number;
  /** The number of the entry with which the next part begins; undefined at the end. */
  readonly next?: number;
}

/**
 * What follows the parts that are here. A part that cannot be read, or does not go on where the one before it ended, is the last: the
 * verifier says why.
 */
export function reached(parts: readonly Uint8Array[]): Reached {
  const last = parts[parts.length - 1];
  if (last === undefined) {
    return { count: 0, total: 0, next: 0 };
  }
  try {
    const answer = parseAnswer(last);
    const next = nextOf(answer);
    const count = firstOf(answer) + answer.entries.length;
    const goesOn = next !== undefined && answer.entries.length > 0 && parts.length < MOST_PARTS;
    return { count, total: totalOf(answer), ...(goesOn ? { next } : {}) };
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return { count: 0, total: 0 };
    }
    throw refusal;
  }
}
