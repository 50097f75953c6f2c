/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.signin;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Authorization codes on their way through browsers: each good once, for a minute, and for who holds the verifier (RFC 7636, S256). */
final class Codes {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MOST = 256;
    private static final int BYTES = 32;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    /**
     * What a code stands for.
     *
     * @param person who was chosen
     * @param redirect where the browser was sent back to
     * @param challenge SHA-256 of the verifier
     * @param nonce of the page's request; empty if it gave none
     */
    record Grant(String person, String redirect, String challenge, String nonce) {}

    private record Waiting(Grant grant, Instant until) {}

    Codes(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new code; the oldest is forgotten when there are too many. */
    synchronized String issue(Grant grant) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String code = Base64URL.encode(bytes).toString();
        while (waiting.size() >= MOST) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        waiting.put(code, new Waiting(grant, clock.instant().plus(LIFE)));
        return code;
    }

    /** What the code stands for, once, and only for the page that asked for it. */
    synchronized Optional<Grant> redeem(String code, String redirect, String verifier) {
        Waiting found = waiting.remove(code);
        return Optional.ofNullable(found)
                .filter(it -> clock.instant().isBefore(it.until()))
                .map(Waiting::grant)
                .filter(grant -> grant.redirect().equals(redirect))
                .filter(grant -> challenge(verifier).equals(grant.challenge()));
    }

    private static String challenge(String verifier) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
