/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.time.TimeAuthority;
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
 * @param quorum how many must have cosigned, from the size on that ended the last earlier quorum
 * @param earlier what counted for smaller sizes, in order of the sizes
 * @param timeAuthorities whose time stamps count, those that have ended among them
 */
public record TrustRoot(
        long version,
        LogOrigin origin,
        String channel,
        Hash genesis,
        SignatureRequirement signatures,
        List<TrustedCosigner> cosigners,
        QuorumPolicy quorum,
        List<EarlierQuorum> earlier,
        List<TimeAuthority> timeAuthorities) {
    /** The most bytes of a trust root. */
    public static final int MAX_BYTES = 1 << 18;

    private static final long FORMAT = 1;
    private static final int MAX_COSIGNERS = 256;
    private static final int MAX_EARLIER = 64;
    private static final int MAX_TIME_AUTHORITIES = 16;
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9.-]{0,248}");

    /** Refuses ({@code SCHEMA_INVALID}, {@code DIGEST_MISMATCH}) what contradicts itself. */
    public TrustRoot {
        cosigners = List.copyOf(cosigners);
        earlier = List.copyOf(earlier);
        timeAuthorities = List.copyOf(timeAuthorities);
        if (version < 1 || !CHANNEL.matcher(channel).matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "version %d or the channel is malformed", version);
        }
        if (!origin.value().endsWith("/" + channel + "/" + genesis.hex().substring(0, 16))) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH, "origin %s names another channel or block 0 than %s", origin, genesis);
        }
        requireDistinct(cosigners);
        requireMembers(cosigners, quorum, Long.MAX_VALUE);
        requireInOrder(earlier);
        for (EarlierQuorum each : earlier) {
            requireMembers(cosigners, each.policy(), each.untilSize() - 1);
        }
        requireDistinctAuthorities(timeAuthorities);
    }

    /** A trust root whose quorum has always been the same, and that names no time-stamp authority. */
    public TrustRoot(
            long version,
            LogOrigin origin,
            String channel,
            Hash genesis,
            SignatureRequirement signatures,
            List<TrustedCosigner> cosigners,
            QuorumPolicy quorum) {
        this(version, origin, channel, genesis, signatures, cosigners, quorum, List.of(), List.of());
    }

    /** The same trust root with these time-stamp authorities. */
    public TrustRoot with(List<TimeAuthority> authorities) {
        return new TrustRoot(version, origin, channel, genesis, signatures, cosigners, quorum, earlier, authorities);
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
        json.requireOnly(
                "v",
                "version",
                "origin",
                "channel",
                "genesis",
                "suites",
                "signatures",
                "cosigners",
                "quorum",
                "earlier",
                "timeAuthorities");
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
                QuorumPolicy.fromJson(json.object("quorum")),
                json.optionalArray("earlier").map(JsonArray::objects).orElse(List.of()).stream()
                        .map(EarlierQuorum::fromJson)
                        .toList(),
                json.optionalArray("timeAuthorities").map(JsonArray::objects).orElse(List.of()).stream()
                        .map(TimeAuthority::fromJson)
                        .toList());
    }

    /** The policy that judges checkpoints of this size. */
    public QuorumPolicy quorumAt(long size) {
        return earlier.stream()
                .filter(each -> size < each.untilSize())
                .findFirst()
                .map(EarlierQuorum::policy)
                .orElse(quorum);
    }

    /** What counted earlier once the present policy counts no more from a size on. */
    List<EarlierQuorum> withEarlier(long size) {
        return Stream.concat(earlier.stream(), Stream.of(new EarlierQuorum(size, quorum)))
                .toList();
    }

    /** The canonical bytes. */
    public byte[] canonical() {
        return CanonicalJson.write(toJson());
    }

    /** The JSON form. */
    public JsonObject toJson() {
        JsonObject json = JsonObject.builder()
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
        JsonObject changed = earlier.isEmpty()
                ? json
                : json.with(
                        "earlier",
                        JsonArray.of(earlier.stream().map(EarlierQuorum::toJson).toList()));
        return timeAuthorities.isEmpty()
                ? changed
                : changed.with(
                        "timeAuthorities",
                        JsonArray.of(timeAuthorities.stream()
                                .map(TimeAuthority::toJson)
                                .toList()));
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

    private static void requireInOrder(List<EarlierQuorum> earlier) {
        boolean inOrder = IntStream.range(1, earlier.size())
                .allMatch(i -> earlier.get(i - 1).untilSize() < earlier.get(i).untilSize());
        if (!inOrder || earlier.size() > MAX_EARLIER) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%d earlier quorums, allowed are %d in the order of their sizes",
                    earlier.size(),
                    MAX_EARLIER);
        }
    }

    /** One name or certificate for two authorities would leave open whose a time stamp is. */
    private static void requireDistinctAuthorities(List<TimeAuthority> authorities) {
        Set<Object> seen = new HashSet<>();
        boolean distinct = authorities.stream()
                .allMatch(each ->
                        seen.add(each.name()) && each.certificates().stream().allMatch(seen::add));
        if (!distinct || authorities.size() > MAX_TIME_AUTHORITIES) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%d time-stamp authorities, allowed are %d, each name and certificate once",
                    authorities.size(),
                    MAX_TIME_AUTHORITIES);
        }
    }

    /** A quorum that the cosigners of its time could not meet would make every checkpoint a degraded one. */
    private static void requireMembers(List<TrustedCosigner> cosigners, QuorumPolicy quorum, long size) {
        Set<OrganisationId> organisations = new HashSet<>();
        cosigners.stream()
                .filter(cosigner -> cosigner.countsAt(size))
                .forEach(cosigner -> organisations.add(cosigner.organisation()));
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
