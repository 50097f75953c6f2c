/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;

class ListSnapshotTest {
    private static final Instant BEGIN = Instant.parse("2026-04-01T00:00:00Z");
    private static final Random RANDOM = new Random(3);
    private static final LocalDate FROM = LocalDate.of(2026, 4, 1);
    private static final LocalDate UNTIL = LocalDate.of(2027, 4, 1);
    private static final Subject ONE = Subject.parse("org:91350100M000100Y43");
    private static final Subject OTHER = Subject.parse("person:" + "1".repeat(32));

    private final List<ListSnapshot.Known> deltas = new ArrayList<>();

    @Test
    void an_entry_stands_on_the_list_from_its_first_day_to_its_last() { // invariant 14
        add(ONE, listed());
        assertThat(standsOn(FROM.minusDays(1))).isFalse();
        assertThat(standsOn(FROM)).isTrue();
        assertThat(standsOn(UNTIL)).isTrue();
        assertThat(standsOn(UNTIL.plusDays(1))).isFalse();
    }

    @Test
    void what_was_known_earlier_stays_answered_as_it_was() { // invariant 10
        add(ONE, listed());
        Instant before = deltas.getLast().time();
        add(ONE, new ListChange.Delisted(ListChange.Delisted.Cause.REVOKED, FROM));
        LocalDate day = FROM.plusDays(5);
        assertThat(ListSnapshot.of(deltas, day, before).entry(ONE)).isPresent();
        assertThat(ListSnapshot.of(deltas, day, deltas.getLast().time()).entry(ONE))
                .isEmpty();
        assertThat(ListSnapshot.of(deltas, day, before.minusSeconds(1)).entries())
                .isEmpty();
    }

    @Test
    void a_pause_takes_its_days_and_no_others() {
        add(ONE, listed());
        add(ONE, new ListChange.Suspended(FROM.plusDays(10), FROM.plusDays(12)));
        assertThat(standsOn(FROM.plusDays(9))).isTrue();
        assertThat(standsOn(FROM.plusDays(10))).isFalse();
        assertThat(standsOn(FROM.plusDays(12))).isFalse();
        assertThat(standsOn(FROM.plusDays(13))).isTrue();
        assertThat(standsOn(UNTIL.plusDays(1))).isFalse();
    }

    @Test
    void nobody_is_repaired_before_the_minimum() { // invariant 14
        add(ONE, listed());
        assertThatThrownBy(() ->
                        add(ONE, new ListChange.Repaired(FROM.plusMonths(3).minusDays(1))))
                .isInstanceOf(Refusal.class);
        add(ONE, new ListChange.Repaired(FROM.plusMonths(3)));
        assertThat(standsOn(FROM.plusMonths(3))).isFalse();
        assertThat(standsOn(FROM.plusMonths(3).minusDays(1))).isTrue();
    }

    @Test
    void whoever_comes_again_has_a_new_entry_and_keeps_the_old_one_for_earlier_days() {
        add(ONE, listed());
        add(ONE, new ListChange.Delisted(ListChange.Delisted.Cause.LIFTED, FROM.plusMonths(6)));
        ListChange again = new ListChange.Listed(ground(), FROM.plusMonths(8), UNTIL, Optional.empty());
        assertThatThrownBy(() -> add(ONE, new ListChange.Listed(ground(), FROM.plusMonths(5), UNTIL, Optional.empty())))
                .isInstanceOf(Refusal.class);
        add(ONE, again);
        assertThat(standsOn(FROM.plusMonths(1))).isTrue();
        assertThat(standsOn(FROM.plusMonths(7))).isFalse();
        assertThat(standsOn(FROM.plusMonths(9))).isTrue();
    }

    @Test
    void an_entry_says_when_it_may_turn() {
        add(ONE, listed());
        add(OTHER, listed());
        add(OTHER, new ListChange.Suspended(FROM.plusDays(10), FROM.plusDays(12)));
        ListEntry entry = entry(OTHER);
        List<LocalDate> turns = new ArrayList<>();
        Optional<LocalDate> turn = entry.nextTurn(FROM.minusDays(9));
        while (turn.isPresent()) {
            turns.add(turn.get());
            turn = entry.nextTurn(turn.get());
        }
        assertThat(turns).containsExactly(FROM, FROM.plusDays(10), FROM.plusDays(13), UNTIL.plusDays(1));
        for (LocalDate day = FROM.minusDays(9); !day.isAfter(UNTIL.plusDays(9)); day = day.plusDays(1)) {
            boolean changes = entry.hasEffectOn(day) != entry.hasEffectOn(day.minusDays(1));
            assertThat(turns.contains(day)).as("%s", day).isEqualTo(changes);
        }
        assertThat(ListEntry.fromJson(entry.toJson())).isEqualTo(entry);
    }

    @Test
    void nothing_happens_to_whoever_does_not_stand_on_the_list() {
        assertThatThrownBy(() -> add(ONE, new ListChange.Repaired(FROM)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("STATE_FORBIDS");
    }

    private ListEntry entry(Subject subject) {
        return ListSnapshot.of(deltas, FROM, deltas.getLast().time())
                .entry(subject)
                .orElseThrow();
    }

    private boolean standsOn(LocalDate day) {
        return ListSnapshot.of(deltas, day, deltas.getLast().time()).entry(ONE).isPresent();
    }

    private void add(Subject subject, ListChange change) {
        DualDigest digest = DualDigest.of(new byte[] {1});
        LegalBasis basis = new LegalBasis("某条例(虚构)", "第一条", LegalBasis.Rank.LAW);
        List<ListSnapshot.Known> more = new ArrayList<>(deltas);
        more.add(new ListSnapshot.Known(
                ref(),
                new Delta(ListId.parse("a-list"), deltas.size() + 1L, digest, subject, basis, digest, change),
                BEGIN.plus(Duration.ofMinutes(deltas.size()))));
        ListSnapshot.of(more, FROM, Instant.MAX);
        deltas.add(more.getLast());
    }

    private static ListChange listed() {
        return new ListChange.Listed(
                ground(),
                FROM,
                UNTIL,
                Optional.of(new ListChange.Bounds(
                        new CatalogueVersion("TEST-REPAIR", "2026"), FROM, FROM.plusMonths(3), UNTIL)));
    }

    private static ListChange.Ground ground() {
        return new ListChange.Ground(Optional.of(ref()), List.of());
    }

    private static RecordRef ref() {
        return new RecordRef(RecordId.generate(() -> BEGIN, RANDOM));
    }
}
