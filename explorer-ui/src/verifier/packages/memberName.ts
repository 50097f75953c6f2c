// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';

/** The most characters of a name. */
export const MAX_NAME = 200;

const FORM = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*){0,2}$/;

/**
 * The name of a member of a package: at most three parts of lower-case letters, digits, dots, dashes and low lines, each of
 * which begins with a letter or digit. No file system reads such a name in two ways, and none leads out of a folder. Any other
 * form is refused (`SCHEMA_INVALID`).
 */
export function memberName(text: string): string {
  if (text.length > MAX_NAME || !FORM.test(text)) {
    throw new Refusal('SCHEMA_INVALID', 'a member of a package has a name of another form');
  }
  return text;
}
