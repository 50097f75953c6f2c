/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.WorkingCalendar;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * What came of the notice.
 *
 * @param calendar the working days by which limits are counted
 * @param until the last day of the window
 * @param asked whether somebody asked for a hearing
 * @param held whether it was held or renounced
 * @param answerBy by when an objection to a light measure is answered, once there is one
 * @param answered whether it was answered
 */
public record Hearing(
        CatalogueVersion calendar,
        LocalDate until,
        boolean asked,
        boolean held,
        Optional<LocalDate> answerBy,
        boolean answered) {

    static Hearing of(HearingNotice notice, WorkingCalendar days) {
        return new Hearing(
                notice.calendar(),
                days.deadline(notice.servedOn(), HearingNotice.WORKING_DAYS),
                false,
                false,
                Optional.empty(),
                false);
    }

    /** After a step. Refuses ({@code STATE_FORBIDS}) what comes after the window, and an answer to nobody. */
    Hearing after(Statement statement, boolean light, WorkingCalendar days) {
        return switch (statement.step()) {
            case STATED -> {
                requireInWindow(statement.on());
                yield light
                        ? new Hearing(
                                calendar,
                                until,
                                asked,
                                held,
                                Optional.of(days.deadline(statement.on(), Statement.ANSWER_WORKING_DAYS)),
                                false)
                        : this;
            }
            case HEARING_ASKED -> {
                requireInWindow(statement.on());
                yield new Hearing(calendar, until, true, held, answerBy, answered);
            }
            case HEARING_HELD -> new Hearing(calendar, until, asked, true, answerBy, answered);
            case ANSWERED -> {
                if (answerBy.isEmpty()) {
                    throw Refusal.of(ErrorCode.STATE_FORBIDS, "nobody has objected");
                }
                yield new Hearing(calendar, until, asked, held, answerBy, true);
            }
        };
    }

    private void requireInWindow(LocalDate day) {
        if (day.isAfter(until)) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the subjects could be heard until %s, not on %s", until, day);
        }
    }

    /** Refuses ({@code STATE_FORBIDS}) a day on which the subjects may still be heard, or have not been though they asked. */
    void requireOver(LocalDate day) {
        if (answerBy.isPresent()) {
            if (!answered) {
                throw Refusal.of(ErrorCode.STATE_FORBIDS, "the objection is not answered");
            }
            return;
        }
        if (!day.isAfter(until)) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the subjects may be heard until %s", until);
        }
        if (asked && !held) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the hearing that was asked for was not held");
        }
    }

    static Hearing fromJson(JsonObject json) {
        return new Hearing(
                CatalogueVersion.parse(json.string("calendar")),
                Dates.parse(json.string("until")),
                json.bool("asked"),
                json.bool("held"),
                json.optionalString("answerBy").map(Dates::parse),
                json.bool("answered"));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("calendar", calendar.toString())
                .put("until", Dates.format(until))
                .put("asked", asked)
                .put("held", held)
                .putIfPresent("answerBy", answerBy.map(Dates::format))
                .put("answered", answered)
                .build();
    }
}
