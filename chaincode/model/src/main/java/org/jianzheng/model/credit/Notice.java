/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.notice}: a proposed deduction was served on its subject, who may object within
 * {@value #WORKING_DAYS} working days (domain 2.9, 3.2).
 *
 * @param proposal the proposal
 * @param servedOn the day of service, in China
 * @param calendar the working days by which the limits are counted
 */
public record Notice(RecordRef proposal, LocalDate servedOn, CatalogueVersion calendar) implements CreditBody {
    /** Working days within which the subject may object. */
    public static final int WORKING_DAYS = 5;

    /** Reads the body. */
    public static Notice fromJson(JsonObject json) {
        json.requireOnly("proposal", "servedOn", "calendar");
        return new Notice(
                RecordRef.parse(json.string("proposal")),
                Dates.parse(json.string("servedOn")),
                CatalogueVersion.parse(json.string("calendar")));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_NOTICE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("proposal", proposal.toString())
                .put("servedOn", Dates.format(servedOn))
                .put("calendar", calendar.toString())
                .build();
    }
}
