/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.time.DerReader.Element;

/**
 * Brings a time stamp as authorities issue it into the form in which it is kept. What is taken away is covered by no signature:
 * revocation lists, unsigned attributes, and certificates that do not lead upwards from the signer's, such as a root that signed
 * itself.
 */
final class IssuedTimestamp {
    private static final int EXPLICIT = 0xa0;
    private static final int REVOCATION_LISTS = 0xa1;
    private static final int UNSIGNED_ATTRIBUTES = 0xa1;

    private IssuedTimestamp() {}

    /** The forms in which it may be kept: with the signer's certificate alone, and with one more above it each. */
    static List<TimestampToken> kept(ByteString issued) {
        DerReader outer = new DerReader(issued);
        DerReader wrapped = SignedTimestamp.typed(outer.next(DerReader.SEQUENCE), SignedTimestamp.SIGNED_DATA);
        DerReader fields = wrapped.next(DerReader.SEQUENCE).reader();
        ByteString version = fields.next(DerReader.INTEGER).whole();
        ByteString hashes = fields.next(DerReader.SET).whole();
        ByteString content = fields.next(DerReader.SEQUENCE).whole();
        Element certificates = fields.next(SignedTimestamp.CERTIFICATES);
        if (fields.isNext(REVOCATION_LISTS)) {
            fields.next(REVOCATION_LISTS);
        }
        DerReader signers = fields.next(DerReader.SET).reader();
        ByteString signer = withoutUnsigned(signers.next(DerReader.SEQUENCE));
        List<ByteString> path = path(certificates, signer);
        List<TimestampToken> forms = new ArrayList<>();
        for (int count = 1; count <= path.size(); count++) {
            ByteString signedData = DerWriter.sequence(
                    version,
                    hashes,
                    content,
                    DerWriter.elements(SignedTimestamp.CERTIFICATES, path.subList(0, count)),
                    DerWriter.element(DerReader.SET, signer));
            forms.add(new TimestampToken(DerWriter.sequence(
                            DerWriter.object(SignedTimestamp.SIGNED_DATA), DerWriter.element(EXPLICIT, signedData))
                    .toByteArray()));
        }
        return forms;
    }

    private static ByteString withoutUnsigned(Element signer) {
        DerReader parts = signer.reader();
        List<ByteString> kept = new ArrayList<>();
        while (!parts.isAtEnd()) {
            Element part = parts.any();
            if (part.tag() != UNSIGNED_ATTRIBUTES) {
                kept.add(part.whole());
            }
        }
        return DerWriter.elements(DerReader.SEQUENCE, kept);
    }

    /** The certificates from the signer's upwards, as far as they are there, but for one that certifies itself. */
    private static List<ByteString> path(Element list, ByteString signer) {
        DerReader reader = list.reader();
        List<TimestampCertificate> all = new ArrayList<>();
        while (!reader.isAtEnd()) {
            Element each = reader.any();
            if (each.tag() == DerReader.SEQUENCE) {
                all.add(TimestampCertificate.read(each.whole()));
            }
        }
        DerReader parts = new DerReader(signer).next(DerReader.SEQUENCE).reader();
        parts.next(DerReader.INTEGER);
        DerReader name = parts.next(DerReader.SEQUENCE).reader();
        ByteString issuer = name.next(DerReader.SEQUENCE).whole();
        ByteString serial = name.next(DerReader.INTEGER).content();
        Optional<TimestampCertificate> next =
                all.stream().filter(each -> each.isNamed(issuer, serial)).findFirst();
        List<ByteString> path = new ArrayList<>();
        Set<TimestampCertificate> met = new HashSet<>();
        while (next.isPresent() && met.add(next.get())) {
            TimestampCertificate last = next.get();
            path.add(last.der());
            next = all.stream()
                    .filter(each -> last.namesAsIssuer(each) && !each.namesAsIssuer(each))
                    .findFirst();
        }
        return path;
    }
}
