/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.revocation}: a decision that has effect is revoked for a subject (invariant 13).
 *
 * @param sanction the sanction, by the record that drafted it
 * @param subject for whom
 * @param effect from when on it counts no more
 * @param from the first day on which it counts no more; of one that never counted, its first day
 * @param order the number of the revoking decision
 * @param authority who revoked it
 * @param calendar the working days by which the limit for the withdrawal of publications is counted
 */
public record RevocationOrder(
        RecordRef sanction,
        Subject subject,
        Effect effect,
        LocalDate from,
        String order,
        String authority,
        CatalogueVersion calendar)
        implements SanctionBody {
    /** Working days within which publications are withdrawn (Administrative Penalty Law, articles 48 and 85). */
    public static final int WITHDRAWAL_WORKING_DAYS = 3;

    /** From when on a revoked decision counts no more. */
    public enum Effect {
        /** It never counted. */
        EX_TUNC,
        /** From a day on. */
        EX_NUNC
    }

    /** Reads the body. */
    public static RevocationOrder fromJson(JsonObject json) {
        json.requireOnly("sanction", "subject", "effect", "from", "order", "authority", "calendar");
        return new RevocationOrder(
                RecordRef.parse(json.string("sanction")),
                Subject.parse(json.string("subject")),
                Members.choice(Effect.class, json, "effect"),
                Dates.parse(json.string("from")),
                Members.text(json, "order", Members.LINE),
                Members.text(json, "authority", Members.LINE),
                CatalogueVersion.parse(json.string("calendar")));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_REVOCATION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("subject", subject.toString())
                .put("effect", effect.name())
                .put("from", Dates.format(from))
                .put("order", order)
                .put("authority", authority)
                .put("calendar", calendar.toString())
                .build();
    }
}
