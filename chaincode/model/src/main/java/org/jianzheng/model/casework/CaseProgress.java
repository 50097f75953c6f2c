/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * How far a case has come.
 *
 * @param state where it stands
 * @param admission whether it was accepted, once that is decided
 * @param opinion the newest joint opinion, if departments consulted
 * @param answer what was decided, once it is
 * @param transfers what was handed over, to whom, and whether they took it
 */
public record CaseProgress(
        State state,
        Optional<Admission> admission,
        Optional<RecordRef> opinion,
        Optional<Answer> answer,
        List<Handing> transfers) {
    /** Where a case may stand (domain 3.2). */
    public enum State {
        /** It came in. */
        RECEIVED,
        /** It is investigated. */
        ACCEPTED,
        /** It was not accepted. */
        REFUSED,
        /** It is answered. */
        ANSWERED,
        /** Nothing is left to do. */
        CLOSED
    }

    /**
     * It was accepted or not.
     *
     * @param record which record says so
     * @param on when
     * @param inTime whether within the limit
     * @param refused on what ground it was not
     */
    public record Admission(RecordRef record, LocalDate on, boolean inTime, Optional<CaseAdmission.Ground> refused) {}

    /**
     * It was answered.
     *
     * @param record which record says so
     * @param on when
     * @param inTime whether within the limit
     * @param outcome what was decided
     * @param sanctions what follows
     */
    public record Answer(
            RecordRef record, LocalDate on, boolean inTime, CaseAnswer.Outcome outcome, List<RecordRef> sanctions) {
        /** Copies the list. */
        public Answer {
            sanctions = List.copyOf(sanctions);
        }
    }

    /**
     * Something was handed over.
     *
     * @param record which record says so
     * @param what what
     * @param to to whom
     * @param result what they did with it; it is open until they do
     */
    public record Handing(
            RecordRef record,
            CaseTransfer.What what,
            DepartmentId to,
            Optional<TransferAcknowledgement.Result> result) {
        /** Whether nobody has acknowledged it. */
        public boolean isOpen() {
            return result.isEmpty();
        }
    }

    /** At the beginning. */
    static final CaseProgress BEGUN =
            new CaseProgress(State.RECEIVED, Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /** Copies the list. */
    public CaseProgress {
        transfers = List.copyOf(transfers);
    }

    CaseProgress with(Admission decided) {
        State next = decided.refused().isPresent() ? State.REFUSED : State.ACCEPTED;
        return new CaseProgress(next, Optional.of(decided), opinion, answer, transfers);
    }

    CaseProgress with(RecordRef newest) {
        return new CaseProgress(state, admission, Optional.of(newest), answer, transfers);
    }

    CaseProgress with(Answer decided) {
        return new CaseProgress(State.ANSWERED, admission, opinion, Optional.of(decided), transfers);
    }

    CaseProgress with(List<Handing> all) {
        return new CaseProgress(state, admission, opinion, answer, all);
    }

    CaseProgress closed() {
        return new CaseProgress(State.CLOSED, admission, opinion, answer, transfers);
    }

    static CaseProgress fromJson(JsonObject json) {
        return new CaseProgress(
                Members.choice(State.class, json, "state"),
                json.optionalObject("admission").map(CaseProgress::admission),
                json.optionalString("opinion").map(RecordRef::parse),
                json.optionalObject("answer").map(CaseProgress::answer),
                json.array("transfers").objects().stream()
                        .map(CaseProgress::handing)
                        .toList());
    }

    private static Admission admission(JsonObject json) {
        return new Admission(
                RecordRef.parse(json.string("record")),
                Dates.parse(json.string("on")),
                json.bool("inTime"),
                json.optionalString("refused").map(name -> Members.choice(CaseAdmission.Ground.class, name)));
    }

    private static Answer answer(JsonObject json) {
        return new Answer(
                RecordRef.parse(json.string("record")),
                Dates.parse(json.string("on")),
                json.bool("inTime"),
                Members.choice(CaseAnswer.Outcome.class, json, "outcome"),
                Members.distinct(json, "sanctions", CaseAnswer.MAX_SANCTIONS, RecordRef::parse));
    }

    private static Handing handing(JsonObject json) {
        return new Handing(
                RecordRef.parse(json.string("record")),
                Members.choice(CaseTransfer.What.class, json, "what"),
                DepartmentId.parse(json.string("to")),
                json.optionalString("result").map(name -> Members.choice(TransferAcknowledgement.Result.class, name)));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("state", state.name())
                .putValueIfPresent("admission", admission.map(CaseProgress::json))
                .putIfPresent("opinion", opinion.map(RecordRef::toString))
                .putValueIfPresent("answer", answer.map(CaseProgress::json))
                .put(
                        "transfers",
                        JsonArray.of(transfers.stream().map(CaseProgress::json).toList()))
                .build();
    }

    private static JsonObject json(Admission decided) {
        return JsonObject.builder()
                .put("record", decided.record().toString())
                .put("on", Dates.format(decided.on()))
                .put("inTime", decided.inTime())
                .putIfPresent("refused", decided.refused().map(CaseAdmission.Ground::name))
                .build();
    }

    private static JsonObject json(Answer decided) {
        return JsonObject.builder()
                .put("record", decided.record().toString())
                .put("on", Dates.format(decided.on()))
                .put("inTime", decided.inTime())
                .put("outcome", decided.outcome().name())
                .putValueIfPresent("sanctions", Members.strings(decided.sanctions()))
                .build();
    }

    private static JsonObject json(Handing handed) {
        return JsonObject.builder()
                .put("record", handed.record().toString())
                .put("what", handed.what().name())
                .put("to", handed.to().value())
                .putIfPresent("result", handed.result().map(TransferAcknowledgement.Result::name))
                .build();
    }
}
