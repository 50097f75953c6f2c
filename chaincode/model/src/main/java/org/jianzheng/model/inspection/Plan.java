/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.inspection;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code inspection.plan}: the lots of an agency in a year out of which will be drawn, and what the draw's seed is committed to.
 * With the plan the pool is closed (domain 95, 96).
 *
 * @param agency the agency's code
 * @param year the calendar year of the lots
 * @param part which part of the year's lots, from 1; a year with more than {@value #MAX_POOL} lots has several
 * @param pool the lots, in the order of their bytes, none twice
 * @param commitment what the seed is committed to, {@link DrawSeed#commitment()}
 * @param reason why it is drawn again, where it was drawn before
 */
public record Plan(
        UnifiedCreditCode agency, int year, int part, List<PoolLot> pool, Digest commitment, Optional<String> reason)
        implements InspectionBody {
    /** The most lots of a plan, so that plan and draw fit into a record. */
    public static final int MAX_POOL = 800;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;
    private static final int MAX_PARTS = 100;

    /** Refuses ({@code SCHEMA_INVALID}) an empty or disordered pool and a commitment of another suite than SM3. */
    public Plan {
        pool = List.copyOf(pool);
        if (pool.isEmpty() || pool.size() > MAX_POOL) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a pool has 1 to %d lots, met %d", MAX_POOL, pool.size());
        }
        if (!pool.equals(pool.stream().sorted().distinct().toList())) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a pool's lots stand in the order of their bytes, none twice");
        }
        if (commitment.suite() != HashSuite.SM3) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a seed is committed to by SM3");
        }
    }

    /** Reads the body. */
    public static Plan fromJson(JsonObject json) {
        json.requireOnly("agency", "year", "part", "pool", "poolDigest", "commitment", "reason");
        Plan plan = new Plan(
                UnifiedCreditCode.parse(json.string("agency")),
                (int) Members.integer(json, "year", FIRST_YEAR, LAST_YEAR),
                (int) Members.integer(json, "part", 1, MAX_PARTS),
                json.array("pool").strings().stream().map(PoolLot::new).toList(),
                Digest.parse(HashSuite.SM3, json.string("commitment")),
                Members.optionalText(json, "reason", Members.LINE));
        if (!LotDraw.poolDigest(plan.pool).hex().equals(json.string("poolDigest"))) {
            throw Refusal.of(ErrorCode.DIGEST_MISMATCH, "poolDigest is not that of the pool");
        }
        return plan;
    }

    @Override
    public RecordType type() {
        return RecordType.INSPECTION_PLAN;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("agency", agency.value())
                .put("year", year)
                .put("part", part)
                .put(
                        "pool",
                        JsonArray.ofStrings(pool.stream().map(PoolLot::value).toList()))
                .put("poolDigest", LotDraw.poolDigest(pool).hex())
                .put("commitment", commitment.hex())
                .putIfPresent("reason", reason)
                .build();
    }
}
