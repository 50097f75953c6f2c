/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.SignatureEntry;

/**
 * What an organisation signs beside the one that receives bids: these digests were shown to it, and its clock said this. There are always
 * {@value #DIGESTS}, most of them of nothing, so that neither who signs nor who holds one learns how many of them mean something.
 *
 * @param organisation who signs
 * @param at its own time
 * @param digests SM3, each once, ascending
 * @param signature by its SM2 checkpoint key
 */
public record TimeVouch(OrganisationId organisation, Instant at, List<Digest> digests, SignatureEntry signature) {
    /** How many digests there are. */
    public static final int DIGESTS = 16;

    private static final int HASH_BYTES = 32;
    private static final long VERSION = 1;
    private static final String KIND = "time-vouch";

    /** Refuses ({@code SCHEMA_INVALID}) other digests than {@link #requireDigests} takes. */
    public TimeVouch {
        digests = requireDigests(digests);
    }

    /** The digests; refuses ({@code SCHEMA_INVALID}) any but {@value #DIGESTS} of SM3 in ascending order, each once. */
    public static List<Digest> requireDigests(List<Digest> digests) {
        List<String> told = digests.stream().map(Digest::hex).toList();
        boolean sm3 = digests.stream().allMatch(digest -> digest.suite() == HashSuite.SM3);
        if (!sm3
                || told.size() != DIGESTS
                || !told.equals(told.stream().sorted().distinct().toList())) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "digests are %d of SM3, ascending, met %d", DIGESTS, digests.size());
        }
        return List.copyOf(digests);
    }

    /** These digests among random ones, as {@link #requireDigests} takes them; more than {@value #DIGESTS} are a programming error. */
    public static List<Digest> among(Collection<Digest> meant, RandomGenerator random) {
        Set<String> all = new TreeSet<>();
        meant.forEach(digest -> all.add(digest.hex()));
        byte[] nothing = new byte[HASH_BYTES];
        while (all.size() < DIGESTS) {
            random.nextBytes(nothing);
            all.add(HexFormat.of().formatHex(nothing));
        }
        return requireDigests(
                all.stream().map(hex -> Digest.parse(HashSuite.SM3, hex)).toList());
    }

    /** Signs. */
    public static TimeVouch sign(OrganisationId organisation, Instant at, List<Digest> digests, Signer signer) {
        byte[] message = CanonicalJson.write(unsigned(organisation, at, digests));
        return new TimeVouch(organisation, at, digests, SignatureEntry.make(signer, message));
    }

    /** Reads the JSON form; refuses ({@code SCHEMA_INVALID}, {@code UNKNOWN_VERSION}) any other. */
    public static TimeVouch fromJson(JsonObject json) {
        json.requireOnly("v", "kind", "org", "at", "digests", "signature");
        if (json.integer("v") != VERSION) {
            throw Refusal.of(
                    ErrorCode.UNKNOWN_VERSION, "vouch version %d, this release reads %d", json.integer("v"), VERSION);
        }
        if (!json.string("kind").equals(KIND)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s must be %s", json.place("kind"), KIND);
        }
        return new TimeVouch(
                OrganisationId.parse(json.string("org")),
                Instants.parse(json.string("at")),
                digests(json),
                SignatureEntry.fromJson(json.object("signature")));
    }

    /** The digests of a document that has them as a vouch has. */
    public static List<Digest> digests(JsonObject json) {
        return requireDigests(Members.distinct(json, "digests", DIGESTS, hex -> Digest.parse(HashSuite.SM3, hex)));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return unsigned(organisation, at, digests).with("signature", signature.toJson());
    }

    /** Whether these bytes are among what was shown. */
    public boolean covers(byte[] bytes) {
        return digests.contains(HashSuite.SM3.digest(bytes));
    }

    /** Whether this key signed it. */
    public boolean isSignedBy(PublicKey key) {
        return signature.verifies(key, CanonicalJson.write(unsigned(organisation, at, digests)));
    }

    private static JsonObject unsigned(OrganisationId organisation, Instant at, List<Digest> digests) {
        return JsonObject.builder()
                .put("v", VERSION)
                .put("kind", KIND)
                .put("org", organisation.value())
                .put("at", Instants.format(at))
                .put(
                        "digests",
                        JsonArray.ofStrings(digests.stream().map(Digest::hex).toList()))
                .build();
    }
}
