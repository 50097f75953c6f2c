// SPDX-License-Identifier: Apache-2.0
import { organisationId } from '../code/ids';
import { PublicKey } from '../crypto/publicKey';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { choice, LINE, text } from '../record/members';
import { explainedCode, OVERRIDE } from './explainedCode';

const KINDS = ['TRADING_CENTRE', 'BRANCH_CENTRE', 'SUPERVISION_OFFICE', 'DEPARTMENT'] as const;

/** The body of `registry.organisation`. */
export interface Organisation {
  /** The organisation. */
  readonly msp: string;
  /** Its credit code, if it has one. */
  readonly code?: string;
  /** The SM2 key that registers its other keys. */
  readonly registrar: PublicKey;
}

/** Reads the body. */
export function organisation(json: JsonObject): Organisation {
  json.requireOnly('msp', 'name', 'kind', 'uscc', OVERRIDE, 'registrar');
  const msp = organisationId(json.string('msp'));
  const name = json.object('name').requireOnly('zh', 'en');
  text(name, 'zh', LINE);
  text(name, 'en', LINE);
  choice(KINDS, json, 'kind');
  const code = json.optionalString('uscc') === undefined ? undefined : explainedCode(json, 'uscc');
  const registrar = PublicKey.parse(json.string('registrar'));
  if (registrar.algorithm !== 'SM2') {
    throw new Refusal('ALGORITHM_REFUSED', `a registrar's key is SM2, met ${registrar.algorithm}`);
  }
  return { msp, registrar, ...(code === undefined ? {} : { code }) };
}
