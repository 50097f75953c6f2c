/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jianzheng.evidence.bundle.ProvedEntry;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.record.SignatureEntry;

/**
 * The registrations of a bundle. Each is signed by a key that was registered before it, up to an organisation's, which brings
 * its registrar's key itself. They are verified once, so bundles with the same registrations share a ring.
 */
final class KeyRing {
    private final List<RegisteredKey> keys;
    /** For each registration, by position, those that it stands on and itself. */
    private final Map<Long, Set<Long>> foundations = new HashMap<>();

    private boolean verified;

    private KeyRing(List<RegisteredKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads registrations.
     *
     * @param entries proved to be in the log, by position
     */
    static KeyRing of(List<ProvedEntry> entries) {
        return new KeyRing(entries.stream().map(RegisteredKey::of).toList());
    }

    /** Requires that every registration is signed by a key that may register it. */
    synchronized void requireVerified() {
        if (verified) {
            return;
        }
        // By position, so that whatever a registration stands on is verified before it.
        for (RegisteredKey registered : keys) {
            requireSigned(registered.record(), registered.entry());
            Set<Long> foundation = requireEntitled(registered.record(), registered.entry());
            requireRegistrar(registered);
            foundation.add(registered.entry().position());
            foundations.put(registered.entry().position(), foundation);
        }
        verified = true;
    }

    /** Requires that every signature of a record fits the record and the registered key. */
    void requireSigned(Envelope record, ProvedEntry entry) {
        byte[] message = record.signedBytes();
        for (SignatureEntry signature : record.signatures()) {
            RegisteredKey key = registration(record, entry, signature);
            try {
                signature.requireValid(key.key(), message);
            } catch (Refusal refusal) {
                throw StepFailed.invalid(
                        Rule.RECORD_SIGNATURE,
                        "a signature by " + signature.key() + " registered at position "
                                + key.entry().position(),
                        refusal.sentence());
            }
        }
    }

    /**
     * Requires that the key in whose name a record stands may sign it, and that all that signed it were in force; the ring is verified. Who
     * may sign beside, such as a department's seal, the contract says.
     *
     * @return positions of all registrations on which the record stands
     */
    synchronized Set<Long> requireEntitled(Envelope record, ProvedEntry entry) {
        Set<Long> foundation = new HashSet<>();
        for (SignatureEntry signature : record.signatures()) {
            RegisteredKey key = registration(record, entry, signature);
            if (signature.key().equals(record.by())) {
                requireOrganisation(record, key);
                requireRole(record, key);
            }
            requireInForce(record, entry, key);
            foundation.addAll(foundations.getOrDefault(key.entry().position(), Set.of()));
        }
        return foundation;
    }

    /** Requires that the ring has no registration on which nothing stands. */
    void requireAllUsed(Set<Long> used) {
        for (RegisteredKey key : keys) {
            if (!used.contains(key.entry().position())) {
                throw StepFailed.invalid(
                        Rule.KEY_UNUSED, "registrations of keys that signed", "the registration of " + key.keyId());
            }
        }
    }

    /** The newest registration of the key before what it signed; an organisation may bring its registrar's key itself. */
    private RegisteredKey registration(Envelope record, ProvedEntry entry, SignatureEntry signature) {
        for (RegisteredKey key : keys.reversed()) {
            if (key.entry().position() < entry.position() && key.keyId().equals(signature.key())) {
                return key;
            }
        }
        if (record.type() == RecordType.REGISTRY_ORGANISATION) {
            RegisteredKey own = RegisteredKey.of(entry);
            if (own.keyId().equals(signature.key())) {
                return own;
            }
        }
        throw StepFailed.invalid(
                Rule.KEY_REGISTERED,
                "a registration before position " + entry.position(),
                "none of " + signature.key());
    }

    private static void requireOrganisation(Envelope record, RegisteredKey key) {
        if (!key.organisation().equals(record.organisation())) {
            throw StepFailed.invalid(
                    Rule.KEY_ORGANISATION,
                    record.organisation().value(),
                    key.organisation().value());
        }
    }

    private static void requireRole(Envelope record, RegisteredKey key) {
        if (!record.type().maySign(key.role())
                || (key.isSession() && !record.type().allowsSessionKey())) {
            throw StepFailed.invalid(
                    Rule.KEY_ROLE,
                    "a role that may sign " + record.type().wireName(),
                    key.role() + (key.isSession() ? " (session key)" : ""));
        }
    }

    private static void requireInForce(Envelope record, ProvedEntry entry, RegisteredKey key) {
        Instant entered = entry.entry().time();
        // What was sealed in time may be opened after its key has ended; the contract judged it by when it was signed.
        boolean openedLater = record.type().mayBeSealed() && key.isInForce(record.signedAt());
        boolean bringsItself = key.entry().position() == entry.position();
        if (!key.isInForce(entered) && !openedLater && !bringsItself) {
            throw StepFailed.invalid(
                    Rule.KEY_WINDOW,
                    key.from() + " to " + key.until().map(Instant::toString).orElse("its revocation"),
                    entered.toString());
        }
    }

    /** A registrar registers any key; anybody else only a session key with the own role, which the own key delegates. */
    private void requireRegistrar(RegisteredKey registered) {
        RegisteredKey by = registration(
                registered.record(),
                registered.entry(),
                registered.record().signatures().getFirst());
        boolean delegates = registered.delegatedBy().filter(by.keyId()::equals).isPresent()
                && by.role() == registered.role()
                && !by.isSession();
        if (!delegates && by.role() != Role.REGISTRAR) {
            throw StepFailed.invalid(
                    Rule.KEY_ROLE,
                    "a registrar, or the holder of the key that delegates",
                    by.role() + " who registers a key of role " + registered.role());
        }
    }
}
