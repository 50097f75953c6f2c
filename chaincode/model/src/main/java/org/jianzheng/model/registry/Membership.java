/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.PoolId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code registry.membership}: what becomes of an expert in a pool, from appointment to removal.
 *
 * @param pool the pool
 * @param person the expert
 * @param step what happened
 * @param on the day, in China
 * @param passed the outcome of a training or a yearly assessment, and of nothing else
 * @param fields the fields in which the expert may be drawn from then on (评审专业), each once, at most {@link #MAX_FIELDS}; at an
 *     appointment and an adjustment, and at nothing else
 * @param reasons the digests of the salted readable document
 */
public record Membership(
        PoolId pool,
        PersonRef person,
        Step step,
        LocalDate on,
        Optional<Boolean> passed,
        List<String> fields,
        DualDigest reasons)
        implements RegistryBody {
    /** The most fields of one expert in a pool. */
    public static final int MAX_FIELDS = 32;

    /** What may happen to a member. */
    public enum Step {
        /** 入库聘任. */
        APPOINTED,
        /** 培训. */
        TRAINED,
        /** 年度考核. */
        ASSESSED,
        /** 动态调整: of the fields in which the expert may be drawn. */
        ADJUSTED,
        /** 清退出库; nothing follows it but another appointment. */
        REMOVED;

        boolean hasOutcome() {
            return switch (this) {
                case TRAINED, ASSESSED -> true;
                case APPOINTED, ADJUSTED, REMOVED -> false;
            };
        }

        boolean hasFields() {
            return switch (this) {
                case APPOINTED, ADJUSTED -> true;
                case TRAINED, ASSESSED, REMOVED -> false;
            };
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) a step without what it needs, and one with what it has not. */
    public Membership {
        fields = List.copyOf(fields);
        if (step.hasOutcome() != passed.isPresent()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "trainings and assessments have an outcome, and nothing else has");
        }
        if (step.hasFields() == fields.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "appointments and adjustments name fields, and nothing else does");
        }
    }

    /** Reads the body. */
    public static Membership fromJson(JsonObject json) {
        json.requireOnly("pool", "person", "step", "on", "passed", "fields", "reasons");
        return new Membership(
                PoolId.parse(json.string("pool")),
                PersonRef.parse(json.string("person")),
                Members.choice(Step.class, json, "step"),
                Dates.parse(json.string("on")),
                json.optionalBool("passed"),
                Members.distinct(json, "fields", MAX_FIELDS, Members::requireLine),
                DualDigest.fromJson(json.object("reasons")));
    }

    @Override
    public RecordType type() {
        return RecordType.REGISTRY_MEMBERSHIP;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("pool", pool.value())
                .put("person", person.toString())
                .put("step", step.name())
                .put("on", Dates.format(on))
                .putValueIfPresent("fields", Members.strings(fields))
                .put("reasons", reasons.toJson());
        passed.ifPresent(outcome -> json.put("passed", outcome.booleanValue()));
        return json.build();
    }
}
