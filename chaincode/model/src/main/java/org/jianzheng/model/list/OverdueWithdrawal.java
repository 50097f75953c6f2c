/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.sanction.Aftermath;
import org.jianzheng.model.sanction.End;
import org.jianzheng.model.sanction.Push;
import org.jianzheng.model.sanction.SanctionHead;

/**
 * Something that has ended and still stands at a place that had it, although the time for taking it off is over (invariant 13): no receipt of the
 * platform, or no withdrawal from the site, is on the ledger.
 *
 * @param source what has ended
 * @param id the list, or the record that drafted the decision
 * @param subject for whom
 * @param cause why
 * @param place the platform or the site
 * @param due the last day for it
 */
public record OverdueWithdrawal(Source source, String id, Subject subject, String cause, String place, LocalDate due) {
    /** What has ended. */
    public enum Source {
        /** An entry of a list. */
        ENTRY,
        /** A decision. */
        DECISION
    }

    /**
     * Of a list: platforms that have an entry and not the delta by which it ended.
     *
     * @param deltas all of the list in their order
     * @param days how many days a platform may take from the day on which the delta came onto the ledger
     * @param on the day that is asked about
     */
    public static List<OverdueWithdrawal> of(ListHead list, List<ListSnapshot.Known> deltas, int days, LocalDate on) {
        Map<Subject, Long> made = new HashMap<>();
        List<OverdueWithdrawal> overdue = new ArrayList<>();
        for (ListSnapshot.Known known : deltas) {
            Delta delta = known.delta();
            switch (delta.change()) {
                case ListChange.Listed ignored -> made.put(delta.subject(), delta.sequence());
                case ListChange.Repaired ignored -> overdue.addAll(ended(list, known, "REPAIRED", made, days, on));
                case ListChange.Delisted delisted ->
                    overdue.addAll(ended(list, known, delisted.cause().name(), made, days, on));
                case ListChange.Expired ignored -> overdue.addAll(ended(list, known, "EXPIRED", made, days, on));
                case ListChange.Amended ignored -> {}
                case ListChange.Suspended ignored -> {}
                case ListChange.Corrected ignored -> {}
            }
        }
        return overdue;
    }

    private static List<OverdueWithdrawal> ended(
            ListHead list, ListSnapshot.Known known, String cause, Map<Subject, Long> made, int days, LocalDate on) {
        Delta delta = known.delta();
        LocalDate due = Dates.of(known.time()).plusDays(days);
        long first = made.getOrDefault(delta.subject(), 0L);
        if (!on.isAfter(due)) {
            return List.of();
        }
        return list.pushed().stream()
                .filter(platform -> platform.last() >= first && platform.last() < delta.sequence())
                .map(platform -> new OverdueWithdrawal(
                        Source.ENTRY, delta.list().value(), delta.subject(), cause, platform.target(), due))
                .toList();
    }

    /**
     * Of a decision: sites that it was published on, and platforms that it was sent to.
     *
     * @param days how many days they may take from the first day on which it counts no more, where its end names no limit
     * @param on the day that is asked about
     */
    public static List<OverdueWithdrawal> of(SanctionHead sanction, int days, LocalDate on) {
        Aftermath after = sanction.aftermath();
        List<String> places = Stream.concat(
                        after.publications().stream()
                                .filter(site -> site.withdrawnOn().isEmpty())
                                .map(Aftermath.Site::site),
                        after.pushes().stream()
                                .filter(sent -> sent.step() == Push.Step.PUSHED)
                                .map(Aftermath.Sent::target)
                                .filter(target -> after.pushes().stream()
                                        .noneMatch(sent -> sent.step() == Push.Step.WITHDRAWN
                                                && sent.target().equals(target))))
                .toList();
        List<OverdueWithdrawal> overdue = new ArrayList<>();
        for (Aftermath.Ended ended : after.ended()) {
            End end = ended.end();
            LocalDate due = end.withdrawBy().orElse(end.from().plusDays(days));
            if (on.isAfter(due)) {
                places.forEach(place -> overdue.add(new OverdueWithdrawal(
                        Source.DECISION,
                        sanction.draft().toString(),
                        ended.subject(),
                        end.cause().name(),
                        place,
                        due)));
            }
        }
        return overdue;
    }

    /** Reads the JSON form. */
    public static OverdueWithdrawal fromJson(JsonObject json) {
        return new OverdueWithdrawal(
                Members.choice(Source.class, json, "source"),
                Members.text(json, "id", Members.LINE),
                Subject.parse(json.string("subject")),
                Members.text(json, "cause", Members.LINE),
                Members.text(json, "place", Members.LINE),
                Dates.parse(json.string("due")));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("source", source.name())
                .put("id", id)
                .put("subject", subject.toString())
                .put("cause", cause)
                .put("place", place)
                .put("due", Dates.format(due))
                .build();
    }
}
