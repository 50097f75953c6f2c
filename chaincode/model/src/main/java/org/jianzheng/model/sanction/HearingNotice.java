/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.notice}: facts, grounds and intended measures were served on the subjects, who may state their case, or ask
 * for a hearing, within {@value #WORKING_DAYS} working days (告知; Administrative Penalty Law, articles 44, 45 and 64).
 *
 * @param sanction the sanction, by the record that drafted it
 * @param servedOn the day on which the last of the subjects was served, in China
 * @param calendar the working days by which the window is counted
 */
public record HearingNotice(RecordRef sanction, LocalDate servedOn, CatalogueVersion calendar) implements SanctionBody {
    /** Working days within which the subjects may be heard, or object to a light measure. */
    public static final int WORKING_DAYS = 5;

    /** Reads the body. */
    public static HearingNotice fromJson(JsonObject json) {
        json.requireOnly("sanction", "servedOn", "calendar");
        return new HearingNotice(
                RecordRef.parse(json.string("sanction")),
                Dates.parse(json.string("servedOn")),
                CatalogueVersion.parse(json.string("calendar")));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_NOTICE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("servedOn", Dates.format(servedOn))
                .put("calendar", calendar.toString())
                .build();
    }
}
