// SPDX-License-Identifier: Apache-2.0
import type { ProvedEntry } from '../bundle/evidenceBundle';
import type { Instant } from '../code/instants';
import type { PublicKey } from '../crypto/publicKey';
import { Refusal } from '../error/refusal';
import { type Envelope, parseEnvelope } from '../record/envelope';
import type { Role } from '../record/role';
import { keyRegistration } from '../registry/keyRegistration';
import { organisation } from '../registry/organisation';
import { StepFailed } from './stepFailed';

/** A signing key as an entry registers it. */
export interface RegisteredKey {
  readonly entry: ProvedEntry;
  /** The record in it. */
  readonly record: Envelope;
  readonly key: PublicKey;
  readonly role: Role;
  /** Its first instant. */
  readonly from: Instant;
  /** The first instant after it; none for a registrar's key. */
  readonly until?: Instant;
  /** For session keys the key of the person who delegates it. */
  readonly delegatedBy?: string;
}

/** Reads the registration of a key or of an organisation, which brings its registrar's key. */
export function registeredKey(entry: ProvedEntry): RegisteredKey {
  try {
    const record = parseEnvelope(entry.entry.record);
    if (record.body !== undefined && record.type.wireName === 'registry.key') {
      return { entry, record, ...keyRegistration(record.body) };
    }
    if (record.body !== undefined && record.type.wireName === 'registry.organisation') {
      return { entry, record, key: organisation(record.body).registrar, role: 'REGISTRAR', from: record.at };
    }
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      throw StepFailed.invalid('KEY_REGISTERED', `a registration at position ${entry.position}`, refusal.sentence);
    }
    throw refusal;
  }
  throw StepFailed.invalid(
    'KEY_REGISTERED',
    `the registration of a key or an organisation at position ${entry.position}`,
    'a record that registers none',
  );
}

/** Whether a key is in force at this time. */
export function isInForce(key: RegisteredKey, at: Instant): boolean {
  return at >= key.from && (key.until === undefined || at < key.until);
}
