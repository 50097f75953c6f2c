/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;

/** What came of a step. */
sealed interface Outcome {
    /** It was done. */
    record Accepted(JsonObject facts) implements Outcome {}

    /** It had been done before, and nothing changed. */
    record NoChange() implements Outcome {}

    /** A question was answered. */
    record Answered(JsonObject facts) implements Outcome {}

    /** It was refused. */
    record Refused(ErrorCode code, String sentence, JsonObject facts) implements Outcome {
        Refused(ErrorCode code, String sentence) {
            this(code, sentence, JsonObject.builder().build());
        }
    }

    /** It was done, and no more is known of it. */
    static Outcome accepted() {
        return new Accepted(JsonObject.builder().build());
    }

    /** The case's word for it. */
    default String word() {
        return switch (this) {
            case Accepted ignored -> "ACCEPTED";
            case NoChange ignored -> "ACCEPTED_NO_CHANGE";
            case Answered ignored -> "ANSWERED";
            case Refused ignored -> "REFUSED";
        };
    }

    /** What else is known of it. */
    default JsonObject facts() {
        return switch (this) {
            case Accepted accepted -> accepted.facts();
            case Answered answered -> answered.facts();
            case NoChange ignored -> JsonObject.builder().build();
            case Refused refused -> refused.facts();
        };
    }
}
