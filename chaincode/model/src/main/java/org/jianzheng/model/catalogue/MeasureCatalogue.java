/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.List;
import java.util.stream.Collectors;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * The measures that departments may impose (措施清单). What is not in the one in force cannot be imposed.
 *
 * @param measures the measures
 * @param sites where decisions are published, by the sites' names
 */
public record MeasureCatalogue(List<Measure> measures, List<String> sites) implements CatalogueContent {
    private static final int MAX_MEASURES = 400;
    private static final int MAX_SITES = 16;

    /** Refuses ({@code SCHEMA_INVALID}) a catalogue without measures, with too many, or with two of one code. */
    public MeasureCatalogue {
        measures = List.copyOf(measures);
        sites = List.copyOf(sites);
        if (measures.isEmpty() || measures.size() > MAX_MEASURES) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a catalogue has 1 to %d measures", MAX_MEASURES);
        }
        if (measures.stream().map(Measure::code).collect(Collectors.toSet()).size() != measures.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "two measures of a catalogue have one code");
        }
    }

    /** Reads the content. */
    public static MeasureCatalogue fromJson(JsonObject json) {
        json.requireOnly("measures", "sites");
        return new MeasureCatalogue(
                json.array("measures").objects().stream().map(Measure::fromJson).toList(),
                Members.distinct(json, "sites", MAX_SITES, Members::requireLine));
    }

    /** The measure of this code; refuses ({@code REFERENCE_UNKNOWN}) any other. */
    public Measure require(String code) {
        return measures.stream()
                .filter(measure -> measure.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "the catalogue has no measure %s", code));
    }

    @Override
    public CatalogueKind kind() {
        return CatalogueKind.MEASURES;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put(
                        "measures",
                        JsonArray.of(measures.stream().map(Measure::toJson).toList()))
                .putValueIfPresent("sites", Members.strings(sites))
                .build();
    }
}
