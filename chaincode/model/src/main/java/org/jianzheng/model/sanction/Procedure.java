/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * How far a matter has come.
 *
 * @param state where it stands
 * @param hearing what came of the notice, once there is one
 * @param reviewed which text passed its legal review
 * @param countersigning the text before the departments
 * @param recused who has left the matter
 * @param decidedOn when it was decided
 */
public record Procedure(
        State state,
        Optional<Hearing> hearing,
        Optional<Reviewed> reviewed,
        Optional<Countersigning> countersigning,
        List<PersonRef> recused,
        Optional<LocalDate> decidedOn) {
    /** Where a matter stands. */
    public enum State {
        /** Taken up. */
        DRAFT,
        /** Its subjects were told. */
        NOTIFIED,
        /** A text is before the departments. */
        PROPOSED,
        /** All departments agree. */
        DECIDED,
        /** Served on all of its subjects. */
        SERVED,
        /** Nothing follows. */
        DROPPED
    }

    /** At the beginning. */
    static final Procedure BEGUN = new Procedure(
            State.DRAFT, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /** Copies the list. */
    public Procedure {
        recused = List.copyOf(recused);
    }

    Procedure with(State next) {
        return new Procedure(next, hearing, reviewed, countersigning, recused, decidedOn);
    }

    Procedure with(State next, Hearing known) {
        return new Procedure(next, Optional.of(known), reviewed, countersigning, recused, decidedOn);
    }

    Procedure with(Reviewed text) {
        return new Procedure(state, hearing, Optional.of(text), countersigning, recused, decidedOn);
    }

    Procedure with(State next, Countersigning text) {
        return new Procedure(next, hearing, reviewed, Optional.of(text), recused, decidedOn);
    }

    Procedure decided(State next, LocalDate day) {
        return new Procedure(next, hearing, reviewed, countersigning, recused, Optional.of(day));
    }

    /** Without somebody and whatever they signed. */
    Procedure without(PersonRef person) {
        List<PersonRef> more = new ArrayList<>(recused);
        more.add(person);
        return new Procedure(
                state,
                hearing,
                reviewed.filter(text -> !text.reviewer().equals(person)),
                countersigning.map(text -> text.without(person)),
                more,
                decidedOn);
    }

    Hearing requireHearing() {
        return hearing.orElseThrow(() -> Refusal.of(ErrorCode.STATE_FORBIDS, "the subjects were not told"));
    }

    Countersigning requireCountersigning() {
        return countersigning
                .filter(text -> state == State.PROPOSED)
                .orElseThrow(() ->
                        Refusal.of(ErrorCode.STATE_FORBIDS, "it is %s, and no text is before the departments", state));
    }

    static Procedure fromJson(JsonObject json) {
        return new Procedure(
                Members.choice(State.class, json, "state"),
                json.optionalObject("hearing").map(Hearing::fromJson),
                json.optionalObject("reviewed").map(Reviewed::fromJson),
                json.optionalObject("countersigning").map(Countersigning::fromJson),
                json.array("recused").strings().stream().map(PersonRef::parse).toList(),
                json.optionalString("decidedOn").map(Dates::parse));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("state", state.name())
                .putValueIfPresent("hearing", hearing.map(Hearing::toJson))
                .putValueIfPresent("reviewed", reviewed.map(Reviewed::toJson))
                .putValueIfPresent("countersigning", countersigning.map(Countersigning::toJson))
                .put(
                        "recused",
                        JsonArray.ofStrings(
                                recused.stream().map(PersonRef::toString).toList()))
                .putIfPresent("decidedOn", decidedOn.map(Dates::format))
                .build();
    }
}
