// SPDX-License-Identifier: Apache-2.0
import { organisationId } from '../code/ids';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { choice, day, LINE, text } from '../record/members';
import { explainedCode, OVERRIDE } from './explainedCode';

/** What a platform that keeps evidence has to show of itself (on-line litigation rules, article 17). */
export const QUALIFICATION_KINDS = ['FILING', 'CLASSIFIED_PROTECTION', 'CRYPTOGRAPHY_ASSESSMENT'] as const;

/** One of the kinds. */
export type QualificationKind = (typeof QUALIFICATION_KINDS)[number];

/**
 * The body of `registry.qualification`: an organisation states a qualification of its platform. A later record of the same kind and
 * number takes the place of an earlier one.
 */
export interface Qualification {
  /** The organisation. */
  readonly msp: string;
  readonly kind: QualificationKind;
  /** Its number, as the issuer wrote it. */
  readonly number: string;
  /** Its first day, in Asia/Shanghai. */
  readonly from: string;
  /** Its last day, in Asia/Shanghai. */
  readonly until: string;
}

/** Reads the body; refuses a qualification that ends before it begins. */
export function qualification(json: JsonObject): Qualification {
  json.requireOnly('msp', 'uscc', OVERRIDE, 'kind', 'number', 'issuer', 'from', 'until');
  const msp = organisationId(json.string('msp'));
  explainedCode(json, 'uscc');
  const kind = choice(QUALIFICATION_KINDS, json, 'kind');
  const number = text(json, 'number', LINE);
  text(json, 'issuer', LINE);
  const from = day(json, 'from');
  const until = day(json, 'until');
  if (until < from) {
    throw new Refusal('TIME_IMPLAUSIBLE', `${kind} ${number} ends on ${until}, before it begins`);
  }
  return { msp, kind, number, from, until };
}
