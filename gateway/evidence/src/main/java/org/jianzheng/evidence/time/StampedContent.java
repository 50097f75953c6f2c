/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jianzheng.evidence.time.DerReader.Element;
import org.jianzheng.model.crypto.SignedHash;

/**
 * What an authority has signed (RFC 3161, 2.4.2 {@code TSTInfo}).
 *
 * @param hash of what is stamped
 * @param imprint that hash's value
 * @param time when, by the authority's clock
 * @param accuracy how far the clock may be off
 * @param nonce of the request
 */
record StampedContent(
        SignedHash hash, ByteString imprint, Instant time, Duration accuracy, Optional<BigInteger> nonce) {
    private static final int MAX_SECONDS = 86_400;
    private static final int MAX_PART = 999;
    private static final int ACCURACY_MILLIS = 0x80;
    private static final int ACCURACY_MICROS = 0x81;
    private static final int TSA = 0xa0;
    private static final int EXTENSIONS = 0xa1;

    static StampedContent read(ByteString der) {
        DerReader outer = new DerReader(der);
        DerReader fields = outer.next(DerReader.SEQUENCE).reader();
        outer.end();
        DerReader.number(fields.next(DerReader.INTEGER).content(), 1, 1);
        fields.object();
        DerReader imprint = fields.next(DerReader.SEQUENCE).reader();
        SignedHash hash = SignatureMethod.hash(imprint.next(DerReader.SEQUENCE));
        ByteString value = imprint.next(DerReader.OCTET_STRING).content();
        imprint.end();
        fields.integer();
        Instant time = DerTime.ofStamp(fields.next(DerReader.GENERALIZED_TIME));
        Duration accuracy =
                fields.isNext(DerReader.SEQUENCE) ? accuracy(fields.next(DerReader.SEQUENCE)) : Duration.ZERO;
        if (fields.isNext(DerReader.BOOLEAN)) {
            fields.next(DerReader.BOOLEAN);
        }
        Optional<BigInteger> nonce =
                fields.isNext(DerReader.INTEGER) ? Optional.of(fields.integer()) : Optional.empty();
        if (fields.isNext(TSA)) {
            fields.next(TSA);
        }
        if (fields.isNext(EXTENSIONS)) {
            requireNothingCritical(fields.next(EXTENSIONS));
        }
        fields.end();
        return new StampedContent(hash, value, time, accuracy, nonce);
    }

    private static Duration accuracy(Element accuracy) {
        DerReader parts = accuracy.reader();
        Duration sum = Duration.ZERO;
        if (parts.isNext(DerReader.INTEGER)) {
            sum = sum.plusSeconds(DerReader.number(parts.next(DerReader.INTEGER).content(), 0, MAX_SECONDS));
        }
        if (parts.isNext(ACCURACY_MILLIS)) {
            sum = sum.plusMillis(DerReader.number(parts.next(ACCURACY_MILLIS).content(), 1, MAX_PART));
        }
        if (parts.isNext(ACCURACY_MICROS)) {
            sum = sum.plusNanos(
                    1000L * DerReader.number(parts.next(ACCURACY_MICROS).content(), 1, MAX_PART));
        }
        parts.end();
        return sum;
    }

    private static void requireNothingCritical(Element extensions) {
        // IMPLICIT [1]: the tag stands in the place of the list's own.
        if (TimestampCertificate.extensions(DerWriter.sequence(extensions.content())).values().stream()
                .anyMatch(TimestampCertificate.Extension::critical)) {
            throw new NotDer("a critical extension");
        }
    }

    /** By when what is stamped existed. */
    Instant latest() {
        return time.plus(accuracy);
    }

    boolean covers(ByteString bytes) {
        return imprint.equals(ByteString.copyFrom(hash.hash(bytes.toByteArray())));
    }
}
