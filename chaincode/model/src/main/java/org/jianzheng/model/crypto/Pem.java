/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** The PEM form of RFC 7468: text may stand before the first BEGIN line; only white space may follow its END line. */
final class Pem {
    private static final int MAX_CHARACTERS = 1 << 14;
    private static final int LINE = 64;

    private Pem() {}

    static boolean has(String pem, String label) {
        return pem.contains(begin(label));
    }

    static byte[] read(String pem, String label) {
        if (pem.length() > MAX_CHARACTERS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a key file has at most %d characters", MAX_CHARACTERS);
        }
        int begin = pem.indexOf(begin(label));
        int start = begin + begin(label).length();
        int end = begin < 0 ? -1 : pem.indexOf(end(label), start);
        if (end < 0) {
            throw Refusal.of(ErrorCode.KEY_INVALID, "no complete %s block was found", label);
        }
        if (!pem.substring(end + end(label).length()).isBlank()) {
            throw Refusal.of(ErrorCode.KEY_INVALID, "more text follows the %s block", label);
        }
        String body = pem.substring(start, end).replaceAll("[ \\t\\r\\n]", "");
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.KEY_INVALID, "the %s block is not base64", label)
                    .causedBy(e);
        }
    }

    static String write(String label, byte[] der) {
        Base64.Encoder encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return begin(label) + "\n" + encoder.encodeToString(der) + "\n" + end(label) + "\n";
    }

    private static String begin(String label) {
        return "-----BEGIN " + label + "-----";
    }

    private static String end(String label) {
        return "-----END " + label + "-----";
    }
}
