/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** A signature algorithm with its hash. All signatures are 64 bytes. */
public enum SignatureAlgorithm {
    /** SM2 with SM3 and the default user id (GB/T 32918.2, GB/T 35276); signature r‖s. */
    SM2("SM2"),

    /** ECDSA on P-256 with SHA-256; signature r‖s with s in the lower half of the order. */
    ECDSA_P256("ES256"),

    /** Ed25519 (RFC 8032, 5.1). */
    ED25519("Ed25519");

    private final String id;

    SignatureAlgorithm(String id) {
        this.id = id;
    }

    /** The wire name: {@code SM2}, {@code ES256} or {@code Ed25519}. */
    public String id() {
        return id;
    }

    /** The algorithm of this wire name; refuses ({@code ALGORITHM_REFUSED}) any other. */
    public static SignatureAlgorithm of(String id) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.id.equals(id)) {
                return algorithm;
            }
        }
        throw Refusal.of(ErrorCode.ALGORITHM_REFUSED, "signature algorithm %s is not SM2, ES256 or Ed25519", id);
    }
}
