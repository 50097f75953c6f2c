/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.TenderCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code witness.certificate}: one certificate per tender, which lists its lots (一项一证, invariant 17).
 *
 * @param tender the tender
 * @param lots its lots, in the order of their codes, at most 40
 * @param countersigned what the tenderer and the agency did
 * @param items the item records of each lot
 */
public record Certificate(
        TenderCode tender, List<CertifiedLot> lots, Countersigned countersigned, List<RecordRef> items)
        implements WitnessBody {
    /** The name of the certificate. */
    public static final String NAME = "一项一证";

    private static final int MAX_LOTS = 40;

    /**
     * What the certificate says of one lot.
     *
     * @param lot the lot
     * @param items how many items its witness was asked for, 1 to nine
     * @param incidents how many incidents were recorded
     */
    public record CertifiedLot(LotCode lot, long items, long incidents) {
        /** A lot whose witness was asked for all nine items. */
        public CertifiedLot(LotCode lot, long incidents) {
            this(lot, ItemCode.values().length, incidents);
        }

        static CertifiedLot fromJson(JsonObject json) {
            json.requireOnly("lot", "items", "incidents");
            return new CertifiedLot(
                    LotCode.parse(json.string("lot")),
                    Members.integer(json, "items", 1, ItemCode.values().length),
                    Members.integer(json, "incidents", 0, Incident.MOST));
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("lot", lot.value())
                    .put("items", items)
                    .put("incidents", incidents)
                    .build();
        }
    }

    /**
     * What the parties did with the certificate.
     *
     * @param tenderer what the tenderer did
     * @param agency what the agency did, if there is one
     * @param refusalReason why a party refused; there exactly when one did
     */
    public record Countersigned(
            CountersignResult tenderer, Optional<CountersignResult> agency, Optional<String> refusalReason) {
        /** Refuses ({@code SCHEMA_INVALID}) a refusal without a reason, and a reason without a refusal. */
        public Countersigned {
            boolean refused = tenderer == CountersignResult.REFUSED
                    || agency.filter(result -> result == CountersignResult.REFUSED)
                            .isPresent();
            if (refused != refusalReason.isPresent()) {
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID, "refusalReason stands exactly where a party refused to countersign");
            }
        }

        static Countersigned fromJson(JsonObject json) {
            json.requireOnly("tenderer", "agency", "refusalReason");
            return new Countersigned(
                    Members.choice(CountersignResult.class, json, "tenderer"),
                    json.optionalString("agency")
                            .map(ignored -> Members.choice(CountersignResult.class, json, "agency")),
                    Members.optionalText(json, "refusalReason", Members.TEXT));
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("tenderer", tenderer.name())
                    .putIfPresent("agency", agency.map(CountersignResult::name))
                    .putIfPresent("refusalReason", refusalReason)
                    .build();
        }
    }

    /**
     * Refuses lots that are none, too many, repeated, unordered or of another tender ({@code SCHEMA_INVALID}), and a
     * number of items that is not the sum of those of the lots ({@code ITEMS_INCOMPLETE}).
     */
    public Certificate {
        lots = List.copyOf(lots);
        items = List.copyOf(items);
        List<String> codes = lots.stream().map(lot -> lot.lot().value()).toList();
        if (codes.isEmpty()
                || codes.size() > MAX_LOTS
                || !codes.equals(codes.stream().sorted().distinct().toList())) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "lots are 1 to %d, each once, in the order of their codes", MAX_LOTS);
        }
        for (CertifiedLot lot : lots) {
            if (!lot.lot().tender().equals(tender)) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "lot %s is not of tender %s", lot.lot(), tender);
            }
        }
        long wanted = lots.stream().mapToLong(CertifiedLot::items).sum();
        if (items.size() != wanted) {
            throw Refusal.of(ErrorCode.ITEMS_INCOMPLETE, "%d items are named, needed are %d", items.size(), wanted);
        }
    }

    /** Reads the body. */
    public static Certificate fromJson(JsonObject json) {
        json.requireOnly("certificate", "tender", "lots", "countersigned", "items");
        if (!json.string("certificate").equals(NAME)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "certificate must be %s", NAME);
        }
        return new Certificate(
                TenderCode.parse(json.string("tender")),
                json.array("lots").objects().stream()
                        .map(CertifiedLot::fromJson)
                        .toList(),
                Countersigned.fromJson(json.object("countersigned")),
                Members.distinct(json, "items", MAX_LOTS * ItemCode.values().length, RecordRef::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.WITNESS_CERTIFICATE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("certificate", NAME)
                .put("tender", tender.value())
                .put(
                        "lots",
                        JsonArray.of(lots.stream().map(CertifiedLot::toJson).toList()))
                .put("countersigned", countersigned.toJson())
                .putValueIfPresent("items", Members.strings(items))
                .build();
    }
}
