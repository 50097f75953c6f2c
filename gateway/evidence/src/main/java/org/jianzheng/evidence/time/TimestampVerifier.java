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
        Optional<TimeAuthority> authority = authority(signer, others, content.time());
        if (!others.isEmpty()) {
            throw refused("certificates of the path alone", others.getFirst(), "one beside it");
        }
        return new VerifiedTimestamp(
                content.latest(), authority.filter(each -> each.countsAt(content.latest())), signer.fingerprint());
    }

    static SignedTimestamp read(TimestampToken token) {
        try {
            return SignedTimestamp.read(token);
        } catch (NotDer met) {
            throw new TimestampRefused(
                    TimestampRule.FORM, "a time stamp of RFC 3161 in its one form", String.valueOf(met.getMessage()));
        }
    }

    /** Follows the certificates from the signer to an authority; takes those that it met out of the others. */
    private Optional<TimeAuthority> authority(
            TimestampCertificate signer, List<TimestampCertificate> others, Instant time) {
        TimestampCertificate last = signer;
        for (int between = 0; ; between++) {
            if (!last.isInForceAt(time)) {
                throw refused("a certificate in force at " + time, last, "one that was not");
            }
            Optional<TimeAuthority> named = holder(last, between, time);
            if (named.isPresent()) {
                return named;
            }
            Optional<TimestampCertificate> above = above(last, others);
            if (above.isEmpty()) {
                return Optional.empty();
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
    private Optional<TimeAuthority> holder(TimestampCertificate last, int between, Instant time) {
        boolean named = false;
        for (TimeAuthority authority : authorities) {
            for (TimeAuthority.Anchor anchor : authority.certificates()) {
                TimestampCertificate pinned = anchor.certificate();
                if (pinned.equals(last)) {
                    return Optional.of(authority);
                }
                if (last.namesAsIssuer(pinned)) {
                    named = true;
                    if (pinned.isInForceAt(time) && pinned.mayCertify(between) && last.isSignedBy(pinned)) {
                        return Optional.of(authority);
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
