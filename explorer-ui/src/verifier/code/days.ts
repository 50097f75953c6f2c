// SPDX-License-Identifier: Apache-2.0
import { type Instant, SECOND } from './instants';

const DAY = 86_400n;

/** Where days begin and end: eight hours east. An offset, since tables of time zones differ between machines. */
const CHINA = 28_800n;

const MILLIS_OF_DAY = 86_400_000;

/** The day in China on which a time falls, counted from 1970-01-01. */
export function dayOf(instant: Instant): number {
  return Number((instant / SECOND + CHINA) / DAY);
}

/** A day of the form `yyyy-mm-dd`, which was checked, counted from 1970-01-01. */
export function dayNumber(text: string): number {
  return Date.parse(text) / MILLIS_OF_DAY;
}
