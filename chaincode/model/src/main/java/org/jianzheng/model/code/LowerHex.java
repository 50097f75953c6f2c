/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

/** The one text of bytes in ids and digests: two lower-case hexadecimal digits for each. */
public final class LowerHex {
    private LowerHex() {}

    /** Whether a text is so many of these digits and nothing else. */
    public static boolean isDigits(String text, int count) {
        return text.length() == count && areDigits(text, 0, count);
    }

    /** Whether a text is this prefix and so many of these digits. */
    public static boolean isPrefixed(String text, String prefix, int count) {
        return text.length() == prefix.length() + count
                && text.startsWith(prefix)
                && areDigits(text, prefix.length(), text.length());
    }

    static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (digit(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The value of a digit, or −1 if it is none. */
    private static int digit(char character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
    }

    /** The bytes of a text that {@link #isDigits} has let pass. */
    public static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (digit(text.charAt(2 * i)) << 4 | digit(text.charAt(2 * i + 1)));
        }
        return bytes;
    }
}
