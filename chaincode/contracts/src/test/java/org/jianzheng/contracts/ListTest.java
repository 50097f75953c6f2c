/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.contracts.SanctionPlay.BAR;
import static org.jianzheng.contracts.SanctionPlay.DAYS;
import static org.jianzheng.contracts.SanctionPlay.MEASURES;
import static org.jianzheng.contracts.SanctionPlay.MEMBER;
import static org.jianzheng.contracts.SanctionPlay.OTHER_MEMBER;
import static org.jianzheng.contracts.SanctionPlay.REPAIR;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Merit;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListBody;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListChange.Delisted;
import org.jianzheng.model.list.ListEntry;
import org.jianzheng.model.list.ListEntryHead;
import org.jianzheng.model.list.ListHead;
import org.jianzheng.model.list.ListKind;
import org.jianzheng.model.list.PastAccess;
import org.jianzheng.model.list.Transmission;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.RevocationOrder;
import org.jianzheng.model.sanction.Scope;
import org.junit.jupiter.api.Test;

class ListTest {
    private static final ListId LIST = ListId.parse("city-black-list");
    private static final ListId RED = ListId.parse("city-red-list");
    private static final LegalBasis BASIS =
            new LegalBasis("某条例(虚构)", "第六十七条", LegalBasis.Rank.ADMINISTRATIVE_REGULATION);
    private static final Random RANDOM = new Random(14);

    private final SanctionPlay joint = new SanctionPlay().ready();
    private final Play play = joint.play;
    private final Bureau lead = joint.transport;

    @Test
    void an_entry_rests_on_a_sanction_with_effect() {
        begin();
        ReadableRecord decided = joint.decided(BAR);
        play.refuse("STATE_FORBIDS", list(decided, MEMBER, joint.today().plusMonths(6)));
        play.accept(joint.service(decided, lead, MEMBER));
        play.refuse("STATE_FORBIDS", list(decided, OTHER_MEMBER, joint.today().plusMonths(6)));
        play.accept(list(decided, MEMBER, joint.today().plusMonths(6)));

        assertThat(entry(MEMBER).hasEffectOn(joint.today())).isTrue();
        play.refuse("STATE_FORBIDS", list(decided, MEMBER, joint.today().plusMonths(6)));
    }

    @Test
    void publication_is_no_longer_than_the_maximum_of_the_day_of_the_finding() { // invariant 14
        begin(LIST, ListKind.BLACK, "REMOVE", lead);
        Action remove = new Action(MEMBER, "REMOVE", Scope.EVERYTHING, Optional.empty(), Optional.empty());
        ReadableRecord sanction = joint.served(remove);
        LocalDate found = joint.today();
        play.refuse("STATE_FORBIDS", list(sanction, MEMBER, found.plusMonths(36).plusDays(1), 12, 36));
        play.refuse("STATE_FORBIDS", list(sanction, MEMBER, found.plusMonths(30), 3, 36));
        play.accept(list(sanction, MEMBER, found.plusMonths(30), 12, 36));
        play.refuse(
                "STATE_FORBIDS",
                delta(MEMBER, new ListChange.Amended(found.plusMonths(36).plusDays(1))));
        play.accept(delta(MEMBER, new ListChange.Amended(found.plusMonths(36))));
    }

    @Test
    void an_entry_ends_by_itself() { // invariant 14
        ReadableRecord sanction = listed();
        LocalDate last = joint.today().plusMonths(6);
        play.refuse("STATE_FORBIDS", delta(MEMBER, new ListChange.Expired()));
        assertThat(entry(MEMBER).hasEffectOn(last)).isTrue();
        assertThat(entry(MEMBER).hasEffectOn(last.plusDays(1))).isFalse();

        joint.passDays(200);
        play.accept(delta(lead.officer, MEMBER, new ListChange.Expired()));
        play.refuse("STATE_FORBIDS", delta(MEMBER, new ListChange.Repaired(joint.today())));
        play.refuse("STATE_FORBIDS", list(sanction, MEMBER, joint.today().plusMonths(6)));
    }

