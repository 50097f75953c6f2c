/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianzheng.evidence.time.DerReader.Element;

/** Reads times of certificates (RFC 5280, 4.1.2.5) and of time stamps (RFC 3161, 2.4.2), which may have fractions. */
final class DerTime {
    private static final Pattern SHORT = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})Z");
    private static final Pattern FULL =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(?:\\.(\\d{0,8}[1-9]))?Z");

    private static final int FIRST_YEAR = 1970;
    /** Leaves room for the accuracy before the year 10000, which no text of ours can say. */
    private static final int LAST_YEAR_OF_STAMPS = 9998;

    private DerTime() {}

    /** A time of a certificate. */
    static Instant ofCertificate(Element time) {
        if (time.tag() == DerReader.UTC_TIME) {
            Matcher match = match(SHORT, time);
            int year = Integer.parseInt(match.group(1), 10);
            return instant(match, year >= 50 ? 1900 + year : 2000 + year, "");
        }
        Matcher match = match(FULL, time);
        if (time.tag() != DerReader.GENERALIZED_TIME || match.group(7) != null) {
            throw new NotDer("a time of another form");
        }
        return instant(match, Integer.parseInt(match.group(1), 10), "");
    }

    /** The time of a time stamp. */
    static Instant ofStamp(Element time) {
        Matcher match = match(FULL, time);
        String fraction = match.group(7);
        int year = Integer.parseInt(match.group(1), 10);
        if (year > LAST_YEAR_OF_STAMPS) {
            throw new NotDer("no real time");
        }
        return instant(match, year, fraction == null ? "" : fraction);
    }

    private static Matcher match(Pattern form, Element time) {
        Matcher match = form.matcher(time.content().toString(StandardCharsets.ISO_8859_1));
        if (!match.matches()) {
            throw new NotDer("a time of another form");
        }
        return match;
    }

    private static Instant instant(Matcher match, int year, String fraction) {
        if (year < FIRST_YEAR) {
            throw new NotDer("no real time");
        }
        try {
            return LocalDateTime.of(
                            year,
                            part(match, 2),
                            part(match, 3),
                            part(match, 4),
                            part(match, 5),
                            part(match, 6),
                            Integer.parseInt((fraction + "000000000").substring(0, 9), 10))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new NotDer("no real time");
        }
    }

    private static int part(Matcher match, int group) {
        return Integer.parseInt(match.group(group), 10);
    }
}
