/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.appeal}: somebody has the decision reviewed. It changes nothing of its effect; only a stay order does (invariant
 * 12).
 *
 * @param sanction the sanction, by the record that drafted it
 * @param kind before whom
 * @param step what was done
 * @param on on what day, in China
 * @param authority the authority or court
 */
public record Appeal(RecordRef sanction, Kind kind, Step step, LocalDate on, String authority) implements SanctionBody {
    /** Before whom. */
    public enum Kind {
        /** Administrative review (行政复议). */
        REVIEW,
        /** A lawsuit (行政诉讼). */
        LITIGATION
    }

    /** What was done. */
    public enum Step {
        /** It was filed. */
        FILED,
        /** It is over. */
        CLOSED
    }

    /** Reads the body. */
    public static Appeal fromJson(JsonObject json) {
        json.requireOnly("sanction", "kind", "step", "on", "authority");
        return new Appeal(
                RecordRef.parse(json.string("sanction")),
                Members.choice(Kind.class, json, "kind"),
                Members.choice(Step.class, json, "step"),
                Dates.parse(json.string("on")),
                Members.text(json, "authority", Members.LINE));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_APPEAL;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("kind", kind.name())
                .put("step", step.name())
                .put("on", Dates.format(on))
                .put("authority", authority)
                .build();
    }
}
