/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.List;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * What guards ask of a lot's template at every step.
 *
 * @param minimumBidders how many bidders it needs
 * @param witnessed the items that its witness records
 */
public record LotTerms(long minimumBidders, List<DossierItem> witnessed) {
    /** Copies the list. */
    public LotTerms {
        witnessed = List.copyOf(witnessed);
    }

    /** Refuses ({@code REFERENCE_UNKNOWN}) an item that the witness of the lot is not asked for. */
    public void requireWitnessed(DossierItem item) {
        if (!witnessed.contains(item)) {
            throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "the lot's template has no witness item %s", item);
        }
    }

    /** Refuses ({@code STATE_FORBIDS}) another minimum number of bidders than the template's. */
    public void requireMinimum(long stated) {
        if (stated != minimumBidders) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "the lot's template asks for %d bidders, stated are %d",
                    minimumBidders,
                    stated);
        }
    }

    static LotTerms fromJson(JsonObject json) {
        return new LotTerms(
                json.integer("minimumBidders"),
                Members.distinct(json, "witnessed", StageTemplate.MAX_ITEMS, DossierItem::new));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("minimumBidders", minimumBidders)
                .putValueIfPresent("witnessed", Members.strings(witnessed))
                .build();
    }
}
