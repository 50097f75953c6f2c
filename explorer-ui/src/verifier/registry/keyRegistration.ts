// SPDX-License-Identifier: Apache-2.0
import { holder, keyId } from '../code/ids';
import { type Instant, parseInstant } from '../code/instants';
import { PublicKey } from '../crypto/publicKey';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { choice, LINE, text } from '../record/members';
import { isOfficer, ROLES, type Role } from '../record/role';

const MAX_CERTIFICATES = 4;
const MAX_CERTIFICATE_TEXT = 5464;
const STANDARD_BASE64 =
  /^(?:[A-Za-z0-9+/]{4})+$|^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)$/;

/** The body of `registry.key`: a key, as what it acts and how long. */
export interface KeyRegistration {
  readonly key: PublicKey;
  readonly role: Role;
  /** Its first instant. */
  readonly from: Instant;
  /** The first instant after it. */
  readonly until: Instant;
  /** The key of the person who delegates this session key; absent for every other key. */
  readonly delegatedBy?: string;
}

/** Reads the body; refuses windows that end before they begin, officers without a licence, session keys of nobody and seals of no department. */
export function keyRegistration(json: JsonObject): KeyRegistration {
  json.requireOnly('key', 'holder', 'role', 'from', 'until', 'licence', 'delegatedBy', 'chain');
  const key = PublicKey.parse(json.string('key'));
  const held = holder(json.string('holder'));
  const role = choice(ROLES, json, 'role');
  const from = parseInstant(json.string('from'));
  const until = parseInstant(json.string('until'));
  const licence = json.optionalObject('licence');
  if (licence !== undefined) {
    requireLicence(licence);
  }
  if (json.has('chain')) {
    requireChain(json);
  }
  const delegated = json.optionalString('delegatedBy');
  const delegatedBy = delegated === undefined ? undefined : keyId(delegated);
  if (from >= until) {
    throw new Refusal('TIME_IMPLAUSIBLE', 'the key ends before it begins');
  }
  if (isOfficer(role) && licence === undefined) {
    throw new Refusal('LICENCE_INVALID', `a key of role ${role} needs the officer's licence`);
  }
  if (role === 'DEPARTMENT_SEAL' && held.kind !== 'department') {
    throw new Refusal('SCHEMA_INVALID', `a seal belongs to a department, met ${held.text}`);
  }
  if (role === 'DEPARTMENT_SEAL' && key.algorithm !== 'SM2') {
    throw new Refusal('ALGORITHM_REFUSED', `a seal signs by SM2, met ${key.algorithm}`);
  }
  if (delegatedBy !== undefined && held.kind !== 'person') {
    throw new Refusal('SCHEMA_INVALID', `a session key belongs to a person, met ${held.text}`);
  }
  return { key, role, from, until, ...(delegatedBy === undefined ? {} : { delegatedBy }) };
}

/** The contract holds a chain against the licensed authorities of its day; here it must have its form. */
function requireChain(json: JsonObject): void {
  const texts = json.array('chain').strings();
  const isFit = (text: string): boolean => text.length <= MAX_CERTIFICATE_TEXT && STANDARD_BASE64.test(text);
  if (texts.length === 0 || texts.length > MAX_CERTIFICATES || !texts.every(isFit)) {
    throw new Refusal('KEY_INVALID', `a chain has 1 to ${MAX_CERTIFICATES} certificates in base64`);
  }
}

function requireLicence(json: JsonObject): void {
  json.requireOnly('number', 'from', 'until');
  const number = text(json, 'number', LINE);
  if (parseInstant(json.string('from')) >= parseInstant(json.string('until'))) {
    throw new Refusal('TIME_IMPLAUSIBLE', `licence ${number} ends before it begins`);
  }
}
