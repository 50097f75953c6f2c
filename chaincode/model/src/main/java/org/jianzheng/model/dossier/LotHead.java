/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A lot and the stage it is in: the state machine of its dossier (domain 3.2).
 *
 * @param lot its code
 * @param organisation who opened it
 * @param phase the stage it is in
 * @param opened the record that opened it
 * @param record the record that brought it into its stage
 */
public record LotHead(LotCode lot, OrganisationId organisation, Stage phase, RecordRef opened, RecordRef record) {
    /** Where the head lies. */
    public static HeadKey key(LotCode lot) {
        return new HeadKey(HeadKind.LOT, lot.value());
    }

    /** Reads the head; refuses ({@code NOT_OPEN}) a lot that nobody opened. */
    public static LotHead require(HeadReader heads, LotCode lot) {
        return heads.read(key(lot), LotHead.class, LotHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_OPEN, "lot %s is not open", lot));
    }

    /** A lot that this record opens. */
    static LotHead open(ReadableRecord record) {
        return new LotHead(record.requireLot(), record.organisation(), Stage.INITIATION, record.ref(), record.ref());
    }

    /**
     * The lot in its next stage.
     *
     * @throws Refusal {@code STATE_FORBIDS} if the lot is not where the step begins, {@code STAGE_ORDER} if the step
     *     skips a stage or goes back (domain 3.2)
     */
    public LotHead advance(ReadableRecord by, StageStep step) {
        if (step.from() != phase) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS, "lot %s is in %s, the step begins at %s", lot, phase, step.from());
        }
        phase.requireNext(step.to());
        return new LotHead(lot, organisation, step.to(), opened, by.ref());
    }

    /** Refuses ({@code STAGE_ORDER}) a lot that has not come to this stage. */
    public void requireReached(Stage stage, String what) {
        if (!phase.hasReached(stage)) {
            throw Refusal.of(ErrorCode.STAGE_ORDER, "%s needs %s, lot %s is in %s", what, stage, lot, phase);
        }
    }

    /** Reads the head's JSON. */
    public static LotHead fromJson(JsonObject json) {
        return new LotHead(
                LotCode.parse(json.string("lot")),
                OrganisationId.parse(json.string("org")),
                Members.choice(Stage.class, json, "phase"),
                RecordRef.parse(json.string("opened")),
                RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("lot", lot.value())
                .put("org", organisation.value())
                .put("phase", phase.name())
                .put("opened", opened.toString())
                .put("record", record.toString())
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(lot), toJson());
    }
}
