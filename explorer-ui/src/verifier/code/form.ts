// SPDX-License-Identifier: Apache-2.0
import { Refusal, type RefusalCode } from '../error/refusal';

const SHOWN = 80;

/** Refuses a text that has not this form. */
export function requireForm(hasForm: boolean, value: string, code: RefusalCode, wanted: string): string {
  if (!hasForm) {
    throw new Refusal(code, `${shown(value)} is not ${wanted}`);
  }
  return value;
}

/** A text from outside as messages show it: letters, digits and printable ASCII stay, others become their numbers. */
export function shown(value: string): string {
  const points = [...value];
  const text = points
    .slice(0, SHOWN)
    .map((point) => (/^[\p{L}\p{Nd} -~]$/u.test(point) ? point : `\\u{${point.codePointAt(0)?.toString(16)}}`));
  return `"${text.join('')}${points.length > SHOWN ? '"...' : '"'}`;
}
