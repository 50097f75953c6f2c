// SPDX-License-Identifier: Apache-2.0

/** A length of time in days, months or years of the calendar. */
export interface Term {
  readonly length: number;
  readonly unit: string;
}

const DAY_MS = 86_400_000;
const DATE = 'yyyy-mm-dd'.length;

/**
 * The last day of a term, which still belongs to it; undefined for an unknown unit or a malformed day. Months are added at once, and a day that
 * the month lacks becomes its last one.
 *
 * @param effect the day of effect, `yyyy-mm-dd`, which is not counted
 */
export function lastDayOf(effect: string, { length, unit }: Term): string | undefined {
  switch (unit) {
    case 'DAYS':
      return daysAfter(effect, length);
    case 'MONTHS':
      return monthsAfter(effect, length);
    case 'YEARS':
      return monthsAfter(effect, 12 * length);
    default:
      return undefined;
  }
}

/** The day that many days later. */
export function daysAfter(day: string, count: number): string | undefined {
  return formatted(Date.parse(day) + count * DAY_MS);
}

/** How many days there are from one to another, both counted. */
export function daysFromTo(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

function monthsAfter(day: string, count: number): string | undefined {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return formatted(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

function formatted(time: number): string | undefined {
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, DATE);
}
