/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.List;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code dossier.history}: lots of a year that were traded before the ledger was there, by the numbers that their platform
 * gave them. Each is loaded once; nothing is overwritten.
 *
 * @param year the year that they are counted in
 * @param part their level and category
 * @param lots the lots, none twice, at most {@value #MAX_LOTS}
 * @param evidence registered files that they were read from
 */
public record PastLots(int year, Volume.Part part, List<Entry> lots, List<EvidenceId> evidence) implements DossierBody {
    /** The most lots of a record. */
    public static final int MAX_LOTS = 500;

    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2999;
    private static final int MAX_NAME = 64;
    private static final int MAX_EVIDENCE = 32;

    /**
     * A lot of the past.
     *
     * @param lot what its platform calls it, 1 to 64 characters
     * @param amount what it was traded for
     */
    public record Entry(String lot, AmountFen amount) {}

    /** Refuses ({@code SCHEMA_INVALID}) no lots, too many, and one that stands twice. */
    public PastLots {
        lots = List.copyOf(lots);
        evidence = List.copyOf(evidence);
        if (lots.isEmpty() || lots.size() > MAX_LOTS) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a record has 1 to %d lots, met %d", MAX_LOTS, lots.size());
        }
        if (lots.stream().map(Entry::lot).distinct().count() != lots.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a lot stands twice");
        }
    }

    /** What they came to. */
    AmountFen amount() {
        return lots.stream().map(Entry::amount).reduce(new AmountFen(0), AmountFen::plus);
    }

    /** Reads the body. */
    public static PastLots fromJson(JsonObject json) {
        json.requireOnly("year", "level", "category", "lots", "evidence");
        return new PastLots(
                (int) Members.integer(json, "year", FIRST_YEAR, LAST_YEAR),
                Volume.Part.fromJson(json),
                json.array("lots").objects().stream().map(PastLots::entry).toList(),
                Members.distinct(json, "evidence", MAX_EVIDENCE, EvidenceId::parse));
    }

    private static Entry entry(JsonObject json) {
        json.requireOnly("lot", "fen");
        return new Entry(
                Members.text(json, "lot", MAX_NAME), new AmountFen(Members.integer(json, "fen", 0, AmountFen.MAX)));
    }

    @Override
    public RecordType type() {
        return RecordType.DOSSIER_HISTORY;
    }

    @Override
    public JsonObject toJson() {
        return part.toJson()
                .put("year", year)
                .put(
                        "lots",
                        JsonArray.of(lots.stream()
                                .map(entry -> JsonObject.builder()
                                        .put("lot", entry.lot())
                                        .put("fen", entry.amount().fen())
                                        .build())
                                .toList()))
                .putValueIfPresent("evidence", Members.strings(evidence))
                .build();
    }
}
