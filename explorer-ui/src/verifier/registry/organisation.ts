// SPDX-License-Identifier: Apache-2.0
import { expectedCheckDigit } from '../code/creditCode';
import { organisationId, unifiedCreditCode } from '../code/ids';
import { PublicKey } from '../crypto/publicKey';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { choice, LINE, TEXT, text } from '../record/members';

const KINDS = ['TRADING_CENTRE', 'BRANCH_CENTRE', 'SUPERVISION_OFFICE', 'DEPARTMENT'] as const;

/** Reads the body of `registry.organisation` and gives the SM2 key that registers the organisation's other keys. */
export function registrarOf(json: JsonObject): PublicKey {
  json.requireOnly('msp', 'name', 'kind', 'uscc', 'usccOverride', 'registrar');
  organisationId(json.string('msp'));
  const name = json.object('name').requireOnly('zh', 'en');
  text(name, 'zh', LINE);
  text(name, 'en', LINE);
  choice(KINDS, json, 'kind');
  if (json.optionalString('uscc') !== undefined) {
    requireExplainedCode(json);
  }
  const registrar = PublicKey.parse(json.string('registrar'));
  if (registrar.algorithm !== 'SM2') {
    throw new Refusal('ALGORITHM_REFUSED', `a registrar's key is SM2, met ${registrar.algorithm}`);
  }
  return registrar;
}

/** A credit code whose check digit holds, or fails and somebody says why it is right all the same. */
function requireExplainedCode(json: JsonObject): void {
  const override = json.optionalObject('usccOverride');
  const reason = override === undefined ? undefined : text(override.requireOnly('reason'), 'reason', TEXT);
  const code = unifiedCreditCode(json.string('uscc'));
  const expected = expectedCheckDigit(code);
  if (code.charAt(17) !== expected && reason === undefined) {
    const met = `${code} ends in ${code.charAt(17)}, its check digit would be ${expected}`;
    throw new Refusal('CHECK_DIGIT_UNEXPLAINED', `${met}, and no reason is given`);
  }
}
