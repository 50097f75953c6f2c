// SPDX-License-Identifier: Apache-2.0

const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const PERSON = /^person:[0-9a-f]{32}$/;

/** The page about whether a subject stands on a list. */
export function entryPath(list: string, subject: string): string {
  return `/lists/${list}/entries/${encodeURIComponent(subject)}`;
}

/** The subject that somebody has typed: a credit code or the reference of a person; undefined if it is neither. */
export function subjectOf(input: string): string | undefined {
  const text = input.trim();
  const code = text.toUpperCase().replace(/^ORG:/, '');
  if (CREDIT_CODE.test(code)) {
    return `org:${code}`;
  }
  const person = text.toLowerCase();
  return PERSON.test(person) ? person : undefined;
}
