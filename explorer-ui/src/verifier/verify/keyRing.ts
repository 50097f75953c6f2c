// SPDX-License-Identifier: Apache-2.0
import type { ProvedEntry } from '../bundle/evidenceBundle';
import { showInstant } from '../code/instants';
import { Refusal } from '../error/refusal';
import type { Envelope } from '../record/envelope';
import type { SignatureEntry } from '../record/signatureEntry';
import { isInForce, type RegisteredKey, registeredKey } from './registeredKey';
import { StepFailed } from './stepFailed';

/**
 * The registrations of a bundle. Each is signed by a key that was registered before it, up to an organisation's, which brings
 * its registrar's key itself. They are verified once, so bundles with the same registrations share a ring.
 */
export class KeyRing {
  private readonly keys: readonly RegisteredKey[];
  /** For each registration, by position, those that it stands on and itself. */
  private readonly foundations = new Map<number, ReadonlySet<number>>();
  private verified = false;

  /** @param entries proved to be in the log, by position */
  constructor(entries: readonly ProvedEntry[]) {
    this.keys = entries.map(registeredKey);
  }

  /** Requires that every registration is signed by a key that may register it. */
  requireVerified(): void {
    if (this.verified) {
      return;
    }
    // By position, so that whatever a registration stands on is verified before it.
    for (const registered of this.keys) {
      this.requireSigned(registered.record, registered.entry);
      const foundation = this.requireEntitled(registered.record, registered.entry);
      this.requireRegistrar(registered);
      foundation.add(registered.entry.position);
      this.foundations.set(registered.entry.position, foundation);
    }
    this.verified = true;
  }

  /** Requires that every signature of a record fits the record and the registered key. */
  requireSigned(record: Envelope, entry: ProvedEntry): void {
    for (const signature of record.signatures) {
      const registered = this.registration(record, entry, signature);
      try {
        signature.requireValid(registered.key, record.signedBytes);
      } catch (refusal) {
        if (refusal instanceof Refusal) {
          const demanded = `a signature by ${signature.key} registered at position ${registered.entry.position}`;
          throw StepFailed.invalid('RECORD_SIGNATURE', demanded, refusal.sentence);
        }
        throw refusal;
      }
    }
  }

  /**
   * Requires that the key in whose name a record stands may sign it, and that all that signed it were in force; the ring is verified. Who
   * may sign beside, such as a department's seal, the contract says.
   *
   * @returns positions of all registrations on which the record stands
   */
  requireEntitled(record: Envelope, entry: ProvedEntry): Set<number> {
    const foundation = new Set<number>();
    for (const signature of record.signatures) {
      const key = this.registration(record, entry, signature);
      if (signature.key === record.by) {
        requireOrganisation(record, key);
        requireRole(record, key);
      }
      requireInForce(record, entry, key);
      for (const position of this.foundations.get(key.entry.position) ?? []) {
        foundation.add(position);
      }
    }
    return foundation;
  }

  /** Requires that the ring has no registration on which nothing stands. */
  requireAllUsed(used: ReadonlySet<number>): void {
    for (const { entry, key } of this.keys) {
      if (!used.has(entry.position)) {
        const given = `the registration of ${key.keyId}`;
        throw StepFailed.invalid('KEY_UNUSED', 'registrations of keys that signed', given);
      }
    }
  }

  /** The newest registration of the key before what it signed; an organisation may bring its registrar's key itself. */
  private registration(record: Envelope, entry: ProvedEntry, signature: SignatureEntry): RegisteredKey {
    const registered = [...this.keys]
      .reverse()
      .find((one) => one.entry.position < entry.position && one.key.keyId === signature.key);
    if (registered !== undefined) {
      return registered;
    }
    if (record.type.wireName === 'registry.organisation') {
      const own = registeredKey(entry);
      if (own.key.keyId === signature.key) {
        return own;
      }
    }
    const demanded = `a registration before position ${entry.position}`;
    throw StepFailed.invalid('KEY_REGISTERED', demanded, `none of ${signature.key}`);
  }

  /** A registrar registers any key; anybody else only a session key with the own role, which the own key delegates. */
  private requireRegistrar(registered: RegisteredKey): void {
    const [first] = registered.record.signatures;
    if (first === undefined) {
      throw new Error('an envelope has at least one signature');
    }
    const by = this.registration(registered.record, registered.entry, first);
    const delegates =
      registered.delegatedBy === by.key.keyId && by.role === registered.role && by.delegatedBy === undefined;
    if (!delegates && by.role !== 'REGISTRAR') {
      throw StepFailed.invalid(
        'KEY_ROLE',
        'a registrar, or the holder of the key that delegates',
        `${by.role} who registers a key of role ${registered.role}`,
      );
    }
  }
}

function requireOrganisation(record: Envelope, key: RegisteredKey): void {
  if (key.record.organisation !== record.organisation) {
    throw StepFailed.invalid('KEY_ORGANISATION', record.organisation, key.record.organisation);
  }
}

function requireRole(record: Envelope, key: RegisteredKey): void {
  const session = key.delegatedBy !== undefined;
  if (!record.type.signers.includes(key.role) || (session && !record.type.allowsSessionKey)) {
    const given = `${key.role}${session ? ' (session key)' : ''}`;
    throw StepFailed.invalid('KEY_ROLE', `a role that may sign ${record.type.wireName}`, given);
  }
}

function requireInForce(record: Envelope, entry: ProvedEntry, key: RegisteredKey): void {
  const entered = entry.entry.time;
  // What was sealed in time may be opened after its key has ended; the contract judged it by when it was signed.
  const openedLater = record.type.mayBeSealed && isInForce(key, record.signedAt);
  const bringsItself = key.entry.position === entry.position;
  if (!isInForce(key, entered) && !openedLater && !bringsItself) {
    const until = key.until === undefined ? 'its revocation' : showInstant(key.until);
    throw StepFailed.invalid('KEY_WINDOW', `${showInstant(key.from)} to ${until}`, showInstant(entered));
  }
}
