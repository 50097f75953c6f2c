// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';
import { isBase64Url } from './base64';
import { requireForm, shown } from './form';

const DEPARTMENT = /^(?=.{1,63}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const HOLDER = /^(person|department|device|service):([A-Za-z0-9][A-Za-z0-9._-]{0,63})$/;
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** An organisation of the network, by the id of its membership service provider. */
export function organisationId(text: string): string {
  const wanted = 'an organisation id (a letter, then at most 62 letters, digits, dots or hyphens)';
  return requireForm(/^[A-Za-z][A-Za-z0-9.-]{0,62}$/.test(text), text, 'ID_INVALID', wanted);
}

/** Names a public key: SHA-256 of its text form. */
export function keyId(text: string): string {
  const wanted = 'a key id (key: and 64 lower-case hexadecimal digits)';
  return requireForm(/^key:[0-9a-f]{64}$/.test(text), text, 'ID_INVALID', wanted);
}

/** The id of a record: a UUID of version 7 (RFC 9562, 5.7) in lower case. */
export function recordId(text: string): string {
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  return requireForm(form.test(text), text, 'ID_INVALID', 'a record id (UUID of version 7, lower case)');
}

/** A reference from one record to another. */
export function recordRef(text: string): string {
  if (!text.startsWith('rec:')) {
    throw new Refusal('ID_INVALID', `${shown(text)} is not a record reference (rec: and a record id)`);
  }
  return `rec:${recordId(text.slice(4))}`;
}

/** The code of a lot. */
export function lotCode(text: string): string {
  const wanted = 'a lot code (23 characters: tender code and serial of 3 digits)';
  return requireForm(/^[A-Z][0-9]{6}[0-9A-Z]{4}[0-9]{12}$/.test(text), text, 'CODE_INVALID', wanted);
}

/** 128 random bits, so that nobody can guess a record's content from its hash. */
export function salt(text: string): string {
  return requireForm(isBase64Url(text, 16), text, 'SCHEMA_INVALID', 'a salt (128 bits as 22 characters of base64url)');
}

/** A piece of evidence. */
export function evidenceId(text: string): string {
  const wanted = 'an evidence id (ev: and 32 lower-case hexadecimal digits)';
  return requireForm(/^ev:[0-9a-f]{32}$/.test(text), text, 'ID_INVALID', wanted);
}

/** A person by random reference. */
export function personRef(text: string): string {
  const wanted = 'a person reference (person: and 32 lower-case hexadecimal digits)';
  return requireForm(/^person:[0-9a-f]{32}$/.test(text), text, 'ID_INVALID', wanted);
}

/** A Fabric transaction id. */
export function transactionId(text: string): string {
  const wanted = 'a transaction id (64 lower-case hexadecimal digits)';
  return requireForm(/^[0-9a-f]{64}$/.test(text), text, 'ID_INVALID', wanted);
}

/** A unified social credit code of right length, characters and region digits; its check digit may fail. */
export function unifiedCreditCode(text: string): string {
  const wanted = 'a unified social credit code (18 characters of 0-9 and A-Y without I, O, S, V; digits 3 to 8)';
  return requireForm(CREDIT_CODE.test(text), text, 'CODE_INVALID', wanted);
}

/** Whom a record is about: an organisation by its credit code, or a person by reference. */
export function subject(text: string): string {
  if (text.startsWith('org:')) {
    return `org:${unifiedCreditCode(text.slice(4))}`;
  }
  if (text.startsWith('person:')) {
    return personRef(text);
  }
  throw new Refusal('ID_INVALID', `${shown(text)} is not a subject (org:<credit code> or person:<reference>)`);
}

/** Who holds a key: the kind and the whole text. */
export interface Holder {
  readonly kind: string;
  readonly text: string;
}

/** Reads a holder. */
export function holder(text: string): Holder {
  const match = HOLDER.exec(text);
  if (match === null) {
    throw new Refusal('ID_INVALID', 'a holder is person:, department:, device: or service: and a name');
  }
  const [, kind = '', name = ''] = match;
  if (kind === 'person') {
    personRef(text);
  } else if (kind === 'department') {
    const wanted = 'a department id (lower-case words joined by hyphens, at most 63 characters)';
    requireForm(DEPARTMENT.test(name), name, 'ID_INVALID', wanted);
  }
  return { kind, text };
}
