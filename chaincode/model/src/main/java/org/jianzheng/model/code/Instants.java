/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern FORM =
            Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]{1,9}))?Z");
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int NINE = 9;

    private Instants() {}

    /** Reads the shortest text; refuses ({@code SCHEMA_INVALID}) any other. */
    public static Instant parse(String text) {
        Instant instant = read(text);
        String shortest = format(instant);
        if (!shortest.equals(text)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is not the shortest text of its time, %s", text, shortest);
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
        if (!formatNanos(instant).equals(text)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is not a ledger time (nine fraction digits)", text);
        }
        return instant;
    }

    /** The text of a ledger time, with nine fraction digits. */
    public static String formatNanos(Instant instant) {
        if (instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is outside the years 1970 to 9999", instant);
        }
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02dT%02d:%02d:%02d.%09dZ",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                time.getNano());
    }

    private static Instant read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "%s is not a UTC time such as 2026-03-16T01:30:04Z", Form.shown(text));
        }
        try {
            Instant instant = LocalDateTime.of(
                            number(matcher, 1),
                            number(matcher, 2),
                            number(matcher, 3),
                            number(matcher, 4),
                            number(matcher, 5),
                            number(matcher, 6))
                    .toInstant(ZoneOffset.UTC);
            return instant.plusNanos(nanos(matcher));
        } catch (DateTimeException e) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is no real time: %s", text, e.getMessage())
                    .causedBy(e);
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group), 10);
    }

    private static int nanos(Matcher matcher) {
        String fraction = matcher.group(7);
        return fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(NINE - fraction.length()), 10);
    }
}
