/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.List;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * What is traded on the platform (交易目录, domain 4, 22, 23). While a version is in force, a project is of a category that it names.
 *
 * @param entries the categories with what belongs to them
 */
public record TradingCatalogue(List<Entry> entries) implements CatalogueContent {
    private static final int MAX_ENTRIES = 200;

    /**
     * A matter of the catalogue.
     *
     * @param code its code, unique in the catalogue
     * @param category the category of the projects
     * @param text what belongs to it
     * @param entry whether it must be traded here
     */
    public record Entry(String code, String category, String text, Duty entry) {
        /** Whether something is traded on the platform. */
        public enum Duty {
            /** 应进必进. */
            MUST,
            /** 要进则进: if its competent supervisor agrees. */
            MAY
        }

        /** Refuses ({@code SCHEMA_INVALID}) a malformed code. */
        public Entry {
            Rule.requireCode(code);
        }

        private static Entry fromJson(JsonObject json) {
            json.requireOnly("code", "category", "text", "entry");
            return new Entry(
                    json.string("code"),
                    Members.text(json, "category", Members.LINE),
                    Members.text(json, "text", Members.TEXT),
                    Members.choice(Duty.class, json, "entry"));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("code", code)
                    .put("category", category)
                    .put("text", text)
                    .put("entry", entry.name())
                    .build();
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) a catalogue without entries, with too many, or with two of one code. */
    public TradingCatalogue {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a catalogue has 1 to %d entries", MAX_ENTRIES);
        }
        if (entries.stream().map(Entry::code).distinct().count() != entries.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "two entries of a catalogue have one code");
        }
    }

    /** Refuses ({@code REFERENCE_UNKNOWN}) a category that it does not name. */
    public void requireCategory(String category) {
        if (entries.stream().noneMatch(entry -> entry.category().equals(category))) {
            throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "the trading catalogue has no category %s", category);
        }
    }

    /** Reads the content. */
    public static TradingCatalogue fromJson(JsonObject json) {
        json.requireOnly("entries");
        return new TradingCatalogue(
                json.array("entries").objects().stream().map(Entry::fromJson).toList());
    }

    @Override
    public CatalogueKind kind() {
        return CatalogueKind.TRADING;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("entries", JsonArray.of(entries.stream().map(Entry::toJson).toList()))
                .build();
    }
}
