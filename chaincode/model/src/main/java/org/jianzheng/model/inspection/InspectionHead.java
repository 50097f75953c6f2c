/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.inspection;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * How an inspection stands.
 *
 * @param plan the record of the plan, whose id is the head's
 * @param agency the agency's code
 * @param pool the pool's digest
 * @param lots how many lots the pool has
 * @param commitment what the seed is committed to
 * @param drawn the record that drew, once it has
 * @param sample how many lots it drew, 0 before
 * @param reported the record that told the result, once it has
 */
public record InspectionHead(
        RecordRef plan,
        UnifiedCreditCode agency,
        Digest pool,
        int lots,
        Digest commitment,
        Optional<RecordRef> drawn,
        int sample,
        Optional<RecordRef> reported) {
    /** Where the head lies. */
    public static HeadKey key(RecordRef plan) {
        return new HeadKey(HeadKind.INSPECTION, plan.id().value());
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a record that is no plan. */
    public static InspectionHead require(HeadReader heads, RecordRef plan) {
        return heads.read(key(plan))
                .map(InspectionHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s plans no inspection", plan));
    }

    static InspectionHead of(ReadableRecord record, Plan plan) {
        return new InspectionHead(
                record.ref(),
                plan.agency(),
                LotDraw.poolDigest(plan.pool()),
                plan.pool().size(),
                plan.commitment(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    /**
     * The head after a draw; refuses a second one ({@code STATE_FORBIDS}), another pool or seed than the plan's ({@code SEALED_MISMATCH}),
     * and fewer lots than a quarter ({@code CONDITION_MISSING}).
     */
    InspectionHead drawn(ReadableRecord record, Draw draw) {
        drawn.ifPresent(before -> {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS, "%s drew already; a second draw needs a new plan with its reason", before);
        });
        if (!LotDraw.poolDigest(draw.pool()).equals(pool)) {
            throw Refusal.of(ErrorCode.SEALED_MISMATCH, "the pool is closed by the digest that the plan published");
        }
        if (!draw.seed().commitment().equals(commitment)) {
            throw Refusal.of(
                    ErrorCode.SEALED_MISMATCH, "the seed does not open the commitment that the plan published");
        }
        int floor = LotDraw.floor(lots);
        if (draw.drawn().size() < floor) {
            throw Refusal.of(
                    ErrorCode.CONDITION_MISSING,
                    "at least %d of %d lots are drawn, met %d",
                    floor,
                    lots,
                    draw.drawn().size());
        }
        return new InspectionHead(
                plan,
                agency,
                pool,
                lots,
                commitment,
                Optional.of(record.ref()),
                draw.drawn().size(),
                reported);
    }

    /** The head after a report; refuses ({@code STATE_FORBIDS}) one before the draw and a second one. */
    InspectionHead reported(ReadableRecord record, Report report) {
        if (drawn.isEmpty()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "nothing was drawn under %s", plan);
        }
        reported.ifPresent(before -> {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s told the result already", before);
        });
        if (report.lotsWithFindings() > sample) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%d lots were drawn, %d have findings",
                    sample,
                    report.lotsWithFindings());
        }
        return new InspectionHead(plan, agency, pool, lots, commitment, drawn, sample, Optional.of(record.ref()));
    }

    /** Reads the head's JSON. */
    public static InspectionHead fromJson(JsonObject json) {
        return new InspectionHead(
                RecordRef.parse(json.string("plan")),
                UnifiedCreditCode.parse(json.string("agency")),
                Digest.parse(HashSuite.SM3, json.string("pool")),
                (int) json.integer("lots"),
                Digest.parse(HashSuite.SM3, json.string("commitment")),
                json.optionalString("drawn").map(RecordRef::parse),
                (int) json.integer("sample"),
                json.optionalString("reported").map(RecordRef::parse));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("plan", plan.toString())
                .put("agency", agency.value())
                .put("pool", pool.hex())
                .put("lots", lots)
                .put("commitment", commitment.hex())
                .putIfPresent("drawn", drawn.map(RecordRef::toString))
                .put("sample", sample)
                .putIfPresent("reported", reported.map(RecordRef::toString))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(plan), toJson());
    }
}
