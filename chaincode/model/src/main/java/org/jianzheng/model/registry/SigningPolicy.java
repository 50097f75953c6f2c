/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.time.Duration;
import java.util.List;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.Role;

/**
 * Which signatures count for what. In JSON: {@code {"legalActs":["SM2"],"sessionKeyHours":24}}.
 *
 * @param legalActs the algorithms that legal acts accept
 * @param sessionKeyHours the most hours of a session key, 1 to 24
 * @param certified the roles whose keys must carry the chain of a licensed certification authority; absent if none must
 */
public record SigningPolicy(List<SignatureAlgorithm> legalActs, long sessionKeyHours, List<Role> certified) {
    /** The policy's name. */
    public static final String NAME = "signing";

    /** The most hours of a session key under any policy. */
    public static final long MAX_SESSION_HOURS = 24;

    /** What holds while no policy is on the ledger: SM2 alone, session keys of 24 hours. */
    public static final SigningPolicy DEFAULT = new SigningPolicy(List.of(SignatureAlgorithm.SM2), MAX_SESSION_HOURS);

    /** Copies the list. */
    public SigningPolicy {
        legalActs = List.copyOf(legalActs);
        certified = List.copyOf(certified);
    }

    /** A policy that demands certificates of nobody. */
    public SigningPolicy(List<SignatureAlgorithm> legalActs, long sessionKeyHours) {
        this(legalActs, sessionKeyHours, List.of());
    }

    static SigningPolicy fromJson(JsonObject json) {
        json.requireOnly("legalActs", "sessionKeyHours", "certified");
        List<SignatureAlgorithm> algorithms =
                Members.distinct(json, "legalActs", SignatureAlgorithm.values().length, SignatureAlgorithm::of);
        if (!algorithms.contains(SignatureAlgorithm.SM2)) {
            throw Refusal.of(ErrorCode.ALGORITHM_REFUSED, "legalActs must accept SM2");
        }
        return new SigningPolicy(
                algorithms,
                Members.integer(json, "sessionKeyHours", 1, MAX_SESSION_HOURS),
                Members.distinct(json, "certified", Role.values().length, name -> Members.choice(Role.class, name)));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put(
                        "legalActs",
                        JsonArray.ofStrings(
                                legalActs.stream().map(SignatureAlgorithm::id).toList()))
                .put("sessionKeyHours", sessionKeyHours)
                .putValueIfPresent("certified", Members.strings(certified))
                .build();
    }

    /** Whether a key must carry the chain of a licensed certification authority; a session key rests on the key that delegates it. */
    public boolean demandsChain(KeyRegistration key) {
        return certified.contains(key.role()) && key.delegatedBy().isEmpty();
    }

    /** Refuses ({@code ALGORITHM_REFUSED}) an algorithm that legal acts do not accept. */
    public void requireForLegalAct(SignatureAlgorithm algorithm) {
        if (!legalActs.contains(algorithm)) {
            throw Refusal.of(
                    ErrorCode.ALGORITHM_REFUSED,
                    "a legal act is signed by %s, met %s",
                    legalActs.stream().map(SignatureAlgorithm::id).toList(),
                    algorithm.id());
        }
    }

    /** The longest life of a session key. */
    public Duration sessionKeyLife() {
        return Duration.ofHours(sessionKeyHours);
    }
}
