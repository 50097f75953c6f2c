/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.time.LocalDate;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code dossier.deferral}: the lot is accepted although something is missing, which is promised for later (容缺受理,
 * domain 45).
 *
 * @param item what is missing
 * @param missing what of it, in words
 * @param due the last day for it, in Asia/Shanghai
 */
public record Deferral(DossierItem item, String missing, LocalDate due) implements DossierBody {
    /** Reads the body. */
    public static Deferral fromJson(JsonObject json) {
        json.requireOnly("item", "missing", "due");
        return new Deferral(
                new DossierItem(json.string("item")),
                Members.text(json, "missing", Members.TEXT),
                Dates.parse(json.string("due")));
    }

    @Override
    public RecordType type() {
        return RecordType.DOSSIER_DEFERRAL;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("item", item.code())
                .put("missing", missing)
                .put("due", Dates.format(due))
                .build();
    }
}
