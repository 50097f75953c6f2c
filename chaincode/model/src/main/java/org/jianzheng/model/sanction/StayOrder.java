/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.stay}: execution is stopped by order (停止执行).
 *
 * @param sanction the sanction, by the record that drafted it
 * @param subject for whom
 * @param order the number of the order
 * @param authority who ordered it
 * @param from the first stayed day
 * @param to the last one
 * @param clock whether time goes on meanwhile
 */
public record StayOrder(
        RecordRef sanction,
        Subject subject,
        String order,
        String authority,
        LocalDate from,
        LocalDate to,
        Stay.Clock clock)
        implements SanctionBody {
    /** Reads the body. */
    public static StayOrder fromJson(JsonObject json) {
        json.requireOnly("sanction", "subject", "order", "authority", "from", "to", "clock");
        return new StayOrder(
                RecordRef.parse(json.string("sanction")),
                Subject.parse(json.string("subject")),
                Members.text(json, "order", Members.LINE),
                Members.text(json, "authority", Members.LINE),
                Dates.parse(json.string("from")),
                Dates.parse(json.string("to")),
                Members.choice(Stay.Clock.class, json, "clock"));
    }

    /** The stayed days. */
    public Stay stay() {
        return new Stay(from, to, clock);
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_STAY;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("subject", subject.toString())
                .put("order", order)
                .put("authority", authority)
                .put("from", Dates.format(from))
                .put("to", Dates.format(to))
                .put("clock", clock.name())
                .build();
    }
}