    @Test
    void nothing_is_repaired_before_the_minimum() { // invariant 14
        listed();
        LocalDate first = joint.today().plusMonths(3);
        play.refuse("STATE_FORBIDS", delta(MEMBER, new ListChange.Repaired(joint.today())));
        play.refuse("TIME_IMPLAUSIBLE", delta(MEMBER, new ListChange.Repaired(first)));
        joint.passDays(first.toEpochDay() - joint.today().toEpochDay() - 1);
        play.refuse("STATE_FORBIDS", delta(MEMBER, new ListChange.Repaired(joint.today())));
        joint.passDays(1);
        play.accept(delta(MEMBER, new ListChange.Repaired(joint.today())));

        assertThat(entry(MEMBER).hasEffectOn(joint.today())).isFalse();
        assertThat(entry(MEMBER).hasEffectOn(joint.today().minusDays(1))).isTrue();
    }

    @Test
    void a_list_of_restrictions_lasts_no_longer_than_the_restriction() {
        begin();
        ReadableRecord sanction = joint.served(BAR);
        play.refuse(
                "STATE_FORBIDS",
                list(sanction, MEMBER, joint.today().plusMonths(6).plusDays(1)));
    }

    @Test
    void deltas_follow_each_other_without_gap_replay_or_reordering() {
        ReadableRecord sanction = listed();
        ReadableRecord next = delta(MEMBER, pause());
        Delta told = Delta.fromJson(next.body());
        play.refuse("OUT_OF_ORDER", with(told, told.sequence() + 1, told.previous()));
        play.refuse("OUT_OF_ORDER", with(told, told.sequence() - 1, told.previous()));
        play.refuse("OUT_OF_ORDER", with(told, told.sequence(), DualDigest.of(sanction.canonical())));
        play.accept(next);
        play.refuse("OUT_OF_ORDER", with(told, told.sequence(), told.previous()));
        assertThat(play.ledger.submit(next.organisation(), next.canonical()))
                .isEqualTo(RecordsLedger.Outcome.UNCHANGED);
    }

    @Test
    void many_deltas_of_one_list_share_a_transaction() {
        ReadableRecord sanction = listed();
        ReadableRecord first = delta(MEMBER, pause());
        Delta told = Delta.fromJson(first.body());
        ReadableRecord second = with(
                new Delta(
                        LIST,
                        told.sequence(),
                        told.previous(),
                        MEMBER,
                        BASIS,
                        told.readable(),
                        new ListChange.Delisted(Delisted.Cause.LIFTED, joint.today())),
                told.sequence() + 1,
                DualDigest.of(first.canonical()));
        assertThat(play.ledger.submitAll(first.organisation(), List.of(first.toJson(), second.toJson())))
                .containsOnly(RecordsLedger.Outcome.ACCEPTED);
        assertThat(entry(MEMBER).hasEffectOn(joint.today())).isFalse();
        assertThat(sanction).isNotNull();
    }

    @Test
    void a_basis_below_the_rank_of_the_measure_is_refused() {
        begin();
        ReadableRecord sanction = joint.served(BAR);
        ReadableRecord good = list(sanction, MEMBER, joint.today().plusMonths(6));
        Delta told = Delta.fromJson(good.body());
        LegalBasis low = new LegalBasis("某通知(虚构)", "第三条", LegalBasis.Rank.NORMATIVE_DOCUMENT);
        play.refuse(
                "RANK_TOO_LOW",
                sign(
                        lead.head,
                        new Delta(LIST, 1, told.previous(), MEMBER, low, told.readable(), told.change()),
                        List.of(sanction.ref()),
                        MEMBER));
        play.accept(good);
    }

    @Test
    void only_the_department_that_keeps_a_list_changes_it() { // invariant 7
        ReadableRecord sanction = listed();
        Delta told = Delta.fromJson(delta(MEMBER, pause()).body());
        play.refuse(
                "SIGNATURE_MISSING",
                play.draft(joint.housing.head, told, record -> record.subject(MEMBER))
                        .sign(joint.housing.head.key(), joint.housing.seal));
        play.refuse(
                "NOT_ASSIGNED",
                play.draft(lead.officer, told, record -> record.subject(MEMBER)).sign(lead.officer.key(), lead.seal));
        play.refuse("ROLE_FORBIDDEN", play.record(play.staff, told, record -> record.subject(MEMBER)));
        assertThat(sanction).isNotNull();
    }

