/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.proposal}: a deduction is proposed (invariants 5 and 6).
 *
 * @param behaviour the record of the behaviour
 * @param catalogue the version of the rules in force on the day of the behaviour
 * @param rule the rule's code
 * @param points how many points; empty where history does not tell
 * @param discretion the item of the discretion standard that the number follows, where the rule gives a range
 */
public record Proposal(
        RecordRef behaviour,
        CatalogueVersion catalogue,
        String rule,
        Optional<Long> points,
        Optional<String> discretion)
        implements CreditBody {

    /** Reads the body. */
    public static Proposal fromJson(JsonObject json) {
        json.requireOnly("behaviour", "catalogue", "rule", "points", "discretion");
        return new Proposal(
                RecordRef.parse(json.string("behaviour")),
                CatalogueVersion.parse(json.string("catalogue")),
                Members.text(json, "rule", Members.LINE),
                json.has("points") ? Optional.of(Members.integer(json, "points", 1, Points.MAX)) : Optional.empty(),
                Members.optionalText(json, "discretion", Members.LINE));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_PROPOSAL;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("behaviour", behaviour.toString())
                .put("catalogue", catalogue.toString())
                .put("rule", rule)
                .putValueIfPresent("points", points.map(JsonInteger::new))
                .putIfPresent("discretion", discretion)
                .build();
    }
}
