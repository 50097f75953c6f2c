/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.time.DerReader.Element;
import org.jianzheng.model.crypto.CertifiedKey;
import org.jianzheng.model.crypto.SignedHash;

/**
 * What an algorithm identifier of a signature says.
 *
 * @param kind of the key
 * @param hash over which it signs; empty if the identifier leaves that to another place
 */
record SignatureMethod(CertifiedKey.Kind kind, Optional<SignedHash> hash) {
    private static final Map<String, SignatureMethod> KNOWN = Map.of(
            "1.2.840.113549.1.1.1",
            new SignatureMethod(CertifiedKey.Kind.RSA, Optional.empty()),
            "1.2.840.113549.1.1.11",
            of(CertifiedKey.Kind.RSA, SignedHash.SHA_256),
            "1.2.840.113549.1.1.12",
            of(CertifiedKey.Kind.RSA, SignedHash.SHA_384),
            "1.2.840.113549.1.1.13",
            of(CertifiedKey.Kind.RSA, SignedHash.SHA_512),
            "1.2.840.10045.4.3.2",
            of(CertifiedKey.Kind.ECDSA, SignedHash.SHA_256),
            "1.2.840.10045.4.3.3",
            of(CertifiedKey.Kind.ECDSA, SignedHash.SHA_384),
            "1.2.840.10045.4.3.4",
            of(CertifiedKey.Kind.ECDSA, SignedHash.SHA_512),
            "1.2.156.10197.1.501",
            of(CertifiedKey.Kind.SM2, SignedHash.SM3));

    private static SignatureMethod of(CertifiedKey.Kind kind, SignedHash hash) {
        return new SignatureMethod(kind, Optional.of(hash));
    }

    /** Reads the identifier of a signature's algorithm. */
    static SignatureMethod read(Element algorithm) {
        String identifier = identifier(algorithm);
        SignatureMethod method = KNOWN.get(identifier);
        if (method == null) {
            throw new NotDer("signature algorithm " + identifier + " is not known here");
        }
        return method;
    }

    /** Reads the identifier of a hash. */
    static SignedHash hash(Element algorithm) {
        String identifier = identifier(algorithm);
        return SignedHash.of(identifier).orElseThrow(() -> new NotDer("hash " + identifier + " is not known here"));
    }

    /** Whether a key made this signature, over this hash where the identifier leaves it open. */
    boolean verifies(CertifiedKey key, SignedHash open, ByteString message, ByteString signature) {
        return key.kind() == kind && key.verifies(hash.orElse(open), message.toByteArray(), signature.toByteArray());
    }

    private static String identifier(Element algorithm) {
        DerReader parts = algorithm.reader();
        String identifier = parts.object();
        if (!parts.isAtEnd() && parts.next(DerReader.NULL).content().size() > 0) {
            throw new NotDer("parameters of algorithm " + identifier);
        }
        parts.end();
        return identifier;
    }
}
