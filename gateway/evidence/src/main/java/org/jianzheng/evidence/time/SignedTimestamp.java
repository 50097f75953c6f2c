/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jianzheng.evidence.time.DerReader.Element;

/**
 * A time stamp that is read (RFC 5652 {@code SignedData} with one signer, RFC 3161, RFC 5816). Nothing about it is verified. What no
 * signature covers has one form: no unsigned attributes, no revocation lists, and one hash named alike in all places.
 *
 * @param content what is signed
 * @param read the same, read
 * @param certificates of the signer and of who certified it
 * @param signer who signed
 */
record SignedTimestamp(
        ByteString content, StampedContent read, List<TimestampCertificate> certificates, SignerInformation signer) {
    static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    static final String STAMPED_CONTENT = "1.2.840.113549.1.9.16.1.4";
    static final int VERSION = 3;
    static final int CERTIFICATES = 0xa0;
    private static final int EXPLICIT = 0xa0;
    private static final int MAX_CERTIFICATES = 4;

    /** Reads the one form; throws {@link NotDer} for any other bytes. */
    static SignedTimestamp read(TimestampToken token) {
        DerReader outer = new DerReader(ByteString.copyFrom(token.bytes()));
        DerReader wrapped = typed(outer.next(DerReader.SEQUENCE), SIGNED_DATA);
        outer.end();
        DerReader fields = wrapped.next(DerReader.SEQUENCE).reader();
        wrapped.end();
        DerReader.number(fields.next(DerReader.INTEGER).content(), VERSION, VERSION);
        DerReader hashes = fields.next(DerReader.SET).reader();
        Element hash = hashes.next(DerReader.SEQUENCE);
        hashes.end();
        DerReader inner = typed(fields.next(DerReader.SEQUENCE), STAMPED_CONTENT);
        ByteString content = inner.next(DerReader.OCTET_STRING).content();
        inner.end();
        List<TimestampCertificate> certificates = certificates(fields.next(CERTIFICATES));
        DerReader signers = fields.next(DerReader.SET).reader();
        fields.end();
        SignerInformation signer = SignerInformation.read(signers.next(DerReader.SEQUENCE), hash);
        signers.end();
        return new SignedTimestamp(content, StampedContent.read(content), certificates, signer);
    }

    /** What stands behind a type in an {@code EXPLICIT [0]}. */
    static DerReader typed(Element sequence, String type) {
        DerReader parts = sequence.reader();
        String met = parts.object();
        if (!met.equals(type)) {
            throw new NotDer("content of type " + met + " in place of " + type);
        }
        DerReader content = parts.next(EXPLICIT).reader();
        parts.end();
        return content;
    }

    private static List<TimestampCertificate> certificates(Element list) {
        DerReader reader = list.reader();
        List<TimestampCertificate> all = new ArrayList<>();
        while (!reader.isAtEnd() && all.size() <= MAX_CERTIFICATES) {
            all.add(TimestampCertificate.read(reader.next(DerReader.SEQUENCE).whole()));
        }
        if (all.size() > MAX_CERTIFICATES || new HashSet<>(all).size() != all.size()) {
            throw new NotDer("more than " + MAX_CERTIFICATES + " certificates, or one twice");
        }
        return List.copyOf(all);
    }
}
