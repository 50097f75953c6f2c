/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.util.Arrays;
import java.util.HexFormat;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * The X.509 SubjectPublicKeyInfo of our three algorithms. Each has one fixed DER prefix before the key's bytes, so
 * comparing it is the strictest reader there is (RFC 5480, RFC 8410, GB/T 35276).
 */
final class SubjectPublicKey {
    static final String PEM_LABEL = "PUBLIC KEY";

    private SubjectPublicKey() {}

    static PublicKey read(byte[] der) {
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            byte[] prefix = prefix(algorithm);
            if (der.length > prefix.length && Arrays.equals(der, 0, prefix.length, prefix, 0, prefix.length)) {
                return new PublicKey(algorithm, Arrays.copyOfRange(der, prefix.length, der.length));
            }
        }
        throw Refusal.of(
                ErrorCode.KEY_INVALID,
                "the %d bytes are no SubjectPublicKeyInfo of an SM2, P-256 or Ed25519 key in DER",
                der.length);
    }

    static byte[] write(PublicKey key) {
        byte[] prefix = prefix(key.algorithm());
        byte[] bytes = key.bytes();
        byte[] der = Arrays.copyOf(prefix, prefix.length + bytes.length);
        System.arraycopy(bytes, 0, der, prefix.length, bytes.length);
        return der;
    }

    private static byte[] prefix(SignatureAlgorithm algorithm) {
        String hex = switch (algorithm) {
            case SM2 -> "3059301306072a8648ce3d020106082a811ccf5501822d034200";
            case ECDSA_P256 -> "3059301306072a8648ce3d020106082a8648ce3d030107034200";
            case ED25519 -> "302a300506032b6570032100";
        };
        return HexFormat.of().parseHex(hex);
    }
}
