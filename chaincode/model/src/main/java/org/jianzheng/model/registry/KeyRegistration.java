/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.crypto.CertificateChain;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;

/**
 * The body of {@code registry.key}: a key, who holds it, as what it acts and how long.
 *
 * @param key the public key
 * @param holder who holds it
 * @param role what it may act as
 * @param from its first instant
 * @param until the first instant after it
 * @param licence the holder's enforcement licence; officers must have one
 * @param delegatedBy the key of the person who delegates this session key; absent for every other key
 * @param chain the certificates that lead from the key to a licensed certification authority
 */
public record KeyRegistration(
        PublicKey key,
        Holder holder,
        Role role,
        Instant from,
        Instant until,
        Optional<Licence> licence,
        Optional<KeyId> delegatedBy,
        Optional<CertificateChain> chain)
        implements RegistryBody {

    /**
     * Refuses a key that ends before it begins ({@code TIME_IMPLAUSIBLE}), an officer's key without a licence
     * ({@code LICENCE_INVALID}, invariant 24), a session key that no person holds ({@code SCHEMA_INVALID}), and a
     * seal that no department holds ({@code SCHEMA_INVALID}) or that is not of SM2 ({@code ALGORITHM_REFUSED}).
     */
    public KeyRegistration {
        if (!from.isBefore(until)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "the key ends at %s, before it begins at %s", until, from);
        }
        if (role.isOfficer() && licence.isEmpty()) {
            throw Refusal.of(ErrorCode.LICENCE_INVALID, "a key of role %s needs the officer's licence", role);
        }
        requireSealOfADepartment(key, holder, role);
        if (delegatedBy.isPresent() && !(holder instanceof Holder.Person)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a session key belongs to a person, met %s", holder);
        }
    }

    /** A key that carries no certificates. */
    public KeyRegistration(
            PublicKey key,
            Holder holder,
            Role role,
            Instant from,
            Instant until,
            Optional<Licence> licence,
            Optional<KeyId> delegatedBy) {
        this(key, holder, role, from, until, licence, delegatedBy, Optional.empty());
    }

    private static void requireSealOfADepartment(PublicKey key, Holder holder, Role role) {
        if (role != Role.DEPARTMENT_SEAL) {
            return;
        }
        if (!(holder instanceof Holder.Department)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a seal belongs to a department, met %s", holder);
        }
        if (key.algorithm() != SignatureAlgorithm.SM2) {
            throw Refusal.of(
                    ErrorCode.ALGORITHM_REFUSED,
                    "a seal signs by SM2, met %s",
                    key.algorithm().id());
        }
    }

    /** Reads the body. */
    public static KeyRegistration fromJson(JsonObject json) {
        json.requireOnly("key", "holder", "role", "from", "until", "licence", "delegatedBy", "chain");
        return new KeyRegistration(
                PublicKey.parse(json.string("key")),
                Holder.parse(json.string("holder")),
                Members.choice(Role.class, json, "role"),
                Instants.parse(json.string("from")),
                Instants.parse(json.string("until")),
                json.optionalObject("licence").map(Licence::fromJson),
                json.optionalString("delegatedBy").map(KeyId::parse),
                json.optionalArray("chain").map(JsonArray::strings).map(CertificateChain::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.REGISTRY_KEY;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("key", key.toString())
                .put("holder", holder.toString())
                .put("role", role.name())
                .put("from", Instants.format(from))
                .put("until", Instants.format(until))
                .putValueIfPresent("licence", licence.map(Licence::toJson))
                .putIfPresent("delegatedBy", delegatedBy.map(KeyId::value))
                .putValueIfPresent("chain", chain.map(CertificateChain::texts).map(JsonArray::ofStrings))
                .build();
    }
}
