/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.sanction.Aftermath;
import org.jianzheng.model.sanction.End;
import org.jianzheng.model.sanction.Publication;
import org.jianzheng.model.sanction.Publicity;
import org.jianzheng.model.sanction.SanctionHead;
import org.junit.jupiter.api.Test;

class PublicityTest {
    private final SanctionPlay sanctions = new SanctionPlay().ready();

    @Test
    void nobody_reads_a_decision_before_it_is_published() {
        ReadableRecord draft = sanctions.notified(SanctionPlay.BAR);
        assertThat(isOpen(draft, sanctions.today())).isFalse();
        draft = sanctions.served(SanctionPlay.BAR);
        assertThat(isOpen(draft, sanctions.today())).isFalse();
        publish(draft);
        assertThat(isOpen(draft, sanctions.today())).isTrue();
        assertThat(isOpen(draft, sanctions.today().minusDays(1))).isFalse();
    }

    @Test
    void a_decision_is_closed_by_itself_on_the_day_after_its_last() { // invariant 14
        ReadableRecord draft = sanctions.served(SanctionPlay.BAR);
        publish(draft);
        LocalDate last = SanctionPlay.BAR.term().orElseThrow().lastDay(sanctions.today());
        assertThat(isOpen(draft, last)).isTrue();
        assertThat(isOpen(draft, last.plusDays(1))).isFalse();
    }

    @Test
    void what_has_no_term_is_published_until_the_maximum_of_the_policy() { // invariant 14
        ReadableRecord draft = sanctions.served(SanctionPlay.fine(SanctionPlay.MEMBER, 5_000_00));
        publish(draft);
        LocalDate found = sanctions.head(draft).procedure().decidedOn().orElseThrow();
        LocalDate last = Term.months(12).lastDay(found);
        assertThat(isOpen(draft, last)).isTrue();
        assertThat(isOpen(draft, last.plusDays(1))).isFalse();
    }

    @Test
    void one_that_ended_for_one_of_its_subjects_is_closed_at_once() {
        ReadableRecord draft = sanctions.served(
                SanctionPlay.fine(SanctionPlay.MEMBER, 5_000_00), SanctionPlay.fine(SanctionPlay.OTHER_MEMBER, 100));
        publish(draft);
        SanctionHead both = sanctions.head(draft);
        LocalDate today = sanctions.today();
        assertThat(isOpen(both, today)).isTrue();
        Aftermath after = both.aftermath();
        Subject ended = SanctionPlay.OTHER_MEMBER;
        Aftermath repaired = new Aftermath(
                after.served(),
                List.of(new Aftermath.Ended(ended, new End(End.Cause.REPAIRED, today, Optional.empty()))),
                after.publications(),
                after.pushes(),
                after.appeals());
        SanctionHead one = new SanctionHead(
                both.draft(), both.matter(), both.actions(), both.procedure(), repaired, both.keepers());
        assertThat(isOpen(one, today)).isFalse();
    }

    private void publish(ReadableRecord draft) {
        sanctions.play.accept(sanctions.step(
                sanctions.transport.officer,
                draft,
                new Publication(
                        draft.ref(), SanctionPlay.SITES.getFirst(), Publication.Step.PUBLISHED, sanctions.today())));
    }

    private boolean isOpen(ReadableRecord draft, LocalDate day) {
        return isOpen(sanctions.head(draft), day);
    }

    private boolean isOpen(SanctionHead sanction, LocalDate day) {
        return Publicity.isOpen(sanction, day, sanctions.play.ledger::head);
    }
}
