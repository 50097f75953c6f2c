/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.List;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * What a lot of one category and one form of trade owes, stage by stage, and how many bidders it needs. A lot is opened with its template
 * inside, so that whoever has the lot's records knows what it owes, whatever the catalogue says later.
 *
 * @param category the category of its project, such as 建设工程
 * @param form how it is traded
 * @param minimumBidders fewer at the deadline are too few (invariant 3); 1 to {@value #MAX_BIDDERS}
 * @param items what it owes, at most {@value #MAX_ITEMS}
 */
public record StageTemplate(String category, TradeForm form, long minimumBidders, List<OwedItem> items) {
    private static final int MAX_BIDDERS = 1_000;
    static final int MAX_ITEMS = 80;

    /** Refuses ({@code SCHEMA_INVALID}) too many items, two of one code, and a template without anything to witness. */
    public StageTemplate {
        items = List.copyOf(items);
        if (items.size() > MAX_ITEMS) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a template has at most %d items", MAX_ITEMS);
        }
        if (items.stream().map(OwedItem::item).distinct().count() != items.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "two items of a template have one code");
        }
        if (items.stream().noneMatch(item -> item.keeper() == OwedItem.Keeper.WITNESS)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a template has something to witness");
        }
    }

    /** What is recorded by this keeper, in the template's order. */
    public List<OwedItem> items(OwedItem.Keeper keeper) {
        return items.stream().filter(item -> item.keeper() == keeper).toList();
    }

    /** What guards ask of it, which a lot's head keeps. */
    public LotTerms terms() {
        return new LotTerms(
                minimumBidders,
                items(OwedItem.Keeper.WITNESS).stream().map(OwedItem::item).toList());
    }

    /** Reads the JSON form. */
    public static StageTemplate fromJson(JsonObject json) {
        json.requireOnly("category", "form", "minimumBidders", "items");
        return new StageTemplate(
                Members.text(json, "category", Members.LINE),
                Members.choice(TradeForm.class, json, "form"),
                Members.integer(json, "minimumBidders", 1, MAX_BIDDERS),
                json.array("items").objects().stream().map(OwedItem::fromJson).toList());
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("category", category)
                .put("form", form.name())
                .put("minimumBidders", minimumBidders)
                .put("items", JsonArray.of(items.stream().map(OwedItem::toJson).toList()))
                .build();
    }
}
