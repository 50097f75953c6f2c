/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Verifies time stamps (RFC 3161, 5816) without any network. Every byte of one is hostile. Nobody is asked whether a certificate was revoked:
 * that an authority's word counts no more, the trust root says ({@link TimeAuthority#until}).
 */
public final class TimestampVerifier {
    private final List<TimeAuthority> authorities;

    /** Verifies by these authorities and by nobody else. */
    public TimestampVerifier(List<TimeAuthority> authorities) {
        this.authorities = List.copyOf(authorities);
    }

    /**
     * Verifies that a time stamp is over these bytes, and finds out whose it is.
     *
     * @throws TimestampRefused naming the rule that is broken
     */
    public VerifiedTimestamp verify(TimestampToken token, ByteString covered) {
        SignedTimestamp stamp = read(token);
        StampedContent content = stamp.read();
        if (!content.covers(covered)) {
            throw new TimestampRefused(
                    TimestampRule.IMPRINT,
                    content.hash() + " " + hex(content.hash().hash(covered.toByteArray())),
                    content.hash() + " " + hex(content.imprint().toByteArray()));
        }
        TimestampCertificate signer = stamp.signer()
                .signer(stamp.certificates(), stamp.content())
                .orElseThrow(() -> new TimestampRefused(
                        TimestampRule.SIGNATURE,
                        "a signature by the certificate that the time stamp names",
                        "one by none of its " + stamp.certificates().size() + " certificates"));
        if (!signer.isForStamping()) {
            throw refused("a certificate for time stamps alone, critically so", signer, "another");
        }
        List<TimestampCertificate> others = new ArrayList<>(stamp.certificates());
        others.remove(signer);
        Followed path = follow(signer, others, content.time());
        if (!others.isEmpty()) {
            throw refused("certificates of the path alone", others.getFirst(), "one beside it");
        }
        Optional<TimeAuthority> authority = path.authority().filter(each -> each.countsAt(content.latest()));
        Instant until =
                authority.map(each -> each.lastMoment(path.inForceUntil())).orElse(path.inForceUntil());
        return new VerifiedTimestamp(content.latest(), authority, signer.fingerprint(), until);
    }

    static SignedTimestamp read(TimestampToken token) {
        try {
            return SignedTimestamp.read(token);
        } catch (NotDer met) {
            throw new TimestampRefused(
                    TimestampRule.FORM, "a time stamp of RFC 3161 in its one form", String.valueOf(met.getMessage()));
        }
    }

    /**
     * Where the certificates lead.
     *
     * @param authority at the end, if the trust root names it
     * @param inForceUntil the last moment at which all of them are in force
     */
    private record Followed(Optional<TimeAuthority> authority, Instant inForceUntil) {
        Followed with(TimestampCertificate certificate) {
            Instant end = certificate.inForceUntil();
            return end.isBefore(inForceUntil) ? new Followed(authority, end) : this;
        }
    }

    /** Follows the certificates from the signer to an authority; takes those that it met out of the others. */
    private Followed follow(TimestampCertificate signer, List<TimestampCertificate> others, Instant time) {
        TimestampCertificate last = signer;
        Followed path = new Followed(Optional.empty(), signer.inForceUntil());
        for (int between = 0; ; between++) {
            if (!last.isInForceAt(time)) {
                throw refused("a certificate in force at " + time, last, "one that was not");
            }
            path = path.with(last);
            Optional<Followed> named = holder(last, path, between, time);
            if (named.isPresent()) {
                return named.get();
            }
            Optional<TimestampCertificate> above = above(last, others);
            if (above.isEmpty()) {
                return path;
            }
            others.remove(above.get());
            if (!last.isSignedBy(above.get()) || !above.get().mayCertify(between)) {
                throw refused("certificates that each certify the one before", above.get(), "one that does not");
            }
            last = above.get();
        }
    }

    private static Optional<TimestampCertificate> above(TimestampCertificate last, List<TimestampCertificate> others) {
        return others.stream().filter(last::namesAsIssuer).findFirst();
    }

    /** The authority that pins this certificate, or the one that certified it. */
    private Optional<Followed> holder(TimestampCertificate last, Followed path, int between, Instant time) {
        boolean named = false;
        for (TimeAuthority authority : authorities) {
            for (TimeAuthority.Anchor anchor : authority.certificates()) {
                TimestampCertificate pinned = anchor.certificate();
                if (pinned.equals(last)) {
                    return Optional.of(new Followed(Optional.of(authority), path.inForceUntil()));
                }
                if (last.namesAsIssuer(pinned)) {
                    named = true;
                    if (pinned.isInForceAt(time) && pinned.mayCertify(between) && last.isSignedBy(pinned)) {
                        return Optional.of(new Followed(Optional.of(authority), path.inForceUntil()).with(pinned));
                    }
                }
            }
        }
        if (named) {
            throw refused("a certificate that the authority certified, itself in force at " + time, last, "another");
        }
        return Optional.empty();
    }

    private static TimestampRefused refused(String expected, TimestampCertificate certificate, String given) {
        return new TimestampRefused(
                TimestampRule.AUTHORITY, expected, given + ", SHA-256 " + certificate.fingerprint());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
