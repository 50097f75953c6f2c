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
 * The body of {@code sanction.publication}: a decision was published on a site, or taken off it.
 *
 * @param sanction the sanction, by the record that drafted it
 * @param site the site, as the catalogue of measures names it
 * @param step what was done
 * @param on on what day, in China
 */
public record Publication(RecordRef sanction, String site, Step step, LocalDate on) implements SanctionBody {
    /** What may be done on a site. */
    public enum Step {
        /** Published. */
        PUBLISHED,
        /** Taken off. */
        WITHDRAWN
    }

    /** Reads the body. */
    public static Publication fromJson(JsonObject json) {
        json.requireOnly("sanction", "site", "step", "on");
        return new Publication(
                RecordRef.parse(json.string("sanction")),
                Members.text(json, "site", Members.LINE),
                Members.choice(Step.class, json, "step"),
                Dates.parse(json.string("on")));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_PUBLICATION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("site", site)
                .put("step", step.name())
                .put("on", Dates.format(on))
                .build();
    }
}
