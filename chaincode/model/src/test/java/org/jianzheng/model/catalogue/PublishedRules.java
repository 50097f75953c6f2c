/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;

/** The catalogues of the acceptance cases in the form of this release. */
public final class PublishedRules {
    private static final Pattern SUSPENSION = Pattern.compile("SUSPENSION_PROPOSAL_([0-9]+)_MONTHS");

    private PublishedRules() {}

    /** The catalogue that a case gives. */
    public static RuleCatalogue of(JsonObject given) {
        return new RuleCatalogue(
                RuleCatalogue.Period.valueOf(given.string("period")),
                given.array("rules").objects().stream()
                        .map(PublishedRules::rule)
                        .toList(),
                given.array("thresholds").objects().stream()
                        .map(PublishedRules::threshold)
                        .toList());
    }

    private static Rule rule(JsonObject given) {
        List<Effect> effects = new ArrayList<>();
        given.optionalObject("also").ifPresent(also -> effects.add(suspension(also.integer("months"))));
        Points points = given.value("points") instanceof JsonInteger
                ? new Points.Fixed(given.integer("points"))
                : new Points.AsDecided();
        return new Rule(given.string("code"), given.string("text"), points, Optional.empty(), effects);
    }

    private static Threshold threshold(JsonObject given) {
        return new Threshold(
                Threshold.Kind.valueOf(given.string("kind")),
                given.integer("points"),
                given.array("effects").strings().stream()
                        .map(PublishedRules::effect)
                        .toList());
    }

    private static Effect effect(String name) {
        Matcher suspension = SUSPENSION.matcher(name);
        return suspension.matches()
                ? suspension(Long.parseLong(suspension.group(1)))
                : new Effect(Effect.Kind.valueOf(name), Optional.empty());
    }

    private static Effect suspension(long months) {
        return new Effect(Effect.Kind.SUSPENSION_PROPOSAL, Optional.of(Term.months(months)));
    }
}
