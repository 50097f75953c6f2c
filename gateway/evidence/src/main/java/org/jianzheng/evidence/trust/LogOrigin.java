/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import java.util.regex.Pattern;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Names a log for ever: {@code jianzheng.example/<channel>/<first 16 digits of the hash of block 0>}.
 *
 * @param value the text, without schema and spaces
 */
public record LogOrigin(String value) {
    private static final int DIGITS = 16;
    private static final Pattern FORM = Pattern.compile("[a-z0-9.-]{1,64}/[a-z][a-z0-9.-]{0,248}/[0-9a-f]{16}");

    /** Refuses ({@code ID_INVALID}) any other form. */
    public LogOrigin {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.of(
                    ErrorCode.ID_INVALID, "a text of %d characters is not the origin of a log", value.length());
        }
    }

    /** The origin of the log of a channel that began with this block. */
    public static LogOrigin of(String channel, Hash genesisHeaderHash) {
        return new LogOrigin(
                "jianzheng.example/" + channel + "/" + genesisHeaderHash.hex().substring(0, DIGITS));
    }

    @Override
    public String toString() {
        return value;
    }
}