    @Test
    void a_list_whose_measure_is_not_in_force_is_refused() {
        play.refuse("REFERENCE_UNKNOWN", definition(LIST, ListKind.BLACK, "NO-SUCH", lead));
        play.refuse("STATE_FORBIDS", definition(LIST, ListKind.RED, "BAR", lead));
        play.refuse("STATE_FORBIDS", definition(LIST, ListKind.RESTRICTION, "FINE", lead));
        begin();
        play.refuse("ALREADY_DONE", definition(LIST, ListKind.RESTRICTION, "BAR", lead));
    }

    @Test
    void a_revocation_takes_the_subject_off_the_list() { // invariant 13
        ReadableRecord sanction = listed();
        Delisted delisted = new Delisted(Delisted.Cause.REVOKED, joint.today());
        play.refuse("STATE_FORBIDS", delta(MEMBER, delisted));
        play.accept(joint.step(
                lead.head,
                sanction,
                new RevocationOrder(
                        sanction.ref(),
                        MEMBER,
                        RevocationOrder.Effect.EX_NUNC,
                        joint.today(),
                        "行撤〔2026〕1号(虚构)",
                        "某法院(虚构)",
                        DAYS),
                lead.seal));
        play.accept(delta(MEMBER, delisted));
        assertThat(entry(MEMBER).hasEffectOn(joint.today())).isFalse();
        assertThat(entry(MEMBER).end().orElseThrow().cause()).isEqualTo(ListEntry.End.Cause.REVOKED);
    }

    @Test
    void a_correction_appends_and_overwrites_nothing() { // invariant 16
        listed();
        RecordRef made = entry(MEMBER).deltas().getFirst();
        play.refuse("SCHEMA_INVALID", delta(MEMBER, new ListChange.Corrected(made)));
        play.accept(delta(lead.head, MEMBER, List.of(made), new ListChange.Corrected(made)));
        assertThat(entry(MEMBER).deltas()).hasSize(2).startsWith(made);
        assertThat(entry(MEMBER).hasEffectOn(joint.today())).isTrue();
    }

    @Test
    void a_platform_gets_each_delta_once_and_the_withdrawal_too() { // invariant 25
        listed();
        DualDigest receipt = SanctionPlay.text("回执(虚构)");
        play.refuse("OUT_OF_ORDER", sent(1, 2, receipt));
        play.accept(sent(1, 1, receipt));
        play.refuse("ALREADY_DONE", sent(1, 1, receipt));
        play.accept(delta(MEMBER, new Delisted(Delisted.Cause.LIFTED, joint.today())));
        play.refuse("OUT_OF_ORDER", sent(3, 3, receipt));
        play.accept(sent(2, 2, receipt));
        play.refuse("ALREADY_DONE", sent(2, 2, receipt));
    }

    @Test
    void praise_rests_on_merits_and_ends_with_them() { // invariant 28
        begin(RED, ListKind.RED, "PRAISE", lead);
        LocalDate today = joint.today();
        FileRegistration file = new FileRegistration(
                EvidenceId.random(RANDOM),
                SanctionPlay.text("表彰决定(虚构)"),
                12,
                "application/pdf",
                FileRegistration.Source.UNKNOWN,
                Confidentiality.PUBLIC,
                Optional.empty());
        ReadableRecord shown = play.accept(play.record(play.staff, file, record -> record));
        Merit merit = new Merit(MEMBER, "守信(虚构)", today, today.plusYears(1), List.of(file.evidence()));
        ReadableRecord recorded = play.accept(
                play.record(play.staff, merit, record -> record.subject(MEMBER).ref(shown.ref())));

        play.refuse("EVIDENCE_MISSING", praise(List.of(shown.ref()), Optional.of(shown.ref()), today.plusYears(1)));
        play.refuse(
                "STATE_FORBIDS",
                praise(
                        List.of(recorded.ref()),
                        Optional.empty(),
                        today.plusYears(1).plusDays(1)));
        play.accept(praise(List.of(recorded.ref()), Optional.empty(), today.plusYears(1)));
    }

    @Test
    void past_entries_are_read_on_a_basis_that_is_stated_for_a_year_at_most() {
        begin();
        LocalDate today = joint.today();
        play.refuse("TIME_IMPLAUSIBLE", access(today.plusDays(PastAccess.MAX_DAYS + 1)));
        play.accept(access(today.plusDays(PastAccess.MAX_DAYS)));
        play.refuse(
                "ROLE_FORBIDDEN",
                play.record(play.staff, PastAccess.fromJson(access(today).body())));
    }

