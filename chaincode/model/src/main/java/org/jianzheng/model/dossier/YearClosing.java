/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code dossier.closing}: what a centre states of a year. Rows are stated amounts and their conversion; sums of rows are the
 * stated sums, of lots and of values alike (invariants 29 and 30).
 *
 * @param year the year
 * @param rows each level and category, none twice
 * @param sums sums by level, and the total of all levels, which has none
 */
public record YearClosing(int year, List<Row> rows, List<Sum> sums) implements DossierBody {
    /**
     * A row.
     *
     * @param volume the level and category, how many lots, and what they came to in fen
     * @param stated what the statement says
     */
    public record Row(Volume volume, StatedAmount stated) {}

    /**
     * A sum.
     *
     * @param level of this level, or of all
     * @param lots how many lots
     * @param stated what the statement says they came to, rounded half up
     */
    public record Sum(Optional<Volume.Level> level, long lots, StatedAmount stated) {}

    /** Refuses ({@code SCHEMA_INVALID}) a part that stands twice or no total, and ({@code SUMS_DIFFER}) what does not agree with itself. */
    public YearClosing {
        rows = List.copyOf(rows);
        sums = List.copyOf(sums);
        boolean doubled =
                rows.stream().map(row -> row.volume().part()).distinct().count() != rows.size()
                        || sums.stream().map(Sum::level).distinct().count() != sums.size();
        if (doubled
                || rows.isEmpty()
                || rows.size() > YearHead.MAX_PARTS
                || sums.stream().noneMatch(sum -> sum.level().isEmpty())) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a closing has 1 to %d rows, none twice, and the total of all levels",
                    YearHead.MAX_PARTS);
        }
        for (Row row : rows) {
            if (!row.stated().isExactly(row.volume().amount())) {
                throw Refusal.of(
                        ErrorCode.SUMS_DIFFER,
                        "%s: %s is not %s fen",
                        row.volume().part(),
                        row.stated(),
                        row.volume().amount());
            }
        }
        for (Sum sum : sums) {
            requireAgrees(sum, rows);
        }
    }

    private static void requireAgrees(Sum sum, List<Row> rows) {
        Volume.Total counted = Volume.Total.of(rows.stream().map(Row::volume).toList(), sum.level());
        String which = sum.level().map(Enum::name).orElse("all levels");
        if (counted.lots() != sum.lots()) {
            throw Refusal.of(
                    ErrorCode.SUMS_DIFFER, "%s: rows have %d lots, the sum says %d", which, counted.lots(), sum.lots());
        }
        if (!sum.stated().isRounded(counted.amount())) {
            throw Refusal.of(
                    ErrorCode.SUMS_DIFFER,
                    "%s: rows come to %s fen, the sum says %s",
                    which,
                    counted.amount(),
                    sum.stated());
        }
    }

    /** Reads the body. */
    public static YearClosing fromJson(JsonObject json) {
        json.requireOnly("year", "rows", "sums");
        return new YearClosing(
                (int) Members.integer(json, "year", PastLots.FIRST_YEAR, PastLots.LAST_YEAR),
                json.array("rows").objects().stream().map(YearClosing::row).toList(),
                json.array("sums").objects().stream().map(YearClosing::sum).toList());
    }

    private static Row row(JsonObject json) {
        json.requireOnly("level", "category", "lots", "fen", "stated");
        return new Row(Volume.fromJson(json), StatedAmount.fromJson(json.object("stated")));
    }

    private static Sum sum(JsonObject json) {
        json.requireOnly("level", "lots", "stated");
        return new Sum(
                json.has("level") ? Optional.of(Members.choice(Volume.Level.class, json, "level")) : Optional.empty(),
                Members.integer(json, "lots", 0, Volume.MAX_LOTS),
                StatedAmount.fromJson(json.object("stated")));
    }

    @Override
    public RecordType type() {
        return RecordType.DOSSIER_CLOSING;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("year", year)
                .put(
                        "rows",
                        JsonArray.of(rows.stream()
                                .map(row -> row.volume()
                                        .toJson()
                                        .with("stated", row.stated().toJson()))
                                .toList()))
                .put(
                        "sums",
                        JsonArray.of(sums.stream()
                                .map(sum -> JsonObject.builder()
                                        .putIfPresent("level", sum.level().map(Enum::name))
                                        .put("lots", sum.lots())
                                        .put("stated", sum.stated().toJson())
                                        .build())
                                .toList()))
                .build();
    }
}
