/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.inspection;

import java.util.List;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code inspection.draw}: opens the seed and tells the drawn lots. It repeats the pool, so that the record alone shows that the
 * draw is right.
 *
 * @param plan the record of the plan
 * @param seed the seed
 * @param pool the plan's lots
 * @param drawn the drawn lots, in the order of the draw
 */
public record Draw(RecordRef plan, DrawSeed seed, List<PoolLot> pool, List<PoolLot> drawn) implements InspectionBody {
    /** Refuses ({@code DIGEST_MISMATCH}) lots that the seed does not draw from the pool. */
    public Draw {
        pool = List.copyOf(pool);
        drawn = List.copyOf(drawn);
        if (pool.size() > Plan.MAX_POOL || drawn.isEmpty()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "1 to %d lots are drawn from a pool", Plan.MAX_POOL);
        }
        if (!drawn.equals(LotDraw.draw(pool, seed, drawn.size()))) {
            throw Refusal.of(ErrorCode.DIGEST_MISMATCH, "the seed draws other lots from this pool");
        }
    }

    /** Draws from a plan. */
    public static Draw of(RecordRef record, Plan plan, DrawSeed seed, int sample) {
        return new Draw(record, seed, plan.pool(), LotDraw.draw(plan.pool(), seed, sample));
    }

    /** Reads the body. */
    public static Draw fromJson(JsonObject json) {
        json.requireOnly("plan", "seed", "pool", "drawn");
        return new Draw(
                RecordRef.parse(json.string("plan")),
                new DrawSeed(json.string("seed")),
                lots(json, "pool"),
                lots(json, "drawn"));
    }

    private static List<PoolLot> lots(JsonObject json, String member) {
        return json.array(member).strings().stream().map(PoolLot::new).toList();
    }

    private static JsonArray strings(List<PoolLot> lots) {
        return JsonArray.ofStrings(lots.stream().map(PoolLot::value).toList());
    }

    @Override
    public RecordType type() {
        return RecordType.INSPECTION_DRAW;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("plan", plan.toString())
                .put("seed", seed.hex())
                .put("pool", strings(pool))
                .put("drawn", strings(drawn))
                .build();
    }
}
