/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jianzheng.model.error.ErrorCode;

/**
 * The id of a record: a UUID of version 7 (RFC 9562, 5.7), made by whoever creates the record, so that resubmitting is
 * harmless and the keys of different writers never collide.
 *
 * @param value the 36 lower-case characters of the UUID
 */
public record RecordId(String value) {
    private static final int CHARACTERS = 36;
    private static final int[] DASHES = {8, 13, 18, 23};
    private static final long TIME_BITS = 48;

    /** Refuses ({@code ID_INVALID}) any other form, also upper case and other versions. */
    public RecordId {
        Form.require(hasForm(value), value, ErrorCode.ID_INVALID, "a record id (UUID of version 7, lower case)");
    }

    private static boolean hasForm(String text) {
        if (text.length() != CHARACTERS) {
            return false;
        }
        int from = 0;
        for (int dash : DASHES) {
            if (text.charAt(dash) != '-' || !LowerHex.areDigits(text, from, dash)) {
                return false;
            }
            from = dash + 1;
        }
        return LowerHex.areDigits(text, from, CHARACTERS)
                && text.charAt(DASHES[1] + 1) == '7'
                && "89ab".indexOf(text.charAt(DASHES[2] + 1)) >= 0;
    }

    /** Reads the canonical text. */
    public static RecordId parse(String text) {
        return new RecordId(text);
    }

    /** A new id of the present millisecond with 74 random bits. */
    public static RecordId generate(InstantSource clock, RandomGenerator random) {
        long millis = clock.millis() & ((1L << TIME_BITS) - 1);
        long high = (millis << 16) | 0x7000L | (random.nextLong() & 0xfffL);
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new RecordId(new UUID(high, low).toString());
    }

    /** When the id was made, by its maker's clock, in whole milliseconds: a hint, never evidence. */
    public Instant madeAt() {
        return Instant.ofEpochMilli(UUID.fromString(value).getMostSignificantBits() >>> 16);
    }

    @Override
    public String toString() {
        return value;
    }
}
