/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call. Without issuer, machine and {@code open}, everybody may read what is public, and nobody may write.
 *
 * @param open whether nobody need sign in, and everybody may hand records in: for a machine of one's own, and for tests. Never together
 *     with issuers or machines
 * @param issuers who vouches for people and systems by tokens (OpenID Connect)
 * @param machines systems that show a client certificate instead, where this gateway serves HTTPS ({@code server.ssl}, with
 *     {@code client-auth: want} and a store of the authorities that are trusted for it)
 * @param clockSkew how far an issuer's clock may be from this one, at most two minutes
 * @param keyAge how long an issuer's keys are used before they are asked for again
 * @param timeout after this a question for keys is given up
 */
public record AccessSettings(
        @DefaultValue("false") boolean open,
        @DefaultValue List<@Valid Issuer> issuers,
        @DefaultValue List<@Valid Machine> machines,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("10m") Duration keyAge,
        @DefaultValue("3s") Duration timeout) {

    private static final Duration MOST_SKEW = Duration.ofMinutes(2);

    /** Refuses ({@code IllegalArgumentException}) an open gateway that names issuers or machines, and a skew out of bounds. */
    public AccessSettings {
        issuers = List.copyOf(issuers);
        machines = List.copyOf(machines);
        if (open && !(issuers.isEmpty() && machines.isEmpty())) {
            throw new IllegalArgumentException("jianzheng.access is either open or names who vouches for callers");
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0) {
            throw new IllegalArgumentException("jianzheng.access.clock-skew is 0s to " + MOST_SKEW);
        }
    }

    /**
     * An issuer of tokens.
     *
     * @param issuer its name in tokens, under which browsers find its discovery document
     * @param keySet where its keys are (JWK set)
     * @param audience what its tokens must be for
     * @param client by which the explorer signs people in with it; without it the explorer offers no sign-in
     * @param algorithms by which its tokens may be signed; never symmetric ones
     * @param claims where its tokens say what
     */
    public record Issuer(
            @NotNull URI issuer,
            @NotNull URI keySet,
            @NotBlank String audience,
            @Nullable String client,

            @DefaultValue({"ES256", "PS256", "RS256"}) @NotEmpty
            Set<String> algorithms,

            @DefaultValue @Valid Claims claims) {

        private static final Set<String> ASYMMETRIC =
                Set.of("ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512");

        /** Refuses ({@code IllegalArgumentException}) an algorithm by which whoever checks a token could also make it. */
        public Issuer {
            if (!ASYMMETRIC.containsAll(algorithms)) {
                throw new IllegalArgumentException(
                        "tokens are signed by " + ASYMMETRIC + ", jianzheng.access names " + algorithms);
            }
        }
    }

    /**
     * The names of claims.
     *
     * @param organisation MSP id of the organisation through which the caller takes part
     * @param department its department, where there is one
     * @param post what the caller is there
     * @param role role of the model, or {@code CREDIT_PLATFORM}
     * @param person the caller's reference in records
     * @param subject for whom the caller speaks
     * @param name how the caller is called
     */
    public record Claims(
            @DefaultValue("organisation") String organisation,
            @DefaultValue("department") String department,
            @DefaultValue("post") String post,
            @DefaultValue("role") String role,
            @DefaultValue("person") String person,
            @DefaultValue("subject") String subject,
            @DefaultValue("name") String name) {}

    /**
     * A system that shows a client certificate.
     *
     * @param certificate subject of its certificate, as RFC 2253 writes it
     * @param organisation MSP id of the organisation whose records it hands in
     */
    public record Machine(
            @NotBlank String certificate, @NotBlank String organisation) {}
}
