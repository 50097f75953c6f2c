/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import java.util.Base64;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** Reads standard base64 with padding (RFC 4648, 4). */
final class StandardBase64 {
    private StandardBase64() {}

    /** The bytes; refuses ({@code SCHEMA_INVALID}) all but the one form in which they are written. */
    static byte[] decode(String text, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // Base64 leaves bits unused: only the form that is written again alike is accepted.
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException malformed) {
            throw refusal(what).causedBy(malformed);
        }
        throw refusal(what);
    }

    private static Refusal refusal(String what) {
        return Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is not in the one base64 form", what);
    }
}
