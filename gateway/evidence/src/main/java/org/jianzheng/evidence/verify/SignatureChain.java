/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.bundle.ProvedEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.record.SignatureEntry;

/**
 * Follows the signatures of a bundle's records from key to registration up to the organisations. All entries are proved to be
 * in the log already; positions sink on the way up, so that the way ends.
 */
final class SignatureChain {
    private final List<RegisteredKey> keys = new ArrayList<>();
    private final Set<Long> used = new HashSet<>();
    private final BoundedCache<Hash, Boolean> verified;

    /** A record with the place from which its keys are looked up. */
    private record Signed(Envelope record, ProvedEntry entry) {}

    /**
     * The chain over the registrations of a bundle.
     *
     * @param verified registrations whose signatures are known to be good, by leaf hash and keys
     */
    SignatureChain(EvidenceBundle bundle, BoundedCache<Hash, Boolean> verified) {
        bundle.keys().forEach(entry -> keys.add(RegisteredKey.of(entry)));
        this.verified = verified;
    }

    /** Requires that every signature of the record fits the record and the registered key. */
    void requireSigned(Envelope record, ProvedEntry entry) {
        Signed signed = new Signed(record, entry);
        byte[] message = record.signedBytes();
        for (SignatureEntry signature : record.signatures()) {
            requireSignature(signature, registration(signed, signature), message);
        }
    }

    /** Requires that every key may sign the record, was in force, and was registered by a key of which the same holds. */
    void requireEntitled(Envelope record, ProvedEntry entry) {
        Signed signed = new Signed(record, entry);
        for (SignatureEntry signature : record.signatures()) {
            RegisteredKey key = registration(signed, signature);
            requireEntitled(signed, key, signature.key().equals(record.by()));
            if (key.entry().position() != entry.position()
                    && used.add(key.entry().position())) {
                requireRegistrationSigned(key);
                requireEntitled(key.record(), key.entry());
                requireRegistrar(key);
            }
        }
    }

    /** Requires that the bundle has no registration that nobody needed. */
    void requireAllUsed() {
        for (RegisteredKey key : keys) {
            if (!used.contains(key.entry().position())) {
                throw StepFailed.invalid(
                        Rule.KEY_UNUSED,
                        "registrations of keys that signed",
                        "the registration of " + key.key().keyId());
            }
        }
    }

    /** A registrar registers any key; anybody else only a session key with the own role, which the own key delegates. */
    private void requireRegistrar(RegisteredKey registered) {
        Signed signed = new Signed(registered.record(), registered.entry());
        RegisteredKey by = registration(signed, registered.record().signatures().getFirst());
        boolean delegates =
                registered.delegatedBy().filter(by.key().keyId()::equals).isPresent()
                        && by.role() == registered.role()
                        && !by.isSession();
        boolean registers = by.role() == Role.REGISTRAR;
        if (!delegates && !registers) {
            throw StepFailed.invalid(
                    Rule.KEY_ROLE,
                    "a registrar, or the holder of the key that delegates",
                    by.role() + " who registers a key of role " + registered.role());
        }
    }

    private void requireRegistrationSigned(RegisteredKey registration) {
        List<byte[]> parts = new ArrayList<>();
        TreeHasher hasher = TreeHasher.of(HashSuite.SHA_256);
        parts.add(hasher.leaf(registration.entry().entry().canonical()).toBytes());
        Signed signed = new Signed(registration.record(), registration.entry());
        for (SignatureEntry signature : registration.record().signatures()) {
            parts.add(registration(signed, signature).key().bytes());
        }
        verified.get(hasher.plain(parts.toArray(byte[][]::new)), unknown -> {
            requireSigned(registration.record(), registration.entry());
            return true;
        });
    }

    /** The newest registration of the key before what it signed; an organisation may bring its registrar's key itself. */
    private RegisteredKey registration(Signed signed, SignatureEntry signature) {
        RegisteredKey found = null;
        for (RegisteredKey key : keys) {
            if (key.entry().position() < signed.entry().position()
                    && key.key().keyId().equals(signature.key())) {
                found = key;
            }
        }
        if (found != null) {
            return found;
        }
        if (bringsOwnKey(signed, signature)) {
            return RegisteredKey.of(signed.entry());
        }
        throw StepFailed.invalid(
                Rule.KEY_REGISTERED,
                "a registration before position " + signed.entry().position(),
                "none of " + signature.key());
    }

    private static boolean bringsOwnKey(Signed signed, SignatureEntry signature) {
        return switch (signed.record().type()) {
            case REGISTRY_ORGANISATION ->
                RegisteredKey.of(signed.entry()).key().keyId().equals(signature.key());
            default -> false;
        };
    }

    private static void requireSignature(SignatureEntry signature, RegisteredKey key, byte[] message) {
        try {
            signature.requireValid(key.key(), message);
        } catch (Refusal refusal) {
            throw StepFailed.invalid(
                    Rule.RECORD_SIGNATURE,
                    "a signature by " + key.key().keyId() + " registered at position "
                            + key.entry().position(),
                    refusal.sentence());
        }
    }

    private static void requireEntitled(Signed signed, RegisteredKey key, boolean first) {
        Envelope record = signed.record();
        if (first && !key.organisation().equals(record.organisation())) {
            throw StepFailed.invalid(
                    Rule.KEY_ORGANISATION,
                    record.organisation().value(),
                    key.organisation().value());
        }
        if (!record.type().maySign(key.role())
                || (key.isSession() && !record.type().allowsSessionKey())) {
            throw StepFailed.invalid(
                    Rule.KEY_ROLE,
                    "a role that may sign " + record.type().wireName(),
                    key.role() + (key.isSession() ? " (session key)" : ""));
        }
        Instant entered = signed.entry().entry().time();
        // What was sealed in time may be opened after its key has ended; the contract judged it by when it was signed.
        boolean openedLater = record.type().mayBeSealed() && key.isInForce(record.signedAt());
        boolean bringsItself = key.entry().position() == signed.entry().position();
        if (!key.isInForce(entered) && !openedLater && !bringsItself) {
            throw StepFailed.invalid(
                    Rule.KEY_WINDOW,
                    key.from() + " to " + key.until().map(Instant::toString).orElse("its revocation"),
                    entered.toString());
        }
    }
}
