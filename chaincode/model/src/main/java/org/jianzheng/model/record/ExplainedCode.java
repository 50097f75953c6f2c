/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.util.Optional;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.json.JsonObject;

/**
 * A credit code whose check digit holds, or fails and somebody says why it is right all the same (domain 2.1). In
 * JSON: the code as one member, {@code "usccOverride":{"reason":…}} beside it.
 *
 * @param code the code
 * @param reason why a failing check digit is no mistake
 */
public record ExplainedCode(UnifiedCreditCode code, Optional<String> reason) {
    /** The member beside the code that holds the reason. */
    public static final String OVERRIDE = "usccOverride";

    /** Refuses ({@code CHECK_DIGIT_UNEXPLAINED}) a failing check digit without a reason. */
    public ExplainedCode {
        code.requireExplained(reason.orElse(""));
    }

    /** A code that needs no explanation. */
    public static ExplainedCode of(UnifiedCreditCode code) {
        return new ExplainedCode(code, Optional.empty());
    }

    /** Reads the code from this member and its reason from beside it. */
    public static ExplainedCode fromJson(JsonObject json, String member) {
        Optional<String> reason = json.optionalObject(OVERRIDE)
                .map(override -> Members.text(override.requireOnly("reason"), "reason", Members.TEXT));
        return new ExplainedCode(UnifiedCreditCode.parse(json.string(member)), reason);
    }

    /** Writes what {@link #fromJson} reads. */
    public void writeTo(JsonObject.Builder json, String member) {
        json.put(member, code.value());
        json.putValueIfPresent(
                OVERRIDE,
                reason.map(text -> JsonObject.builder().put("reason", text).build()));
    }

    /** The organisation as whom records are about. */
    public Subject subject() {
        return new Subject.Organisation(code);
    }
}
