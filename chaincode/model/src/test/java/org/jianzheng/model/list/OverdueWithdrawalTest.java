/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Aftermath;
import org.jianzheng.model.sanction.End;
import org.jianzheng.model.sanction.Matter;
import org.jianzheng.model.sanction.Procedure;
import org.jianzheng.model.sanction.Push;
import org.jianzheng.model.sanction.SanctionHead;
import org.jianzheng.model.sanction.Scope;
import org.junit.jupiter.api.Test;

class OverdueWithdrawalTest {
    private static final ListId LIST = ListId.parse("city-black-list");
    private static final Subject ONE = Subject.parse("org:91350100M000100Y43");
    private static final Subject OTHER = Subject.parse("org:91999999B00000019A");
    private static final LocalDate FROM = LocalDate.of(2026, 4, 1);
    private static final LocalDate ENDED = LocalDate.of(2026, 7, 1);
    private static final int DAYS = 7;
    private static final DualDigest SOME = DualDigest.of(new byte[] {1});
    private static final LegalBasis BASIS = new LegalBasis("某条例(虚构)", "第一条", LegalBasis.Rank.LAW);

    private final List<ListSnapshot.Known> deltas = new ArrayList<>();

    @Test
    void a_platform_that_has_an_entry_and_not_its_end_is_overdue_on_the_day_after_the_last() { // invariant 13
        add(ONE, FROM, listed());
        add(ONE, ENDED, new ListChange.Delisted(ListChange.Delisted.Cause.REVOKED, ENDED));
        assertThat(overdue(ENDED.plusDays(DAYS), new ListHead.Pushed("信用平台(虚构)", 1)))
                .isEmpty();
        assertThat(overdue(ENDED.plusDays(DAYS + 1), new ListHead.Pushed("信用平台(虚构)", 1)))
                .containsExactly(new OverdueWithdrawal(
                        OverdueWithdrawal.Source.ENTRY,
                        LIST.value(),
                        ONE,
                        "REVOKED",
                        "信用平台(虚构)",
                        ENDED.plusDays(DAYS)));
    }

    @Test
    void who_acknowledged_the_end_or_never_had_the_entry_is_not() {
        add(OTHER, FROM, listed());
        add(ONE, FROM, listed());
        add(ONE, ENDED, new ListChange.Repaired(ENDED));
        LocalDate late = ENDED.plusDays(100);
        assertThat(overdue(late, new ListHead.Pushed("甲(虚构)", 3), new ListHead.Pushed("乙(虚构)", 1)))
                .isEmpty();
        assertThat(overdue(late, new ListHead.Pushed("丙(虚构)", 2)))
                .extracting(OverdueWithdrawal::place)
                .containsExactly("丙(虚构)");
    }

    @Test
    void a_decision_names_each_site_and_platform_that_still_has_it() { // invariant 13
        LocalDate limit = ENDED.plusDays(3);
        SanctionHead revoked = decision(new End(End.Cause.REVOKED_EX_TUNC, ENDED, Optional.of(limit)));
        assertThat(OverdueWithdrawal.of(revoked, DAYS, limit)).isEmpty();
        assertThat(OverdueWithdrawal.of(revoked, DAYS, limit.plusDays(1)))
                .extracting(OverdueWithdrawal::place)
                .containsExactly("网站乙(虚构)", "平台乙(虚构)");
        SanctionHead repaired = decision(new End(End.Cause.REPAIRED, ENDED, Optional.empty()));
        assertThat(OverdueWithdrawal.of(repaired, DAYS, ENDED.plusDays(DAYS))).isEmpty();
        assertThat(OverdueWithdrawal.of(repaired, DAYS, ENDED.plusDays(DAYS + 1)))
                .hasSize(2);
    }

    @Test
    void it_is_read_as_it_was_written() {
        OverdueWithdrawal one =
                new OverdueWithdrawal(OverdueWithdrawal.Source.DECISION, "rec:1", ONE, "REPAIRED", "网站(虚构)", ENDED);
        assertThat(OverdueWithdrawal.fromJson(one.toJson())).isEqualTo(one);
    }

    private List<OverdueWithdrawal> overdue(LocalDate on, ListHead.Pushed... pushed) {
        Definition definition = new Definition(
                LIST,
                ListKind.BLACK,
                "失信名单(虚构)",
                DepartmentId.parse("a-bureau"),
                new CatalogueVersion("TEST-MEASURES", "1"),
                "LISTING");
        ListHead head = new ListHead(record(0), definition, deltas.size(), SOME, List.of(pushed));
        return OverdueWithdrawal.of(head, deltas, DAYS, on);
    }

    private static SanctionHead decision(End end) {
        Action bar = new Action(ONE, "BAR", Scope.EVERYTHING, Optional.of(Term.months(6)), Optional.empty());
        Aftermath after = new Aftermath(
                List.of(new Aftermath.Served(ONE, FROM, FROM)),
                List.of(new Aftermath.Ended(ONE, end)),
                List.of(
                        new Aftermath.Site("网站甲(虚构)", FROM, Optional.of(ENDED)),
                        new Aftermath.Site("网站乙(虚构)", FROM, Optional.empty())),
                List.of(
                        new Aftermath.Sent("平台甲(虚构)", Push.Step.PUSHED, "1"),
                        new Aftermath.Sent("平台乙(虚构)", Push.Step.PUSHED, "2"),
                        new Aftermath.Sent("平台甲(虚构)", Push.Step.WITHDRAWN, "3")),
                List.of());
        Matter matter = new Matter(
                DepartmentId.parse("a-bureau"),
                PersonRef.parse("person:" + "1".repeat(32)),
                Optional.empty(),
                new CatalogueVersion("TEST-MEASURES", "1"),
                "交通",
                "某市",
                false,
                Optional.empty(),
                List.of(bar));
        Procedure served = new Procedure(
                Procedure.State.SERVED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(FROM));
        return new SanctionHead(record(0), matter, List.of(bar), served, after, Optional.empty());
    }

    private static RecordRef record(int number) {
        return RecordRef.parse("rec:019d6aab-7b00-7000-8000-%012d".formatted(number));
    }

    private static ListChange listed() {
        return new ListChange.Listed(
                new ListChange.Ground(Optional.of(record(0)), List.of()), FROM, FROM.plusYears(1), Optional.empty());
    }

    private void add(Subject subject, LocalDate day, ListChange change) {
        int number = deltas.size() + 1;
        deltas.add(new ListSnapshot.Known(
                record(number),
                new Delta(LIST, number, SOME, subject, BASIS, SOME, change),
                Instant.parse(day + "T02:00:00Z")));
    }
}
