// SPDX-License-Identifier: Apache-2.0
import { type Instant, SECOND } from '../verifier/code/instants';
import type { Bilingual } from '../verifier/verify/catalogue';
import type { Language } from './texts';

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

const UNITS: readonly (readonly [seconds: number, name: Bilingual])[] = [
  [86_400, { zh: '天', en: 'd' }],
  [3_600, { zh: '小时', en: 'h' }],
  [60, { zh: '分', en: 'min' }],
  [1, { zh: '秒', en: 's' }],
];

/** A span of whole seconds in its two largest units; one that goes backwards has a minus sign. */
export function spanWords(seconds: number, language: Language): string {
  let left = Math.abs(seconds);
  const parts = UNITS.map(([unit, name]) => {
    const count = Math.floor(left / unit);
    left -= count * unit;
    return { count, text: `${count} ${name[language]}` };
  });
  const first = parts.findIndex(({ count }) => count > 0);
  const shown = first < 0 ? parts.slice(-1) : parts.slice(first, first + 2).filter(({ count }) => count > 0);
  return `${seconds < 0 ? '−' : ''}${shown.map(({ text }) => text).join(' ')}`;
}
