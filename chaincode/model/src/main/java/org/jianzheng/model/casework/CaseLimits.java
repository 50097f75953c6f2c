/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.WorkingCalendar;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * By when what of a case is due (domain 2.11, invariant 20). Every last day still counts. A limit that an authority misses stays missed: what comes late is recorded, and
 * shows that it is late.
 *
 * @param calendar the working days by which is counted
 * @param receivedOn the day of the first receipt, at whatever door
 * @param fileBy the last day to complain, for a complaint
 * @param acceptBy the last day to decide on acceptance
 * @param acceptedOn when it was accepted, once it is
 * @param examined days of tests and of reviews by experts, which do not count
 * @param decideBy the last day to answer, once it is accepted
 */
public record CaseLimits(
        CatalogueVersion calendar,
        LocalDate receivedOn,
        Optional<LocalDate> fileBy,
        LocalDate acceptBy,
        Optional<LocalDate> acceptedOn,
        List<Days> examined,
        Optional<LocalDate> decideBy) {
    /** Calendar days within which somebody complains after coming to know; a last day that is not worked moves on. */
    public static final int FILE_DAYS = 10;

    /** Working days after the first receipt within which is decided on acceptance. */
    public static final int ACCEPT_WORKING_DAYS = 3;

    /** Working days after the acceptance within which is answered. */
    public static final int DECIDE_WORKING_DAYS = 30;

    /** The most examinations of a case. */
    public static final int MAX_EXAMINATIONS = 32;

    /**
     * Days in a row.
     *
     * @param from the first
     * @param until the last
     */
    public record Days(LocalDate from, LocalDate until) {
        boolean hold(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** Copies the list. */
    public CaseLimits {
        examined = List.copyOf(examined);
    }

    /** The limits of what came in on a day; refuses ({@code TIME_IMPLAUSIBLE}) what was known only afterwards. */
    public static CaseLimits of(Filing filing, LocalDate receivedOn, WorkingCalendar days) {
        filing.knownOn().filter(known -> known.isAfter(receivedOn)).ifPresent(known -> {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "it was received on %s and known on %s", receivedOn, known);
        });
        return new CaseLimits(
                filing.calendar(),
                receivedOn,
                filing.knownOn().map(known -> lastDayToFile(known, days)),
                days.deadline(receivedOn, ACCEPT_WORKING_DAYS),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** The day of knowing may lie before the calendar's first year, as long as its last day does not. */
    private static LocalDate lastDayToFile(LocalDate known, WorkingCalendar days) {
        LocalDate last = known.plusDays(FILE_DAYS);
        return days.isWorkingDay(last) ? last : days.deadline(last, 1);
    }

    /** Whether the days to complain had passed. */
    public boolean isLate() {
        return fileBy.filter(receivedOn::isAfter).isPresent();
    }

    CaseLimits accepted(LocalDate on, WorkingCalendar days) {
        return with(on, examined, days);
    }

    /** Refuses ({@code TIME_IMPLAUSIBLE}) days before the acceptance, and ({@code TOO_LARGE}) too many examinations. */
    CaseLimits examined(Examination examination, WorkingCalendar days) {
        LocalDate accepted = acceptedOn.orElseThrow(
                () -> Refusal.of(ErrorCode.STATE_FORBIDS, "what is not accepted is not examined"));
        if (examination.from().isBefore(accepted)) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE, "it was accepted on %s, later than %s", accepted, examination.from());
        }
        if (examined.size() >= MAX_EXAMINATIONS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a case has %d examinations at most", MAX_EXAMINATIONS);
        }
        List<Days> all = new ArrayList<>(examined);
        all.add(new Days(examination.from(), examination.until()));
        return with(accepted, all, days);
    }

    private CaseLimits with(LocalDate accepted, List<Days> notCounted, WorkingCalendar days) {
        LocalDate day = accepted;
        for (int counted = 0; counted < DECIDE_WORKING_DAYS; ) {
            day = days.deadline(day, 1);
            LocalDate worked = day;
            if (notCounted.stream().noneMatch(each -> each.hold(worked))) {
                counted++;
            }
        }
        return new CaseLimits(
                calendar, receivedOn, fileBy, acceptBy, Optional.of(accepted), notCounted, Optional.of(day));
    }

    static CaseLimits fromJson(JsonObject json) {
        return new CaseLimits(
                CatalogueVersion.parse(json.string("calendar")),
                Dates.parse(json.string("receivedOn")),
                json.optionalString("fileBy").map(Dates::parse),
                Dates.parse(json.string("acceptBy")),
                json.optionalString("acceptedOn").map(Dates::parse),
                json.array("examined").objects().stream()
                        .map(each -> new Days(Dates.parse(each.string("from")), Dates.parse(each.string("until"))))
                        .toList(),
                json.optionalString("decideBy").map(Dates::parse));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("calendar", calendar.toString())
                .put("receivedOn", Dates.format(receivedOn))
                .putIfPresent("fileBy", fileBy.map(Dates::format))
                .put("acceptBy", Dates.format(acceptBy))
                .putIfPresent("acceptedOn", acceptedOn.map(Dates::format))
                .put(
                        "examined",
                        JsonArray.of(examined.stream()
                                .map(each -> JsonObject.builder()
                                        .put("from", Dates.format(each.from()))
                                        .put("until", Dates.format(each.until()))
                                        .build())
                                .toList()))
                .putIfPresent("decideBy", decideBy.map(Dates::format))
                .build();
    }
}
