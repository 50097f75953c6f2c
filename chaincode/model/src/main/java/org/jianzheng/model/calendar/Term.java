/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.calendar;

import java.time.LocalDate;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * A length of time in natural days, months or years (domain 2.13, after articles 200 to 204 of the Civil Code). The day on which it
 * takes effect is not counted; a term of months or years ends on the corresponding day, or on the last day of a month that has none.
 * Holidays do not lengthen it.
 *
 * @param length from 1 to {@value #MAX_LENGTH}
 * @param unit what is counted
 */
public record Term(long length, Unit unit) {
    /** The longest term, in any unit. */
    public static final int MAX_LENGTH = 3_660;

    /** What a term counts. */
    public enum Unit {
        /** Calendar days. */
        DAYS,
        /** Calendar months. */
        MONTHS,
        /** Calendar years. */
        YEARS
    }

    /** Refuses ({@code SCHEMA_INVALID}) a length out of bounds. */
    public Term {
        if (length < 1 || length > MAX_LENGTH) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "a term of %d %s, allowed are 1 to %d", length, unit, MAX_LENGTH);
        }
    }

    /** A term of months. */
    public static Term months(long length) {
        return new Term(length, Unit.MONTHS);
    }

    /** Reads the JSON form. */
    public static Term fromJson(JsonObject json) {
        json.requireOnly("length", "unit");
        return new Term(json.integer("length"), Members.choice(Unit.class, json, "unit"));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("length", length)
                .put("unit", unit.name())
                .build();
    }

    /** The last day of the term, which still belongs to it. Months are added at once, never one by one. */
    public LocalDate lastDay(LocalDate effect) {
        return switch (unit) {
            case DAYS -> effect.plusDays(length);
            case MONTHS -> effect.plusMonths(length);
            case YEARS -> effect.plusYears(length);
        };
    }
}
