// SPDX-License-Identifier: Apache-2.0

import { civil } from '../report/times';
import { type Instant, parseInstant, parseLedgerTime } from '../verifier/code/instants';
import { Refusal } from '../verifier/error/refusal';

const LEDGER_TIME = 30;

/** A UTC time in the form of records or of ledgers as Beijing time with its offset; any other text as it is. */
export function beijing(text: string): string {
  try {
    return beijingOf(text.length === LEDGER_TIME ? parseLedgerTime(text) : parseInstant(text));
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return text;
    }
    throw refusal;
  }
}

/** A time as Beijing time with its offset. */
export function beijingOf(instant: Instant): string {
  return `${civil(instant)} +08:00`;
}

const MILLISECOND = 1_000_000n;
const DAY = 'yyyy-mm-dd'.length;

/** The day in China, by the clock of this computer. */
export function chinaToday(): string {
  return civil(BigInt(Date.now()) * MILLISECOND).slice(0, DAY);
}
