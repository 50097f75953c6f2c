/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jianzheng.model.catalogue.EvaluationMethod;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonValue;

/**
 * Points as an exact fraction in lowest terms, since an average of whole points need not be whole. In JSON: a number, or
 * {@code {"denominator":3,"numerator":7}}.
 *
 * @param numerator from 0 on
 * @param denominator from 1 on
 */
public record ExactPoints(long numerator, long denominator) implements Comparable<ExactPoints> {
    /** No points. */
    public static final ExactPoints NONE = new ExactPoints(0, 1);

    private static final int SHOWN_DECIMALS = 2;
    private static final long MOST = 1_000_000_000;

    /** Reduces; refuses ({@code SCHEMA_INVALID}) what is no fraction of points. */
    public ExactPoints {
        if (numerator < 0 || numerator > MOST || denominator < 1 || denominator > MOST) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%d/%d are no points", numerator, denominator);
        }
        long divisor = greatestCommonDivisor(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** Whole points. */
    public static ExactPoints of(long points) {
        return new ExactPoints(points, 1);
    }

    /** The sum of all of these. */
    public static ExactPoints sum(List<ExactPoints> all) {
        return all.stream().reduce(NONE, ExactPoints::plus);
    }

    /** What a combination makes of the points of several forms, at least one. */
    public static ExactPoints of(EvaluationMethod.Combination combination, List<Long> forms) {
        long sum = forms.stream().mapToLong(Long::longValue).sum();
        return switch (combination) {
            case SUM -> of(sum);
            case MAX -> of(forms.stream().mapToLong(Long::longValue).max().orElse(0));
            case AVERAGE -> new ExactPoints(sum, forms.size());
        };
    }

    /** These and those. */
    public ExactPoints plus(ExactPoints other) {
        return new ExactPoints(
                Math.addExact(
                        Math.multiplyExact(numerator, other.denominator),
                        Math.multiplyExact(other.numerator, denominator)),
                Math.multiplyExact(denominator, other.denominator));
    }

    /** Whether they are at least so many. */
    public boolean reach(long points) {
        return numerator >= points * denominator;
    }

    @Override
    public int compareTo(ExactPoints other) {
        return Long.compare(numerator * other.denominator, other.numerator * denominator);
    }

    /** As people read them: rounded half up to two decimals, without zeros at the end. */
    public String shown() {
        return BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), SHOWN_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Reads the JSON form. */
    public static ExactPoints fromJson(JsonObject json, String member) {
        if (json.value(member) instanceof JsonInteger) {
            return of(json.integer(member));
        }
        JsonObject fraction = json.object(member).requireOnly("numerator", "denominator");
        return new ExactPoints(fraction.integer("numerator"), fraction.integer("denominator"));
    }

    /** The JSON form. */
    public JsonValue toJson() {
        return denominator == 1
                ? new JsonInteger(numerator)
                : JsonObject.builder()
                        .put("numerator", numerator)
                        .put("denominator", denominator)
                        .build();
    }
}
