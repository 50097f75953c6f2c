/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.alert;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
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
 * An alert as it stands: raised, investigated, concluded (domain 3.2). Nothing but a person's conclusion closes it.
 *
 * @param alert the record that raised it, whose id is the head's
 * @param analysis what was analysed
 * @param lot in what lot, if in one
 * @param subjects whom it is about
 * @param state where it stands
 * @param department who investigates it, or is to
 * @param conclusion the newest conclusion, if there is one
 */
public record AlertHead(
        RecordRef alert,
        Analysis analysis,
        Optional<LotCode> lot,
        List<Subject> subjects,
        State state,
        Optional<DepartmentId> department,
        Optional<RecordRef> conclusion) {
    /** Where an alert may stand. */
    public enum State {
        /** It waits to be investigated (待调查). */
        RAISED,
        /** A department investigates it. */
        INVESTIGATING,
        /** It waits for another department. */
        TRANSFERRED,
        /** It is founded. */
        SUBSTANTIATED,
        /** Nothing follows. */
        NO_CONSEQUENCE;

        /** Whether somebody has still to do something. */
        public boolean isOpen() {
            return this == RAISED || this == INVESTIGATING || this == TRANSFERRED;
        }
    }

    /** Copies the list. */
    public AlertHead {
        subjects = List.copyOf(subjects);
    }

    /** Where the head lies. */
    public static HeadKey key(RecordRef alert) {
        return new HeadKey(HeadKind.ALERT, alert.id().value());
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a record that raised no alert. */
    public static AlertHead require(HeadReader heads, RecordRef alert) {
        return read(heads, alert)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s raised no alert", alert));
    }

    private static Optional<AlertHead> read(HeadReader heads, RecordRef alert) {
        return heads.read(key(alert)).map(AlertHead::fromJson);
    }

    /** Refuses ({@code STATE_FORBIDS}) to rest anything on alerts among these records that nobody has substantiated (domain 2.10). */
    public static void requireSubstantiated(HeadReader heads, Collection<RecordRef> grounds) {
        for (RecordRef ground : grounds) {
            read(heads, ground)
                    .filter(alert -> alert.state() != State.SUBSTANTIATED)
                    .ifPresent(alert -> {
                        throw Refusal.of(
                                ErrorCode.STATE_FORBIDS, "alert %s is %s, and no finding", ground, alert.state());
                    });
        }
    }

    /** The alert that a record raises, whose lot and subjects are the record's. */
    public static AlertHead raised(ReadableRecord record, Analysis analysis) {
        return new AlertHead(
                record.ref(),
                analysis,
                record.lot(),
                record.subjects(),
                State.RAISED,
                Optional.empty(),
                Optional.empty());
    }

    /** After a department took it up; refuses ({@code STATE_FORBIDS}) another department than that to which it went, and what is taken up or closed. */
    AlertHead investigated(Investigation investigation) {
        boolean waits = state == State.RAISED
                || (state == State.TRANSFERRED && department.equals(Optional.of(investigation.department())));
        if (!waits) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "alert %s is %s%s",
                    alert,
                    state,
                    department.map(with -> " with " + with).orElse(""));
        }
        return new AlertHead(
                alert,
                analysis,
                lot,
                subjects,
                State.INVESTIGATING,
                Optional.of(investigation.department()),
                conclusion);
    }

    /** The department that investigates it; refuses ({@code STATE_FORBIDS}) an alert that nobody investigates. */
    public DepartmentId requireInvestigated() {
        if (state != State.INVESTIGATING) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "alert %s is %s, and nobody investigates it", alert, state);
        }
        return department.orElseThrow();
    }

    /** After a conclusion; refuses ({@code STATE_FORBIDS}) one without investigation, and a transfer to who has it. */
    AlertHead concluded(ReadableRecord record, AlertConclusion concluded) {
        DepartmentId investigator = requireInvestigated();
        if (concluded.to().equals(Optional.of(investigator))) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s has it", investigator);
        }
        State next = switch (concluded.outcome()) {
            case SUBSTANTIATED -> State.SUBSTANTIATED;
            case NO_CONSEQUENCE -> State.NO_CONSEQUENCE;
            case TRANSFERRED -> State.TRANSFERRED;
        };
        return new AlertHead(
                alert,
                analysis,
                lot,
                subjects,
                next,
                Optional.of(concluded.to().orElse(investigator)),
                Optional.of(record.ref()));
    }

    /** Reads the head's JSON. */
    public static AlertHead fromJson(JsonObject json) {
        return new AlertHead(
                RecordRef.parse(json.string("alert")),
                Members.choice(Analysis.class, json, "analysis"),
                json.optionalString("lot").map(LotCode::parse),
                Members.distinct(json, "subjects", ReadableRecord.MAX_SUBJECTS, Subject::parse),
                Members.choice(State.class, json, "state"),
                json.optionalString("department").map(DepartmentId::parse),
                json.optionalString("conclusion").map(RecordRef::parse));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("alert", alert.toString())
                .put("analysis", analysis.name())
                .putIfPresent("lot", lot.map(LotCode::value))
                .putValueIfPresent("subjects", Members.strings(subjects))
                .put("state", state.name())
                .putIfPresent("department", department.map(DepartmentId::value))
                .putIfPresent("conclusion", conclusion.map(RecordRef::toString))
                .build();
    }

    /** As it lies on the ledger. */
    public HeadChange change() {
        return new HeadChange(key(alert), toJson());
    }
}
