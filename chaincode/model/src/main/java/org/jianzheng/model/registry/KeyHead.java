/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;

/**
 * A signing key as it stands.
 *
 * @param key the public key
 * @param organisation whose key it is
 * @param holder who holds it
 * @param role what it may act as
 * @param from its first instant
 * @param until the first instant after it; a registrar's key has none
 * @param licence the holder's licence
 * @param delegatedBy the key that delegated it, for session keys
 * @param revokedFrom from when it counts no more
 * @param record the newest record about it
 */
public record KeyHead(
        PublicKey key,
        OrganisationId organisation,
        Holder holder,
        Role role,
        Instant from,
        Optional<Instant> until,
        Optional<Licence> licence,
        Optional<KeyId> delegatedBy,
        Optional<Instant> revokedFrom,
        RecordRef record) {

    /** Where the head lies. */
    public static HeadKey key(KeyId id) {
        return new HeadKey(HeadKind.KEY, id.value());
    }

    /** Reads the head; refuses ({@code KEY_UNKNOWN}) a key that is not registered. */
    public static KeyHead require(HeadReader heads, KeyId id) {
        return heads.read(key(id), KeyHead.class, KeyHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.KEY_UNKNOWN, "%s is not registered", id));
    }

    static KeyHead of(ReadableRecord record, KeyRegistration body) {
        return new KeyHead(
                body.key(),
                record.organisation(),
                body.holder(),
                body.role(),
                body.from(),
                Optional.of(body.until()),
                body.licence(),
                body.delegatedBy(),
                Optional.empty(),
                record.ref());
    }

    /** The registrar's key that an organisation brings with it; it stands from the record's time until it is revoked. */
    public static KeyHead ofRegistrar(ReadableRecord record, Organisation body) {
        return new KeyHead(
                body.registrar(),
                body.msp(),
                new Holder.Service("registrar"),
                Role.REGISTRAR,
                record.at(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                record.ref());
    }

    KeyHead revoked(ReadableRecord record, Revocation body) {
        return new KeyHead(
                key,
                organisation,
                holder,
                role,
                from,
                until,
                licence,
                delegatedBy,
                Optional.of(body.from()),
                record.ref());
    }

    /** The key's id. */
    public KeyId id() {
        return key.keyId();
    }

    /** Whether a person delegated the key for some hours. */
    public boolean isSessionKey() {
        return delegatedBy.isPresent();
    }

    /**
     * Refuses a key that does not stand at this instant: {@code KEY_NOT_YET_VALID}, {@code KEY_EXPIRED},
     * {@code KEY_REVOKED}, or {@code LICENCE_INVALID} when the licence does not (invariant 24).
     */
    public void requireStanding(Instant at) {
        if (at.isBefore(from)) {
            throw Refusal.of(ErrorCode.KEY_NOT_YET_VALID, "%s stands from %s, not at %s", id(), from, at);
        }
        if (until.filter(end -> !at.isBefore(end)).isPresent()) {
            throw Refusal.of(ErrorCode.KEY_EXPIRED, "%s stood until %s, not at %s", id(), until.get(), at);
        }
        if (revokedFrom.filter(end -> !at.isBefore(end)).isPresent()) {
            throw Refusal.of(ErrorCode.KEY_REVOKED, "%s is revoked from %s on, met %s", id(), revokedFrom.get(), at);
        }
        licence.ifPresent(present -> present.requireInForce(at));
    }

    /** Reads the head's JSON. */
    public static KeyHead fromJson(JsonObject json) {
        return new KeyHead(
                PublicKey.parse(json.string("key")),
                OrganisationId.parse(json.string("org")),
                Holder.parse(json.string("holder")),
                Members.choice(Role.class, json, "role"),
                Instants.parse(json.string("from")),
                json.optionalString("until").map(Instants::parse),
                json.optionalObject("licence").map(Licence::fromJson),
                json.optionalString("delegatedBy").map(KeyId::parse),
                json.optionalString("revokedFrom").map(Instants::parse),
                RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("key", key.toString())
                .put("org", organisation.value())
                .put("holder", holder.toString())
                .put("role", role.name())
                .put("from", Instants.format(from))
                .putIfPresent("until", until.map(Instants::format))
                .putValueIfPresent("licence", licence.map(Licence::toJson))
                .putIfPresent("delegatedBy", delegatedBy.map(KeyId::value))
                .putIfPresent("revokedFrom", revokedFrom.map(Instants::format))
                .put("record", record.toString())
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(id()), toJson());
    }
}
