/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.evidence.bundle.ProvedEntry;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Organisation;

/**
 * A signing key as an entry registers it.
 *
 * @param entry the entry
 * @param record the record in it
 * @param key the key
 * @param keyId its id, which costs a hash to make
 * @param role what it may act as
 * @param from its first instant
 * @param until the first instant after it; none for a registrar's key
 * @param delegatedBy for session keys the key of the person who delegates it
 */
record RegisteredKey(
        ProvedEntry entry,
        ReadableRecord record,
        PublicKey key,
        KeyId keyId,
        Role role,
        Instant from,
        Optional<Instant> until,
        Optional<KeyId> delegatedBy) {
    /** Reads the registration of a key or of an organisation, which brings its registrar's key. */
    static RegisteredKey of(ProvedEntry entry) {
        try {
            if (Envelope.parse(entry.entry().record()) instanceof ReadableRecord record) {
                if (record.type() == RecordType.REGISTRY_KEY) {
                    KeyRegistration body = KeyRegistration.fromJson(record.body());
                    return new RegisteredKey(
                            entry,
                            record,
                            body.key(),
                            body.key().keyId(),
                            body.role(),
                            body.from(),
                            Optional.of(body.until()),
                            body.delegatedBy());
                }
                if (record.type() == RecordType.REGISTRY_ORGANISATION) {
                    Organisation body = Organisation.fromJson(record.body());
                    return new RegisteredKey(
                            entry,
                            record,
                            body.registrar(),
                            body.registrar().keyId(),
                            Role.REGISTRAR,
                            record.at(),
                            Optional.empty(),
                            Optional.empty());
                }
            }
        } catch (Refusal refusal) {
            throw StepFailed.invalid(
                    Rule.KEY_REGISTERED, "a registration at position " + entry.position(), refusal.sentence());
        }
        throw StepFailed.invalid(
                Rule.KEY_REGISTERED,
                "the registration of a key or an organisation at position " + entry.position(),
                "a record that registers none");
    }

    OrganisationId organisation() {
        return record.organisation();
    }

    boolean isSession() {
        return delegatedBy.isPresent();
    }

    boolean isInForce(Instant at) {
        return !at.isBefore(from) && until.filter(end -> !at.isBefore(end)).isEmpty();
    }
}
