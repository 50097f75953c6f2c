/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;

/** A family of actions: how the words of the cases become records. One object for each play, so that it may remember. */
interface Actions {
    /** Loads what the case gives and its steps need, at the time of the first step. */
    void prepare(JsonObject given, List<Step> steps);

    /** The words of {@code do} that it knows. */
    Set<String> words();

    /** Does a step; a {@link org.jianzheng.model.error.Refusal} that comes out of it is the step's outcome. */
    Outcome perform(Step step);

    /** Answers a question of the case, or nothing if it is another family's. */
    Optional<JsonObject> answer(JsonObject ask);

    /** The codes that the words of {@code why} stand for; words that nobody knows stand for any refusal. */
    Map<String, Set<ErrorCode>> reasons();
}
