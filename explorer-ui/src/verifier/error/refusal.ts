// SPDX-License-Identifier: Apache-2.0

/** Codes of the catalogue that bundles, trust roots and records can meet. */
export type RefusalCode =
  | 'ALGORITHM_REFUSED'
  | 'CHECK_DIGIT_UNEXPLAINED'
  | 'CODE_INVALID'
  | 'DIGEST_MISMATCH'
  | 'ID_INVALID'
  | 'KEY_INVALID'
  | 'LICENCE_INVALID'
  | 'MALFORMED_JSON'
  | 'NOT_CANONICAL'
  | 'NOT_FOUND'
  | 'SCHEMA_INVALID'
  | 'SIGNATURE_INVALID'
  | 'SIGNATURE_MISSING'
  | 'TIME_IMPLAUSIBLE'
  | 'TOO_LARGE'
  | 'UNKNOWN_TYPE'
  | 'UNKNOWN_VERSION';

const MAX_SENTENCE = 500;

/** A refusal with its code and a sentence that gives the value met and the rule. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** What was met and what was expected: one line of at most 500 characters. */
  readonly sentence: string;

  constructor(code: RefusalCode, sentence: string) {
    super();
    this.code = code;
    this.sentence = oneShortLine(sentence);
    this.message = `${code}: ${this.sentence}`;
  }
}

/** The value met may come from a hostile document: it must not break lines, and it is cut. */
function oneShortLine(sentence: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  const line = sentence.replace(/[\x00-\x1f\x7f]/g, '?');
  if (line.length <= MAX_SENTENCE) {
    return line;
  }
  const cut = MAX_SENTENCE - 3;
  const last = line.charCodeAt(cut - 1);
  return `${line.slice(0, last >= 0xd800 && last <= 0xdbff ? cut - 1 : cut)}...`;
}
