// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';

/** The most characters of a name or another line. */
export const LINE = 200;
/** The most characters of a free text. */
export const TEXT = 4_000;

/** White space as Java knows it, whose verifier judges the same texts: without no-break spaces. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are white space there
const BLANK = /^(?:(?![\u00a0\u2007\u202f])[\t-\r\x1c-\x1f\p{Zs}\p{Zl}\p{Zp}])*$/u;

/** One of these values; another is refused (`SCHEMA_INVALID`). */
export function choice<T extends string>(choices: readonly T[], object: JsonObject, member: string): T {
  const name = object.string(member);
  const found = choices.find((one) => one === name);
  if (found === undefined) {
    throw new Refusal('SCHEMA_INVALID', `${object.place(member)} cannot be ${name}`);
  }
  return found;
}

/** A text of 1 to `limit` characters that is not blank; others are refused (`SCHEMA_INVALID`). */
export function text(object: JsonObject, member: string, limit: number): string {
  const value = object.string(member);
  if (BLANK.test(value) || value.length > limit) {
    const met = `${object.place(member)} has ${value.length} characters`;
    throw new Refusal('SCHEMA_INVALID', `${met}, allowed are 1 to ${limit} that are not all blank`);
  }
  return value;
}

/** As {@link text}, if the member is there. */
export function optionalText(object: JsonObject, member: string, limit: number): string | undefined {
  return object.has(member) ? text(object, member, limit) : undefined;
}

/** A day of the calendar of the years 1970 to 9999, `yyyy-mm-dd`; others are refused (`SCHEMA_INVALID`). */
export function day(object: JsonObject, member: string): string {
  const value = object.string(member);
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (parts !== null) {
    const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    const found = new Date(0);
    found.setUTCFullYear(year, month - 1, date);
    if (
      year >= 1970 &&
      found.getUTCFullYear() === year &&
      found.getUTCMonth() === month - 1 &&
      found.getUTCDate() === date
    ) {
      return value;
    }
  }
  throw new Refusal('SCHEMA_INVALID', `${object.place(member)} is ${value}, no day of the form yyyy-mm-dd`);
}

/** An integer that is not negative; others are refused (`SCHEMA_INVALID`). */
export function natural(object: JsonObject, member: string): number {
  return between(object, member, 0, Number.MAX_SAFE_INTEGER);
}

/** An integer from `least` to `most`; others are refused (`SCHEMA_INVALID`). */
export function between(object: JsonObject, member: string, least: number, most: number): number {
  const value = object.integer(member);
  if (value < least || value > most) {
    throw new Refusal('SCHEMA_INVALID', `${object.place(member)} is ${value}, allowed are ${least} to ${most}`);
  }
  return value;
}

/** An array of strings without repetitions; an empty one is left out of records, so that nothing has two forms. */
export function distinct(
  object: JsonObject,
  member: string,
  limit: number,
  reader: (text: string) => string,
): readonly string[] {
  if (!object.has(member)) {
    return [];
  }
  const values = object.array(member).strings().map(reader);
  if (values.length === 0 || values.length > limit) {
    const met = `${object.place(member)} has ${values.length} elements`;
    throw new Refusal('SCHEMA_INVALID', `${met}, allowed are 1 to ${limit}`);
  }
  if (new Set(values).size !== values.length) {
    throw new Refusal('SCHEMA_INVALID', `${object.place(member)} repeats an element`);
  }
  return values;
}

/** Reads a mark that is either absent or true, so that its absence has one form. */
export function mark(object: JsonObject, member: string): boolean {
  const present = object.has(member);
  if (present && !object.bool(member)) {
    throw new Refusal('SCHEMA_INVALID', `${object.place(member)} is left out when it is false`);
  }
  return present;
}
