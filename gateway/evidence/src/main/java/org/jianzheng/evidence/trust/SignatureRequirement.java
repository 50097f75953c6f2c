/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** Which signatures an organisation must have given to count as a cosigner. */
public enum SignatureRequirement {
    /** Ed25519 and SM2. */
    BOTH("both"),
    /** Ed25519. */
    INTERNATIONAL("intl"),
    /** SM2. */
    SM("sm");

    private final String wireName;

    SignatureRequirement(String wireName) {
        this.wireName = wireName;
    }

    /** The name in trust roots. */
    public String wireName() {
        return wireName;
    }

    /** Reads a wire name; refuses ({@code SCHEMA_INVALID}) any other. */
    public static SignatureRequirement parse(String wireName) {
        for (SignatureRequirement requirement : values()) {
            if (requirement.wireName.equals(wireName)) {
                return requirement;
            }
        }
        throw Refusal.of(ErrorCode.SCHEMA_INVALID, "signatures are required as both, intl or sm");
    }

    /** Whether these suffice. */
    public boolean isMet(boolean ed25519, boolean sm2) {
        return switch (this) {
            case BOTH -> ed25519 && sm2;
            case INTERNATIONAL -> ed25519;
            case SM -> sm2;
        };
    }
}
