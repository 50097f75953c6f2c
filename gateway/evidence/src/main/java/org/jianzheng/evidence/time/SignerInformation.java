/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jianzheng.evidence.time.DerReader.Element;
import org.jianzheng.model.crypto.SignedHash;

/**
 * Who signed a time stamp and what (RFC 5652, 5.3 {@code SignerInfo}), without unsigned attributes.
 *
 * @param issuer of the signer's certificate
 * @param serial number of that certificate, as an integer's content
 * @param hash of everything
 * @param method of the signature
 * @param signed the attributes, as they are signed
 * @param messageDigest the attribute that ties the content in
 * @param certificateHash over which hash the attribute names the certificate (RFC 5816, 2.2.1)
 * @param certificateDigest that hash's value
 * @param signature over the attributes
 */
record SignerInformation(
        ByteString issuer,
        ByteString serial,
        SignedHash hash,
        SignatureMethod method,
        ByteString signed,
        ByteString messageDigest,
        SignedHash certificateHash,
        ByteString certificateDigest,
        ByteString signature) {
    private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
    private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    private static final String SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.47";
    private static final int SIGNED_ATTRIBUTES = 0xa0;
    private static final int BY_NAME = 1;

    static SignerInformation read(Element information, Element hashOfAll) {
        DerReader fields = information.reader();
        DerReader.number(fields.next(DerReader.INTEGER).content(), BY_NAME, BY_NAME);
        DerReader name = fields.next(DerReader.SEQUENCE).reader();
        ByteString issuer = name.next(DerReader.SEQUENCE).whole();
        ByteString serial = name.next(DerReader.INTEGER).content();
        name.end();
        if (!fields.next(DerReader.SEQUENCE).whole().equals(hashOfAll.whole())) {
            throw new NotDer("two different hashes");
        }
        SignedHash hash = SignatureMethod.hash(hashOfAll);
        ByteString list = fields.next(SIGNED_ATTRIBUTES).content();
        SignatureMethod method = SignatureMethod.read(fields.next(DerReader.SEQUENCE));
        if (method.hash().filter(named -> named != hash).isPresent()) {
            throw new NotDer("two different hashes");
        }
        ByteString signature = fields.next(DerReader.OCTET_STRING).content();
        fields.end();
        Map<String, Element> attributes = attributes(list);
        if (!only(attributes, CONTENT_TYPE, DerReader::object).equals(SignedTimestamp.STAMPED_CONTENT)) {
            throw new NotDer("the signature is over another content");
        }
        DerReader certificate = only(attributes, SIGNING_CERTIFICATE, SignerInformation::firstCertificate);
        SignedHash certificateHash = certificate.isNext(DerReader.SEQUENCE)
                ? SignatureMethod.hash(certificate.next(DerReader.SEQUENCE))
                : SignedHash.SHA_256;
        return new SignerInformation(
                issuer,
                serial,
                hash,
                method,
                DerWriter.element(DerReader.SET, list),
                only(
                        attributes,
                        MESSAGE_DIGEST,
                        values -> values.next(DerReader.OCTET_STRING).content()),
                certificateHash,
                certificate.next(DerReader.OCTET_STRING).content(),
                signature);
    }

    /** The identifier of the certificate that signed stands first. */
    private static DerReader firstCertificate(DerReader values) {
        return values.next(DerReader.SEQUENCE)
                .reader()
                .next(DerReader.SEQUENCE)
                .reader()
                .next(DerReader.SEQUENCE)
                .reader();
    }

    /** Attributes by their identifiers, each once; the element is the set of values. */
    private static Map<String, Element> attributes(ByteString list) {
        DerReader reader = new DerReader(list);
        Map<String, Element> all = new HashMap<>();
        while (!reader.isAtEnd()) {
            DerReader parts = reader.next(DerReader.SEQUENCE).reader();
            String identifier = parts.object();
            Element values = parts.next(DerReader.SET);
            parts.end();
            if (all.put(identifier, values) != null) {
                throw new NotDer("attribute " + identifier + " stands twice");
            }
        }
        return all;
    }

    /** Reads the one value of an attribute. */
    private static <T> T only(Map<String, Element> attributes, String identifier, Function<DerReader, T> read) {
        Element values = attributes.get(identifier);
        if (values == null) {
            throw new NotDer("attribute " + identifier + " is missing");
        }
        DerReader reader = values.reader();
        T value = read.apply(reader);
        reader.end();
        return value;
    }

    private boolean isBy(TimestampCertificate certificate) {
        return certificate.hasHash(certificateHash, certificateDigest) && certificate.isNamed(issuer, serial);
    }

    /** The certificate among these that signed, if the name and the signature are good. */
    Optional<TimestampCertificate> signer(List<TimestampCertificate> certificates, ByteString content) {
        return certificates.stream()
                .filter(this::isBy)
                .filter(certificate -> messageDigest.equals(ByteString.copyFrom(hash.hash(content.toByteArray())))
                        && method.verifies(certificate.key(), hash, signed, signature))
                .findFirst();
    }
}
