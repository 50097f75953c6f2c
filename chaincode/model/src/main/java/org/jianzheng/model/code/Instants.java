/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * The one text of an instant: UTC with {@code Z}, years 1970 to 9999, real dates, seconds 00 to 59.
 *
 * <p>Records write the shortest text ({@code 2026-03-16T01:30:04Z}, {@code 2026-03-16T01:30:04.25Z}): a fraction has 1
 * to 9 digits and does not end in 0, so that reading and writing again gives the signed bytes. Ledger times always
 * carry nine digits, so that their texts sort like the times.
 */
public final class Instants {
    /** {@code 0} stands for a digit; a fraction may follow before the {@code Z}. */
    private static final String FORM = "0000-00-00T00:00:00";

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int NINE = 9;

    private Instants() {}

    /** Reads the shortest text; refuses ({@code SCHEMA_INVALID}) any other. */
    public static Instant parse(String text) {
        Instant instant = read(text);
        boolean fraction = text.length() > FORM.length() + 1;
        if (fraction && text.charAt(text.length() - 2) == '0') {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "%s is not the shortest text of its time, %s", text, format(instant));
        }
        return instant;
    }

    /** The shortest text of a time; refuses ({@code SCHEMA_INVALID}) times outside the years 1970 to 9999. */
    public static String format(Instant instant) {
        String nine = formatNanos(instant);
        int end = nine.length() - 1;
        while (nine.charAt(end - 1) == '0') {
            end--;
        }
        return nine.substring(0, nine.charAt(end - 1) == '.' ? end - 1 : end) + "Z";
    }

    /** Reads a ledger time, which has exactly nine fraction digits; refuses ({@code SCHEMA_INVALID}) any other. */
    public static Instant parseNanos(String text) {
        Instant instant = read(text);
        if (text.length() != FORM.length() + 1 + NINE + 1) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is not a ledger time (nine fraction digits)", text);
        }
        return instant;
    }

    /** The text of a ledger time, with nine fraction digits. */
    public static String formatNanos(Instant instant) {
        requireInYears(instant);
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(FORM.length() + 1 + NINE + 1);
        append(text, time.getYear(), 4, '-');
        append(text, time.getMonthValue(), 2, '-');
        append(text, time.getDayOfMonth(), 2, 'T');
        append(text, time.getHour(), 2, ':');
        append(text, time.getMinute(), 2, ':');
        append(text, time.getSecond(), 2, '.');
        append(text, time.getNano(), NINE, 'Z');
        return text.toString();
    }

    /** Every text of a time is written by this, with the same digits in every locale. */
    private static void append(StringBuilder text, int number, int width, char behind) {
        String digits = Integer.toString(number);
        text.repeat('0', width - digits.length()).append(digits).append(behind);
    }

    private static void requireInYears(Instant instant) {
        if (instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is outside the years 1970 to 9999", instant);
        }
    }

    private static Instant read(String text) {
        if (!hasForm(text)) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "%s is not a UTC time such as 2026-03-16T01:30:04Z", Form.shown(text));
        }
        try {
            Instant instant = LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            nanos(text))
                    .toInstant(ZoneOffset.UTC);
            requireInYears(instant);
            return instant;
        } catch (DateTimeException e) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is no real time: %s", text, e.getMessage())
                    .causedBy(e);
        }
    }

    private static boolean hasForm(String text) {
        int end = text.length() - 1;
        if (end < FORM.length() || text.charAt(end) != 'Z') {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            if (wanted == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != wanted) {
                return false;
            }
        }
        int fraction = end - FORM.length();
        return fraction == 0
                || (text.charAt(FORM.length()) == '.'
                        && fraction >= 2
                        && fraction <= 1 + NINE
                        && text.substring(FORM.length() + 1, end).chars().allMatch(Instants::isDigit));
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static int nanos(String text) {
        int from = FORM.length() + 1;
        int to = text.length() - 1;
        int nanos = from < to ? number(text, from, to) : 0;
        for (int digits = Math.max(0, to - from); digits < NINE; digits++) {
            nanos *= 10;
        }
        return nanos;
    }
}
