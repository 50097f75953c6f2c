/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;

/**
 * An evaluation as it stands.
 *
 * @param record the record that began it, whose id is the head's
 * @param lot its lot, if it has one
 * @param evaluation what is expected
 * @param state where it stands
 * @param combined what its forms deduct together, once it is closed
 */
public record EvaluationHead(
        RecordRef record, Optional<LotCode> lot, Evaluation evaluation, State state, Optional<ExactPoints> combined) {
    /** Where an evaluation stands. */
    public enum State {
        /** Forms may come. */
        OPEN,
        /** All forms are in and disclosed. */
        CLOSED,
        /** The last day is over and a form is missing: there is no result. */
        INCOMPLETE
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a record that began no evaluation. */
    public static EvaluationHead require(HeadReader heads, RecordRef record) {
        return heads.read(key(record), EvaluationHead.class, EvaluationHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s begins no evaluation", record));
    }

    static EvaluationHead of(ReadableRecord record, Evaluation body) {
        return new EvaluationHead(record.ref(), record.lot(), body, State.OPEN, Optional.empty());
    }

    private static HeadKey key(RecordRef record) {
        return new HeadKey(HeadKind.EVALUATION, record.id().value());
    }

    /** The expected form in a place; refuses ({@code SCHEMA_INVALID}) a place that there is not. */
    public Evaluation.Expected requireExpected(long place) {
        if (place < 0 || place >= evaluation.forms().size()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%s expects forms 0 to %d, not %d",
                    record,
                    evaluation.forms().size() - 1,
                    place);
        }
        return evaluation.forms().get(Math.toIntExact(place));
    }

    /** Refuses ({@code STATE_FORBIDS}) a form on a day on which none may come. */
    public void requireAwaits(LocalDate day) {
        if (state != State.OPEN || evaluation.closesOn().filter(day::isAfter).isPresent()) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "%s is %s and takes forms until %s",
                    record,
                    state,
                    evaluation.closesOn().map(LocalDate::toString).orElse("it is closed"));
        }
    }

    /** The forms as they stand, in their places. */
    public List<Optional<FormHead>> forms(HeadReader heads) {
        return IntStream.range(0, evaluation.forms().size())
                .mapToObj(place -> FormHead.read(heads, record, place))
                .toList();
    }

    /**
     * How it ends on a day: with all forms, or with one missing and the last day over.
     *
     * @throws Refusal {@code STATE_FORBIDS} if it has ended, or a form may still come
     */
    public State requireEnd(HeadReader heads, LocalDate day) {
        if (state != State.OPEN) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s is %s already", record, state);
        }
        long missing = forms(heads).stream().filter(Optional::isEmpty).count();
        if (missing == 0) {
            return State.CLOSED;
        }
        if (evaluation.closesOn().filter(day::isAfter).isEmpty()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%d forms of %s are missing", missing, record);
        }
        return State.INCOMPLETE;
    }

    EvaluationHead ended(State end, Optional<ExactPoints> points) {
        return new EvaluationHead(record, lot, evaluation, end, points);
    }

    /** The evaluation with its forms: what is in, what is missing, what is disclosed. */
    public JsonObject summary(HeadReader heads) {
        List<JsonObject> all = new ArrayList<>();
        long in = 0;
        long nil = 0;
        long points = 0;
        for (int place = 0; place < evaluation.forms().size(); place++) {
            Optional<FormHead> form = FormHead.read(heads, record, place);
            Optional<FormContent> content = form.flatMap(FormHead::content);
            in += form.isPresent() ? 1 : 0;
            nil += content.filter(open -> open.points() == 0).isPresent() ? 1 : 0;
            points += content.map(FormContent::points).orElse(0L);
            all.add(evaluation.forms().get(place).toJson().with("in", form.isPresent()));
        }
        return toJson().with("forms", JsonArray.of(all))
                .with("expected", evaluation.forms().size())
                .with("in", in)
                .with("missing", evaluation.forms().size() - in)
                .with("nil", nil)
                .with("points", points);
    }

    /** Reads the head's JSON. */
    public static EvaluationHead fromJson(JsonObject json) {
        return new EvaluationHead(
                RecordRef.parse(json.string("record")),
                json.optionalString("lot").map(LotCode::parse),
                Evaluation.fromJson(json.object("evaluation")),
                Members.choice(State.class, json, "state"),
                json.has("combined") ? Optional.of(ExactPoints.fromJson(json, "combined")) : Optional.empty());
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.toString())
                .putIfPresent("lot", lot.map(LotCode::value))
                .put("evaluation", evaluation.toJson())
                .put("state", state.name())
                .putValueIfPresent("combined", combined.map(ExactPoints::toJson))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(record), toJson());
    }
}
