/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A time-stamp authority whose word counts for whoever pins it.
 *
 * @param name what reports call it: 1 to 100 characters without control characters, no space at either end
 * @param certificates 1 to 4; each may have signed time stamps itself or have certified who did
 * @param trial whether it is a demo without legal value, which every report then says
 * @param until the first time from which its stamps count no more; empty while it is in use
 */
public record TimeAuthority(String name, List<Anchor> certificates, boolean trial, Optional<Instant> until) {
    private static final int MAX_CERTIFICATES = 4;
    private static final int MAX_NAME = 100;
    private static final Pattern NAME = Pattern.compile("(?! )[^\\u0000-\\u001f\\u007f-\\u009f]+(?<! )");

    /** A pinned certificate. */
    public static final class Anchor {
        private final TimestampCertificate certificate;

        private Anchor(TimestampCertificate certificate) {
            this.certificate = certificate;
        }

        /** Reads a certificate in DER; refuses ({@code SCHEMA_INVALID}) what no time stamp could lead to. */
        public static Anchor of(byte[] der) {
            try {
                return new Anchor(TimestampCertificate.read(ByteString.copyFrom(der)));
            } catch (NotDer met) {
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID, "a certificate of a time-stamp authority: %s", met.getMessage());
            }
        }

        TimestampCertificate certificate() {
            return certificate;
        }

        private String base64() {
            return Base64.getEncoder().encodeToString(certificate.der().toByteArray());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Anchor that && certificate.equals(that.certificate);
        }

        @Override
        public int hashCode() {
            return certificate.hashCode();
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) other names, no certificates, too many, and one twice. */
    public TimeAuthority {
        certificates = List.copyOf(certificates);
        if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "the name of a time-stamp authority has %d characters", name.length());
        }
        if (certificates.isEmpty()
                || certificates.size() > MAX_CERTIFICATES
                || new HashSet<>(certificates).size() != certificates.size()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%d certificates of time-stamp authority %s, allowed are 1 to %d, each once",
                    certificates.size(),
                    name,
                    MAX_CERTIFICATES);
        }
    }

    /** Reads the JSON form; other members are refused. */
    public static TimeAuthority fromJson(JsonObject json) {
        json.requireOnly("name", "certificates", "trial", "until");
        if (json.optionalBool("trial").filter(said -> !said).isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is true or left out", json.place("trial"));
        }
        return new TimeAuthority(
                json.string("name"),
                json.array("certificates").strings().stream()
                        .map(text -> Anchor.of(StandardBase64.decode(text, "a certificate")))
                        .toList(),
                json.has("trial"),
                json.optionalString("until").map(Instants::parse));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("name", name)
                .put(
                        "certificates",
                        JsonArray.ofStrings(
                                certificates.stream().map(Anchor::base64).toList()))
                .putIfPresent("until", until.map(Instants::format));
        return (trial ? json.put("trial", true) : json).build();
    }

    /** The same authority, whose stamps count no more from a time on. */
    public TimeAuthority until(Instant end) {
        return new TimeAuthority(name, certificates, trial, Optional.of(end));
    }

    /** The last moment at which both these certificates are in force and its word counts. */
    Instant lastMoment(Instant certificates) {
        return until.map(end -> end.minusNanos(1))
                .filter(end -> end.isBefore(certificates))
                .orElse(certificates);
    }

    boolean countsAt(Instant time) {
        return until.filter(end -> !time.isBefore(end)).isEmpty();
    }
}
