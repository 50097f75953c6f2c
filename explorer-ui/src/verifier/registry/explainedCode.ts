// SPDX-License-Identifier: Apache-2.0
import { expectedCheckDigit } from '../code/creditCode';
import { unifiedCreditCode } from '../code/ids';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { TEXT, text } from '../record/members';

/** The member beside a code that says why a failing check digit is right. */
export const OVERRIDE = 'usccOverride';

/** Reads a credit code whose check digit holds, or fails and somebody says why it is right all the same. */
export function explainedCode(json: JsonObject, member: string): string {
  const override = json.optionalObject(OVERRIDE);
  const reason = override === undefined ? undefined : text(override.requireOnly('reason'), 'reason', TEXT);
  const code = unifiedCreditCode(json.string(member));
  const expected = expectedCheckDigit(code);
  if (code.charAt(17) !== expected && reason === undefined) {
    const met = `${code} ends in ${code.charAt(17)}, its check digit would be ${expected}`;
    throw new Refusal('CHECK_DIGIT_UNEXPLAINED', `${met}, and no reason is given`);
  }
  return code;
}
