/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * All that a verifier takes for granted, in a file that its user pins.
 *
 * @param version from 1, raised by each change
 * @param origin the log
 * @param channel the ledger's channel
 * @param genesis hash of the ledger's block 0, which the origin names too
 * @param signatures what a cosigner must have signed with
 * @param cosigners whose keys count
 * @param quorum how many must have cosigned
 */
public record TrustRoot(
        long version,
        LogOrigin origin,
        String channel,
        Hash genesis,
        SignatureRequirement signatures,
        List<TrustedCosigner> cosigners,
        QuorumPolicy quorum) {
    /** The most bytes of a trust root. */
    public static final int MAX_BYTES = 1 << 18;

    private static final long FORMAT = 1;
    private static final int MAX_COSIGNERS = 256;
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9.-]{0,248}");

    /** Refuses ({@code SCHEMA_INVALID}, {@code DIGEST_MISMATCH}) what contradicts itself. */
    public TrustRoot {
        cosigners = List.copyOf(cosigners);
        if (version < 1 || !CHANNEL.matcher(channel).matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "version %d or the channel is malformed", version);
        }
        if (!origin.value().endsWith("/" + channel + "/" + genesis.hex().substring(0, 16))) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH, "origin %s names another channel or block 0 than %s", origin, genesis);
        }
        requireDistinct(cosigners);
        requireMembers(cosigners, quorum);
    }

    /**
     * Reads the bytes of a trust root; any JSON form of it is read.
     *
     * @throws Refusal {@code MALFORMED_JSON}, {@code SCHEMA_INVALID}, {@code UNKNOWN_VERSION} and others if it is not one
     */
    public static TrustRoot parse(byte[] bytes) {
        return fromJson(CanonicalJson.parse(bytes, MAX_BYTES).asObject());
    }

    /** Reads the JSON form; other members are refused. */
    public static TrustRoot fromJson(JsonObject json) {
        if (json.integer("v") != FORMAT) {
            throw Refusal.of(
                    ErrorCode.UNKNOWN_VERSION,
                    "trust root format %d, this release reads %d",
                    json.integer("v"),
                    FORMAT);
        }
        json.requireOnly("v", "version", "origin", "channel", "genesis", "suites", "signatures", "cosigners", "quorum");
        List<HashSuite> suites =
                json.array("suites").strings().stream().map(HashSuite::of).toList();
        if (!suites.equals(List.of(HashSuite.values()))) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "this release verifies with SHA-256 and SM3, in this order");
        }
        return new TrustRoot(
                json.integer("version"),
                new LogOrigin(json.string("origin")),
                json.string("channel"),
                genesis(json.string("genesis")),
                SignatureRequirement.parse(json.string("signatures")),
                json.array("cosigners").objects().stream()
                        .map(TrustedCosigner::fromJson)
                        .toList(),
                QuorumPolicy.fromJson(json.object("quorum")));
    }

    /** The canonical bytes. */
    public byte[] canonical() {
        return CanonicalJson.write(toJson());
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("v", FORMAT)
                .put("version", version)
                .put("origin", origin.value())
                .put("channel", channel)
                .put("genesis", genesis.hex())
                .put("suites", JsonArray.ofStrings(List.of(HashSuite.SHA_256.id(), HashSuite.SM3.id())))
                .put("signatures", signatures.wireName())
                .put(
                        "cosigners",
                        JsonArray.of(
                                cosigners.stream().map(TrustedCosigner::toJson).toList()))
                .put("quorum", quorum.toJson())
                .build();
    }

    private static Hash genesis(String hex) {
        try {
            return Hash.ofHex(hex);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "genesis: %s", e.getMessage())
                    .causedBy(e);
        }
    }

    /** No key may stand for two organisations, or a single holder could make up a quorum. */
    private static void requireDistinct(List<TrustedCosigner> cosigners) {
        Set<String> seen = new HashSet<>();
        if (cosigners.isEmpty() || cosigners.size() > MAX_COSIGNERS) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "%d cosigners, allowed are 1 to %d", cosigners.size(), MAX_COSIGNERS);
        }
        for (TrustedCosigner cosigner : cosigners) {
            if (!seen.add(cosigner.ed25519().toString())
                    || !seen.add(cosigner.sm2().toString())) {
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID, "a key of cosigner %s is there twice", cosigner.organisation());
            }
        }
    }

    private static void requireMembers(List<TrustedCosigner> cosigners, QuorumPolicy quorum) {
        Set<OrganisationId> organisations = new HashSet<>();
        cosigners.forEach(cosigner -> organisations.add(cosigner.organisation()));
        if (quorum.threshold() > organisations.size()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a quorum of %d cannot be met by %d organisations",
                    quorum.threshold(),
                    organisations.size());
        }
        for (QuorumPolicy.Group group : quorum.groups()) {
            if (!organisations.containsAll(group.members())) {
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID, "group %s names an organisation that is no cosigner", group.name());
            }
        }
    }
}
