/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.Arrays;
import java.util.List;
import org.jianzheng.model.dossier.OwedItem;
import org.jianzheng.model.dossier.StageTemplate;
import org.jianzheng.model.dossier.TradeForm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.witness.ItemCode;

/**
 * What lots owe, by category and form of trade (环节模板、见证事项与最低投标人数). While a version is in force no lot is opened without its
 * template.
 *
 * @param templates one for each category and form
 */
public record StageCatalogue(List<StageTemplate> templates) implements CatalogueContent {
    private static final int MAX_TEMPLATES = 64;

    /**
     * Refuses ({@code SCHEMA_INVALID}) a catalogue without templates, with too many, with two for one category and form, or with a witness
     * item that is none of the nine.
     */
    public StageCatalogue {
        templates = List.copyOf(templates);
        if (templates.isEmpty() || templates.size() > MAX_TEMPLATES) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a catalogue has 1 to %d templates", MAX_TEMPLATES);
        }
        long different = templates.stream()
                .map(template -> List.of(template.category(), template.form()))
                .distinct()
                .count();
        if (different != templates.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "two templates are for one category and form");
        }
        templates.stream()
                .flatMap(template -> template.items(OwedItem.Keeper.WITNESS).stream())
                .forEach(StageCatalogue::requireWitnessItem);
    }

    private static void requireWitnessItem(OwedItem owed) {
        boolean known = Arrays.stream(ItemCode.values())
                .anyMatch(item -> item.inTemplate().equals(owed.item()) && item.seenFrom() == owed.stage());
        if (!known) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s of %s is no witness item", owed.item(), owed.stage());
        }
    }

    /** The template of a category and form; refuses ({@code REFERENCE_UNKNOWN}) what the catalogue has none for. */
    public StageTemplate require(String category, TradeForm form) {
        return templates.stream()
                .filter(template -> template.category().equals(category) && template.form() == form)
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.REFERENCE_UNKNOWN, "the catalogue has no template for %s by %s", category, form));
    }

    /** Reads the content. */
    public static StageCatalogue fromJson(JsonObject json) {
        json.requireOnly("templates");
        return new StageCatalogue(json.array("templates").objects().stream()
                .map(StageTemplate::fromJson)
                .toList());
    }

    @Override
    public CatalogueKind kind() {
        return CatalogueKind.STAGES;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put(
                        "templates",
                        JsonArray.of(
                                templates.stream().map(StageTemplate::toJson).toList()))
                .build();
    }
}
