/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * A lot, the stage it is in and whether it runs: the state machine of its dossier (domain 3.2).
 *
 * @param lot its code
 * @param organisation who opened it
 * @param phase the stage it is in
 * @param status whether it runs
 * @param deferred what is missing and promised for later, at most {@link #MAX_DEFERRED}
 * @param terms what guards ask of its template, if it has one
 * @param opened the record that opened it
 * @param record the record that brought it into its stage or status
 */
public record LotHead(
        LotCode lot,
        OrganisationId organisation,
        Stage phase,
        LotStatus status,
        List<DossierItem> deferred,
        Optional<LotTerms> terms,
        RecordRef opened,
        RecordRef record) {
    /** The most items that may be missing at a time. */
    public static final int MAX_DEFERRED = 32;

    /** Copies the list. */
    public LotHead {
        deferred = List.copyOf(deferred);
    }

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
    static LotHead open(ReadableRecord record, Lot body) {
        return new LotHead(
                record.requireLot(),
                record.organisation(),
                Stage.INITIATION,
                LotStatus.RUNNING,
                List.of(),
                body.template().map(StageTemplate::terms),
                record.ref(),
                record.ref());
    }

    /**
     * The lot in its next stage.
     *
     * @throws Refusal {@code STATE_FORBIDS} if the lot is not where the step begins, does not run, or is to be archived while
     *     something is missing; {@code STAGE_ORDER} if the step goes back, or skips a stage without saying why it does not apply
     *     (domain 3.2)
     */
    public LotHead advance(ReadableRecord by, StageStep step) {
        if (step.from() != phase) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS, "lot %s is in %s, the step begins at %s", lot, phase, step.from());
        }
        if (status != LotStatus.RUNNING) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "lot %s is %s", lot, status);
        }
        if (step.notApplicable().isPresent()) {
            phase.requireBeyondNext(step.to());
        } else {
            phase.requireNext(step.to());
        }
        if (step.to() == Stage.ARCHIVED && !deferred.isEmpty()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "lot %s still misses %s", lot, deferred);
        }
        return new LotHead(lot, organisation, step.to(), status, deferred, terms, opened, by.ref());
    }

    /**
     * The lot in another status.
     *
     * @throws Refusal {@code STATE_FORBIDS} if that does not follow, or the lot is archived; {@code STAGE_ORDER} if it fails
     *     before its tendering or after the evaluation
     */
    public LotHead turn(ReadableRecord by, StatusChange change) {
        status.requireNext(change.to());
        if (phase == Stage.ARCHIVED) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "lot %s is archived", lot);
        }
        if (change.to() == LotStatus.FAILED && (phase == Stage.INITIATION || phase.hasReached(Stage.AWARD))) {
            throw Refusal.of(ErrorCode.STAGE_ORDER, "lot %s is in %s and cannot fail there", lot, phase);
        }
        return new LotHead(lot, organisation, phase, change.to(), deferred, terms, opened, by.ref());
    }

    /** The lot accepted with something missing; refuses ({@code STATE_FORBIDS}) what is missing already, or too much. */
    LotHead defer(Deferral deferral) {
        if (deferred.contains(deferral.item())) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s of lot %s is deferred already", deferral.item(), lot);
        }
        if (deferred.size() >= MAX_DEFERRED) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "lot %s misses %d items", lot, deferred.size());
        }
        return withDeferred(Stream.concat(deferred.stream(), Stream.of(deferral.item()))
                .sorted()
                .toList());
    }

    /** The lot with what was missing; refuses ({@code STATE_FORBIDS}) what was not. */
    LotHead complete(Completion completion) {
        if (!deferred.contains(completion.item())) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s of lot %s is not deferred", completion.item(), lot);
        }
        return withDeferred(deferred.stream()
                .filter(item -> !item.equals(completion.item()))
                .toList());
    }

    private LotHead withDeferred(List<DossierItem> items) {
        return new LotHead(lot, organisation, phase, status, items, terms, opened, record);
    }

    /** Refuses ({@code STAGE_ORDER}) a lot that has not come to this stage. */
    public void requireReached(Stage stage, String what) {
        if (!phase.hasReached(stage)) {
            throw Refusal.of(ErrorCode.STAGE_ORDER, "%s needs %s, lot %s is in %s", what, stage, lot, phase);
        }
    }

    /** Refuses ({@code NOT_YET_OPEN}) what tells who takes part before the stage from which on that is told (invariant 4). */
    public void requireTold(Stage stage) {
        if (!phase.hasReached(stage)) {
            throw Refusal.of(
                    ErrorCode.NOT_YET_OPEN,
                    "lot %s is in %s, and who takes part in it is told from %s on",
                    lot,
                    phase,
                    stage);
        }
    }

    /** Reads the head's JSON. */
    public static LotHead fromJson(JsonObject json) {
        return new LotHead(
                LotCode.parse(json.string("lot")),
                OrganisationId.parse(json.string("org")),
                Members.choice(Stage.class, json, "phase"),
                Members.choice(LotStatus.class, json, "status"),
                Members.distinct(json, "deferred", MAX_DEFERRED, DossierItem::new),
                json.optionalObject("terms").map(LotTerms::fromJson),
                RecordRef.parse(json.string("opened")),
                RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("lot", lot.value())
                .put("org", organisation.value())
                .put("phase", phase.name())
                .put("status", status.name())
                .putValueIfPresent("deferred", Members.strings(deferred))
                .putValueIfPresent("terms", terms.map(LotTerms::toJson))
                .put("opened", opened.toString())
                .put("record", record.toString())
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(lot), toJson());
    }
}