    /** The sanction of a member that stands on the list for six months. */
    private ReadableRecord listed() {
        begin();
        ReadableRecord sanction = joint.served(BAR);
        play.accept(list(sanction, MEMBER, joint.today().plusMonths(6)));
        return sanction;
    }

    private void begin() {
        begin(LIST, ListKind.RESTRICTION, "BAR", lead);
    }

    private void begin(ListId list, ListKind kind, String measure, Bureau by) {
        play.accept(definition(list, kind, measure, by));
    }

    private ReadableRecord definition(ListId list, ListKind kind, String measure, Bureau by) {
        return play.draft(by.head, new Definition(list, kind, "名单(虚构)", by.id, MEASURES, measure), record -> record)
                .sign(by.head.key(), by.seal);
    }

    private ReadableRecord list(ReadableRecord sanction, Subject subject, LocalDate until) {
        return list(sanction, subject, until, 3, 12);
    }

    private ReadableRecord list(ReadableRecord sanction, Subject subject, LocalDate until, int least, int most) {
        LocalDate today = joint.today();
        ListChange.Bounds bounds =
                new ListChange.Bounds(REPAIR, today, today.plusMonths(least), today.plusMonths(most));
        return delta(
                lead.head,
                subject,
                List.of(sanction.ref()),
                new ListChange.Listed(
                        new ListChange.Ground(Optional.of(sanction.ref()), List.of()),
                        today,
                        until,
                        Optional.of(bounds)));
    }

    private ReadableRecord praise(List<RecordRef> refs, Optional<RecordRef> sanction, LocalDate until) {
        ListChange.Ground ground = new ListChange.Ground(sanction, sanction.isPresent() ? List.of() : refs);
        ListHead head = head(RED);
        Delta delta = new Delta(
                RED,
                head.sequence() + 1,
                head.last(),
                MEMBER,
                BASIS,
                SanctionPlay.text("可读部分(虚构)"),
                new ListChange.Listed(ground, joint.today(), until, Optional.empty()));
        return sign(lead.head, delta, refs, MEMBER);
    }

    private ListChange pause() {
        return new ListChange.Suspended(joint.today().plusDays(3), joint.today().plusDays(5));
    }

    private ReadableRecord delta(Subject subject, ListChange change) {
        return delta(lead.head, subject, change);
    }

    private ReadableRecord delta(Actor by, Subject subject, ListChange change) {
        return delta(by, subject, List.of(), change);
    }

    private ReadableRecord delta(Actor by, Subject subject, List<RecordRef> refs, ListChange change) {
        ListHead head = head(LIST);
        return sign(
                by,
                new Delta(
                        LIST, head.sequence() + 1, head.last(), subject, BASIS, SanctionPlay.text("可读部分(虚构)"), change),
                refs,
                subject);
    }

    private ReadableRecord with(Delta told, long sequence, DualDigest previous) {
        return sign(
                lead.head,
                new Delta(LIST, sequence, previous, MEMBER, BASIS, told.readable(), told.change()),
                List.of(),
                MEMBER);
    }

    private ReadableRecord sign(Actor by, Delta delta, List<RecordRef> refs, Subject subject) {
        return play.draft(by, delta, record -> {
                    refs.forEach(record::ref);
                    return record.subject(subject);
                })
                .sign(by.key(), lead.seal);
    }

    private ReadableRecord sent(long first, long last, DualDigest receipt) {
        return play.record(play.office, new Transmission(LIST, "信用平台(虚构)", first, last, "send-" + first, receipt));
    }

    private ReadableRecord access(LocalDate until) {
        ListBody access = new PastAccess(LIST, "某市审计局(虚构)", "核查历史名单(虚构)", BASIS, until);
        return play.record(play.discipline, access);
    }

    private ListHead head(ListId list) {
        return play.ledger.head(ListHead.key(list)).map(ListHead::fromJson).orElseThrow();
    }

    private ListEntry entry(Subject subject) {
        return play.ledger
                .head(new HeadKey(HeadKind.LIST_ENTRY, ListEntryHead.id(LIST, subject)))
                .map(ListEntryHead::fromJson)
                .orElseThrow()
                .entry();
    }
}
