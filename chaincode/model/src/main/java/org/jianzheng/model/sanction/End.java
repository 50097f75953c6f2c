/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * The end of a sanction for a subject before its time.
 *
 * @param cause why
 * @param from the first day on which it counts no more
 * @param withdrawBy by when publications are taken off, where the law sets a limit
 */
public record End(Cause cause, LocalDate from, Optional<LocalDate> withdrawBy) {
    /** Why a sanction ends before its time. */
    public enum Cause {
        /** It was revoked, as if it had never been. */
        REVOKED_EX_TUNC,
        /** It was revoked from a day on. */
        REVOKED_EX_NUNC,
        /** The subject's credit was repaired. */
        REPAIRED,
        /** Another decision took its place. */
        MODIFIED
    }

    /** Whether a day is after the end; of what never counted, every day is. */
    boolean frees(LocalDate day) {
        return cause == Cause.REVOKED_EX_TUNC || !day.isBefore(from);
    }

    static End fromJson(JsonObject json) {
        return new End(
                Members.choice(Cause.class, json, "cause"),
                Dates.parse(json.string("from")),
                json.optionalString("withdrawBy").map(Dates::parse));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("cause", cause.name())
                .put("from", Dates.format(from))
                .putIfPresent("withdrawBy", withdrawBy.map(Dates::format))
                .build();
    }
}
