/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;

/**
 * One measure against one subject. A decision may hold several, so that each member of a joint bid answers for itself (invariant 22).
 *
 * @param subject against whom
 * @param measure the code of the measure
 * @param scope what it bars from; a measure that bars from nothing has the whole scope
 * @param term how long, of a measure that ends by itself
 * @param fine how much, of a fine
 */
public record Action(Subject subject, String measure, Scope scope, Optional<Term> term, Optional<AmountFen> fine) {
    private static final int MAX_ACTIONS = 64;
    private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 31);

    /** Refuses ({@code SCHEMA_INVALID}) a term or an amount that the measure does not have, or the lack of one that it has. */
    public void requireFits(Measure catalogued) {
        if (catalogued.kind() == Measure.Kind.INCENTIVE) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is an incentive, and no sanction", measure);
        }
        if (catalogued.kind().hasTerm() != term.isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s states a term exactly if it ends by itself", measure);
        }
        if ((catalogued.kind() == Measure.Kind.FINE) != fine.isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s states an amount exactly if it is a fine", measure);
        }
    }

    /** Whether it is this measure against this subject, and no heavier. */
    boolean isAtMost(Action notified) {
        return subject.equals(notified.subject())
                && measure.equals(notified.measure())
                && lastDay() <= notified.lastDay()
                && amount() <= notified.amount();
    }

    private long lastDay() {
        return term.map(length -> length.lastDay(ANY_DAY).toEpochDay()).orElse(0L);
    }

    private long amount() {
        return fine.map(AmountFen::fen).orElse(0L);
    }

    static List<Action> list(JsonObject json, String member) {
        List<Action> actions =
                json.array(member).objects().stream().map(Action::fromJson).toList();
        if (actions.isEmpty() || actions.size() > MAX_ACTIONS) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%s has %d actions, allowed are 1 to %d",
                    json.place(member),
                    actions.size(),
                    MAX_ACTIONS);
        }
        if (actions.stream()
                        .map(action -> action.subject() + " " + action.measure())
                        .collect(Collectors.toSet())
                        .size()
                != actions.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a measure stands twice against one subject");
        }
        return actions;
    }

    static JsonArray json(List<Action> actions) {
        return JsonArray.of(actions.stream().map(Action::toJson).toList());
    }

    private static Action fromJson(JsonObject json) {
        json.requireOnly("subject", "measure", "scope", "term", "fine");
        return new Action(
                Subject.parse(json.string("subject")),
                json.string("measure"),
                Scope.fromJson(json.object("scope")),
                json.optionalObject("term").map(Term::fromJson),
                json.has("fine") ? Optional.of(new AmountFen(json.integer("fine"))) : Optional.empty());
    }

    private JsonObject toJson() {
        return JsonObject.builder()
                .put("subject", subject.toString())
                .put("measure", measure)
                .put("scope", scope.toJson())
                .putValueIfPresent("term", term.map(Term::toJson))
                .putValueIfPresent("fine", fine.map(AmountFen::fen).map(JsonInteger::new))
                .build();
    }
}
