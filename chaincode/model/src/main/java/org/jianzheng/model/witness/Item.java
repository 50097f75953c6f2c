/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code witness.item}: what the witness saw of one item.
 *
 * @param item which of the nine
 * @param text the item's question, as it was asked
 * @param result what was seen
 * @param fact the facts behind it, if worth saying
 * @param evidence the evidence for it, at most 64 pieces; it may be registered afterwards
 */
public record Item(ItemCode item, String text, ItemResult result, Optional<String> fact, List<EvidenceId> evidence)
        implements WitnessBody {
    static final int MAX_EVIDENCE = 64;

    /** Copies the list. */
    public Item {
        evidence = List.copyOf(evidence);
    }

    /** Reads the body. */
    public static Item fromJson(JsonObject json) {
        json.requireOnly("item", "text", "result", "fact", "evidence");
        return new Item(
                Members.choice(ItemCode.class, json, "item"),
                Members.text(json, "text", Members.LINE),
                Members.choice(ItemResult.class, json, "result"),
                Members.optionalText(json, "fact", Members.TEXT),
                Members.distinct(json, "evidence", MAX_EVIDENCE, EvidenceId::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.WITNESS_ITEM;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("item", item.name())
                .put("text", text)
                .put("result", result.name())
                .putIfPresent("fact", fact)
                .putValueIfPresent("evidence", Members.strings(evidence))
                .build();
    }
}
