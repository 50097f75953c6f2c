/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** The one text of a day in China, {@code 2026-03-16}: years 1970 to 9999, real dates (invariant 18). */
public final class Dates {
    /** Where days begin and end. An offset, since tables of time zones differ between machines and contracts may not. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private Dates() {}

    /** Reads the text; refuses ({@code SCHEMA_INVALID}) any other and days that do not exist. */
    public static LocalDate parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is not a day (YYYY-MM-DD)", Form.shown(text));
        }
        try {
            return requireInRange(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is no day of the calendar", text);
        }
    }

    /** The text of a day; refuses ({@code SCHEMA_INVALID}) days outside the years 1970 to 9999. */
    public static String format(LocalDate day) {
        return requireInRange(day).toString();
    }

    /** The day on which an instant falls. */
    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, CHINA);
    }

    /** The first instant of a day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(CHINA);
    }

    private static LocalDate requireInRange(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is outside the years 1970 to 9999", day);
        }
        return day;
    }
}
