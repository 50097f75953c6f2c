/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** The written form of a code: checks it, and shows a refused value without letting it flood or break the message. */
final class Form {
    private static final int SHOWN = 80;

    private Form() {}

    static void require(Pattern form, String value, ErrorCode code, String wanted) {
        require(form.matcher(value).matches(), value, code, wanted);
    }

    static void require(boolean hasForm, String value, ErrorCode code, String wanted) {
        if (!hasForm) {
            throw Refusal.of(code, "%s is not %s", shown(value), wanted);
        }
    }

    /** The value in double quotes, shortened, with everything but printable characters escaped. */
    static String shown(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.codePoints().limit(SHOWN).forEach(point -> {
            if (Character.isLetterOrDigit(point) || (point >= 0x20 && point < 0x7f)) {
                text.appendCodePoint(point);
            } else {
                text.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        });
        return text.append(value.codePointCount(0, value.length()) > SHOWN ? "\"..." : "\"")
                .toString();
    }

    static String randomHex(RandomGenerator random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
