/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.crypto.SignedHash;
import org.jianzheng.model.error.Refusal;

/**
 * Asks an authority for a time stamp over some bytes (RFC 3161, 2.4): with the authority's certificates in the answer, and with a
 * number that no earlier answer can hold.
 *
 * @param covered what is to be stamped; only its hash is sent
 * @param hash SHA-256, or SM3 for authorities that sign by it
 * @param nonce positive, of at most 64 bits, drawn anew each time
 */
public record TimestampRequest(ByteString covered, SignedHash hash, BigInteger nonce) {
    /** The media type of a request. */
    public static final String MEDIA_TYPE = "application/timestamp-query";

    /** The media type of an answer. */
    public static final String ANSWER_TYPE = "application/timestamp-reply";

    /** The most bytes of an answer. */
    public static final int MAX_ANSWER_BYTES = 32_768;

    private static final int MAX_NONCE_BITS = 64;
    /** Granted, and granted with modifications. */
    private static final Set<BigInteger> GRANTED = Set.of(BigInteger.ZERO, BigInteger.ONE);

    private static final ByteString TRUE = ByteString.copyFrom(new byte[] {DerReader.BOOLEAN, 1, -1});

    /** Refuses other nonces. */
    public TimestampRequest {
        if (nonce.signum() <= 0 || nonce.bitLength() > MAX_NONCE_BITS) {
            throw new IllegalArgumentException("a nonce of " + nonce.bitLength() + " bits");
        }
    }

    /** The request in DER. */
    public byte[] encoded() {
        return DerWriter.sequence(
                        DerWriter.integer(BigInteger.ONE),
                        DerWriter.sequence(
                                DerWriter.algorithm(hash.identifier()),
                                DerWriter.octets(hash.hash(covered.toByteArray()))),
                        DerWriter.integer(nonce),
                        TRUE)
                .toByteArray();
    }

    /**
     * Takes the time stamp out of an answer, in the one form in which it is kept: with those certificates that lead from its signer
     * to an authority, and without what no signature covers.
     *
     * @throws TimestampRefused if the answer is none, refuses, is to another request, or is by nobody whose word counts
     */
    public TimestampToken answered(byte[] answer, TimestampVerifier verifier) {
        List<TimestampToken> forms = forms(answer);
        for (TimestampToken token : forms) {
            Optional<BigInteger> given = TimestampVerifier.read(token).read().nonce();
            if (!given.equals(Optional.of(nonce))) {
                throw new TimestampRefused(
                        TimestampRule.IMPRINT,
                        "nonce " + nonce,
                        given.map(other -> "nonce " + other).orElse("no nonce"));
            }
            if (verifier.verify(token, covered).authority().isPresent()) {
                return token;
            }
        }
        throw new TimestampRefused(
                TimestampRule.AUTHORITY, "an authority that the trust root names", "another, or one that has ended");
    }

    private static List<TimestampToken> forms(byte[] answer) {
        try {
            if (answer.length > MAX_ANSWER_BYTES) {
                throw new NotDer("an answer of " + answer.length + " bytes");
            }
            DerReader outer = new DerReader(ByteString.copyFrom(answer));
            DerReader parts = outer.next(DerReader.SEQUENCE).reader();
            outer.end();
            DerReader status = parts.next(DerReader.SEQUENCE).reader();
            BigInteger code = status.integer();
            if (!GRANTED.contains(code)) {
                throw new NotDer("a refusal with status " + code);
            }
            ByteString issued = parts.next(DerReader.SEQUENCE).whole();
            parts.end();
            return IssuedTimestamp.kept(issued);
        } catch (NotDer met) {
            throw new TimestampRefused(
                    TimestampRule.FORM, "a time stamp of RFC 3161", String.valueOf(met.getMessage()));
        } catch (Refusal tooLarge) {
            throw new TimestampRefused(TimestampRule.FORM, "a time stamp of RFC 3161", tooLarge.sentence());
        }
    }
}
