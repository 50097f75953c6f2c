/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * An amount as a document states it, with its unit: how it became fen is on the record with it (invariant 29).
 *
 * @param value a decimal number of at most {@value #MAX_LENGTH} characters, such as {@code 93.5779}
 * @param unit its unit
 */
public record StatedAmount(String value, Unit unit) {
    private static final int MAX_LENGTH = 24;
    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]*)(\\.[0-9]+)?");

    /** Units that documents state amounts in. */
    public enum Unit {
        /** 元, 100 fen. */
        YUAN(2),
        /** 万元, 1,000,000 fen. */
        WAN_YUAN(6),
        /** 亿元, 10,000,000,000 fen. */
        YI_YUAN(10);

        private final int zeros;

        Unit(int zeros) {
            this.zeros = zeros;
        }

        /** A number of fen in this unit, exactly. */
        public String exact(AmountFen amount) {
            return of(amount).stripTrailingZeros().toPlainString();
        }

        private BigDecimal of(AmountFen amount) {
            return BigDecimal.valueOf(amount.fen()).movePointLeft(zeros);
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) what is no such number. */
    public StatedAmount {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "an amount is stated as a decimal number such as 93.5779");
        }
    }

    /** Whether this many fen are the amount, rounded half up to the decimals that it is stated with. */
    public boolean isRounded(AmountFen amount) {
        BigDecimal stated = new BigDecimal(value);
        return unit.of(amount).setScale(stated.scale(), RoundingMode.HALF_UP).compareTo(stated) == 0;
    }

    /** Whether this many fen are exactly the amount. */
    public boolean isExactly(AmountFen amount) {
        return unit.of(amount).compareTo(new BigDecimal(value)) == 0;
    }

    static StatedAmount fromJson(JsonObject json) {
        json.requireOnly("value", "unit");
        return new StatedAmount(json.string("value"), Members.choice(Unit.class, json, "unit"));
    }

    JsonObject toJson() {
        return JsonObject.builder().put("value", value).put("unit", unit.name()).build();
    }

    @Override
    public String toString() {
        return value + " " + unit;
    }
}
