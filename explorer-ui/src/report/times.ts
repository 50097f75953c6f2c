// SPDX-License-Identifier: Apache-2.0
import { type Instant, SECOND } from '../verifier/code/instants';

const SHANGHAI = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** The date and time of day in China. */
export function civil(instant: Instant): string {
  const parts = new Map(
    SHANGHAI.formatToParts(new Date(Number(instant / SECOND) * 1000)).map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  return `${date} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** A time as people in China read it, with its zone. */
export function shanghai(instant: Instant): string {
  return `${civil(instant)} Asia/Shanghai`;
}
