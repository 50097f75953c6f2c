/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

/** The one text of random bits and signatures: base64url without padding (RFC 4648, 5), spare bits zero. */
public final class Base64Url {
    /** The last characters that leave four bits unused, all of them zero. */
    private static final String FOUR_SPARE_BITS = "AQgw";

    private Base64Url() {}

    /** Whether a text is the one form of so many bytes, where four bits of its last character are spare. */
    public static boolean isOf(String text, int bytes) {
        if (bytes % 3 != 1) {
            throw new IllegalArgumentException(bytes + " bytes leave other than four spare bits");
        }
        int length = bytes / 3 * 4 + 2;
        if (text.length() != length || FOUR_SPARE_BITS.indexOf(text.charAt(length - 1)) < 0) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCharacter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '-'
                || character == '_';
    }
}
