/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.util.List;
import org.jianzheng.model.alert.Feature;
import org.jianzheng.model.alert.FeatureTag;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code bid.collision}: bids of several bidders have the same feature code (特征码雷同). It raises an alert, which a
 * department investigates like any other, and is never a finding: the same maker of the technical part is a lawful reason (domain 4 C).
 *
 * @param feature which code
 * @param tag the keyed hash that is equal; the code itself stays off the ledger
 * @param bidders whose, at least two, in the order of their codes
 */
public record Collision(Feature feature, FeatureTag tag, List<UnifiedCreditCode> bidders) implements BidBody {
    /** The most bidders of one alert. */
    public static final int MAX_BIDDERS = 50;

    /** Refuses ({@code SCHEMA_INVALID}) fewer than two bidders, or another order. */
    public Collision {
        bidders = List.copyOf(bidders);
        List<String> codes = bidders.stream().map(UnifiedCreditCode::value).toList();
        if (bidders.size() < 2
                || bidders.size() > MAX_BIDDERS
                || !codes.equals(codes.stream().sorted().distinct().toList())) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "bidders are 2 to %d codes in their order, each once", MAX_BIDDERS);
        }
    }

    /** Reads the body. */
    public static Collision fromJson(JsonObject json) {
        json.requireOnly("feature", "tag", "bidders");
        return new Collision(
                Members.choice(Feature.class, json, "feature"),
                FeatureTag.parse(json.string("tag")),
                Members.distinct(json, "bidders", MAX_BIDDERS, UnifiedCreditCode::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.BID_COLLISION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("feature", feature.name())
                .put("tag", tag.hex())
                .put(
                        "bidders",
                        JsonArray.ofStrings(
                                bidders.stream().map(UnifiedCreditCode::value).toList()))
                .build();
    }
}
