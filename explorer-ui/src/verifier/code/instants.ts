// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';
import { shown } from './form';

/** Nanoseconds since 1970-01-01T00:00:00Z. */
export type Instant = bigint;

/** Nanoseconds of a second. */
export const SECOND = 1_000_000_000n;

const FORM = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?Z$/;

/** Reads the shortest text of a time: UTC with Z, years 1970 to 9999, real dates; any other is refused (`SCHEMA_INVALID`). */
export function parseInstant(text: string): Instant {
  const instant = read(text);
  if (text.length > 20 && text.at(-2) === '0') {
    throw new Refusal('SCHEMA_INVALID', `${text} is not the shortest text of its time, ${formatInstant(instant)}`);
  }
  return instant;
}

/** Reads a ledger time, which always has nine fraction digits. */
export function parseLedgerTime(text: string): Instant {
  const instant = read(text);
  if (text.length !== 30) {
    throw new Refusal('SCHEMA_INVALID', `${text} is not a ledger time (nine fraction digits)`);
  }
  return instant;
}

/** The shortest text of a time. */
export function formatInstant(instant: Instant): string {
  const nanos = instant % SECOND;
  const fraction = nanos === 0n ? '' : `.${nanos.toString().padStart(9, '0').replace(/0+$/, '')}`;
  return `${wholeSeconds(instant)}${fraction}Z`;
}

/** The text of a ledger time: nine fraction digits, so that texts sort like the times. */
export function formatLedgerTime(instant: Instant): string {
  return `${wholeSeconds(instant)}.${(instant % SECOND).toString().padStart(9, '0')}Z`;
}

/** A time as messages show it: fractions in groups of three digits. */
export function showInstant(instant: Instant): string {
  const nanos = (instant % SECOND)
    .toString()
    .padStart(9, '0')
    .replace(/(000)+$/, '');
  return `${wholeSeconds(instant)}${nanos === '' ? '' : `.${nanos}`}Z`;
}

function wholeSeconds(instant: Instant): string {
  return new Date(Number(instant / SECOND) * 1000).toISOString().slice(0, 19);
}

function read(text: string): Instant {
  const match = FORM.exec(text);
  if (match === null) {
    throw new Refusal('SCHEMA_INVALID', `${shown(text)} is not a UTC time such as 2026-03-16T01:30:04Z`);
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const millis = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date rolls over what does not exist; the text that comes back then differs. Years below 100 are taken as 19xx.
  if (year < 1970 || Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 19) !== text.slice(0, 19)) {
    throw new Refusal('SCHEMA_INVALID', `${text} is no real time, or outside the years 1970 to 9999`);
  }
  return BigInt(millis / 1000) * SECOND + BigInt((match[7] ?? '').padEnd(9, '0'));
}
