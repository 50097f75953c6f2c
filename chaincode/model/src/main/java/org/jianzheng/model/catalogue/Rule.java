/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * A rule of a catalogue.
 *
 * @param code its code, unique in the catalogue
 * @param text what it is about
 * @param points how many points it deducts
 * @param validity how long a deduction counts; without it, to the end of the counting period
 * @param effects what follows from a single deduction, whatever its points
 */
public record Rule(String code, String text, Points points, Optional<Term> validity, List<Effect> effects) {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,31}");
    private static final int MAX_EFFECTS = 8;

    /** Refuses ({@code SCHEMA_INVALID}) a malformed code. */
    public Rule {
        effects = List.copyOf(effects);
        requireCode(code);
    }

    /** Refuses ({@code SCHEMA_INVALID}) what is no code of an entry of a catalogue. */
    static void requireCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the code of an entry has the form %s", CODE.pattern());
        }
    }

    static Rule fromJson(JsonObject json) {
        json.requireOnly("code", "text", "points", "validity", "effects");
        return new Rule(
                json.string("code"),
                Members.text(json, "text", Members.TEXT),
                Points.fromJson(json, "points"),
                json.optionalObject("validity").map(Term::fromJson),
                effects(json));
    }

    static List<Effect> effects(JsonObject json) {
        List<Effect> effects = json.optionalArray("effects").map(JsonArray::objects).orElse(List.of()).stream()
                .map(Effect::fromJson)
                .toList();
        if ((json.has("effects") && effects.isEmpty()) || effects.size() > MAX_EFFECTS) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "effects are 1 to %d, or left out", MAX_EFFECTS);
        }
        return effects;
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("code", code)
                .put("text", text)
                .put("points", points.toJson())
                .putValueIfPresent("validity", validity.map(Term::toJson))
                .putValueIfPresent("effects", Members.objects(effects, Effect::toJson))
                .build();
    }
}
