/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import java.time.LocalDate;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code list.access}: an authority states why it reads entries of a list that are over. Without such a record they answer
 * exactly like none.
 *
 * @param list the list
 * @param authority who reads
 * @param purpose what for
 * @param basis what it rests on
 * @param until the last day on which it may be used, at most {@value #MAX_DAYS} days after it was signed
 */
public record PastAccess(ListId list, String authority, String purpose, LegalBasis basis, LocalDate until)
        implements ListBody {
    /** The most days for which reading is allowed. */
    public static final long MAX_DAYS = 366;

    /** Reads the body. */
    public static PastAccess fromJson(JsonObject json) {
        json.requireOnly("list", "authority", "purpose", "basis", "until");
        return new PastAccess(
                ListId.parse(json.string("list")),
                Members.text(json, "authority", Members.LINE),
                Members.text(json, "purpose", Members.LINE),
                LegalBasis.fromJson(json.object("basis")),
                Dates.parse(json.string("until")));
    }

    /** Refuses ({@code TIME_IMPLAUSIBLE}) one that was over when it was signed, or lasts too long. */
    public void requirePlausible(LocalDate signed) {
        if (until.isBefore(signed) || until.isAfter(signed.plusDays(MAX_DAYS))) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE,
                    "signed on %s it may last until %s, not until %s",
                    signed,
                    signed.plusDays(MAX_DAYS),
                    until);
        }
    }

    @Override
    public RecordType type() {
        return RecordType.LIST_ACCESS;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("list", list.value())
                .put("authority", authority)
                .put("purpose", purpose)
                .put("basis", basis.toJson())
                .put("until", Dates.format(until))
                .build();
    }
}
