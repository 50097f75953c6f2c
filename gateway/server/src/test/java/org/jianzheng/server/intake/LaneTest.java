/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.ledger.Endorsement;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Trouble;
import org.junit.jupiter.api.Test;

/** How records come into blocks, whatever ledger and contracts answer. */
class LaneTest extends LaneScenario {
    @Test
    void brings_a_record_into_a_block() throws Exception {
        ReadableRecord record = records.item();
        assertThat(running.intake().accept(record))
                .isInstanceOfAny(
                        RecordStatus.Accepted.class, RecordStatus.Submitted.class, RecordStatus.Committed.class);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(entries()).containsExactly(record.id().value());
        await(() -> running.intake().unsettled() == 0);
    }

    @Test
    void gathers_what_comes_together_and_lets_head_changing_records_go_alone() throws Exception {
        ledger.setDown(true);
        List<Envelope> all = new java.util.ArrayList<>(records.items(5));
        all.add(2, records.stage());
        running.intake().acceptAll(all);
        ledger.setDown(false);
        for (Envelope record : all) {
            assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        }
        int stage = entries().indexOf(all.get(2).id().value());
        // What came before the stage on the same lot stands before it, what came after it stands after it.
        assertThat(stage).isEqualTo(2);
        assertThat(ledger.endorsedSizes()).allMatch(size -> size <= 3).contains(1);
    }

    @Test
    void keeps_the_code_of_a_refusal_and_tries_the_record_again_when_it_comes_again() throws Exception {
        ReadableRecord refused = records.item();
        ReadableRecord fine = records.item();
        ledger.refuse(envelope -> envelope.string("id").equals(refused.id().value())
                ? Optional.of(ErrorCode.KEY_UNKNOWN)
                : Optional.empty());
        running.intake().acceptAll(List.of(refused, fine));
        assertThat(committed(fine)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(committed(refused))
                .isInstanceOfSatisfying(
                        RecordStatus.Refused.class,
                        status -> assertThat(status.refusal().code()).isEqualTo(ErrorCode.KEY_UNKNOWN));
        assertThat(entries()).containsExactly(fine.id().value());
        ledger.refuse(envelope -> Optional.empty());
        running.intake().accept(refused);
        await(() -> running.intake().status(refused.id()).orElseThrow() instanceof RecordStatus.Committed);
    }

    @Test
    void submits_the_same_bytes_again_when_a_submit_was_lost() throws Exception {
        ledger.failSubmit(FakeLedger.SubmitFault.LOST, FakeLedger.SubmitFault.LOST);
        ReadableRecord record = records.item();
        running.intake().accept(record);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(ledger.submitted()).hasSize(3);
        byte[] first = ledger.submitted().getFirst().bytes();
        assertThat(ledger.submitted()).allMatch(each -> Arrays.equals(each.bytes(), first));
        assertThat(ledger.endorsedSizes()).hasSize(1);
    }

    @Test
    void believes_a_block_more_than_a_reported_failure() throws Exception {
        ledger.failSubmit(FakeLedger.SubmitFault.ORDERED_BUT_REPORTED_FAILED);
        ReadableRecord record = records.item();
        running.intake().accept(record);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(ledger.submitted()).hasSize(1);
    }

    @Test
    void builds_another_transaction_only_after_the_epoch_has_killed_the_first() throws Exception {
        ledger.failSubmit(FakeLedger.SubmitFault.LOST);
        ledger.hold();
        ReadableRecord record = records.item();
        running.intake().accept(record);
        await(() -> ledger.submitted().size() > 1);
        assertThat(ledger.endorsedSizes()).hasSize(1);
        ledger.changeEpoch();
        await(() -> ledger.endorsedSizes().size() > 1);
        ledger.release();
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(entries()).containsExactly(record.id().value());
    }

    @Test
    void endorses_a_conflicting_batch_anew_and_then_in_halves() throws Exception {
        ledger.setDown(true);
        List<ReadableRecord> items = records.items(8);
        running.intake().acceptAll(List.copyOf(items));
        ledger.judgeNext(TxValidationCode.MVCC_READ_CONFLICT, TxValidationCode.PHANTOM_READ_CONFLICT);
        ledger.setDown(false);
        for (ReadableRecord item : items) {
            assertThat(committed(item)).isInstanceOf(RecordStatus.Committed.class);
        }
        assertThat(ledger.endorsedSizes()).startsWith(8, 8, 4);
        assertThat(Set.copyOf(entries())).hasSize(8);
        assertThat(log.size()).isEqualTo(8);
    }

    @Test
    void tries_again_when_organisations_stand_at_different_heights_or_are_away() throws Exception {
        ledger.failEndorsement(
                new Endorsement.Diverged(Set.of("CountyMSP"), "ProposalResponsePayloads do not match"),
                new Endorsement.Unavailable(Set.of("CountyMSP"), "UNAVAILABLE"),
                new Endorsement.Refused(Refusal.of(ErrorCode.CLOCK_SKEW, "31 s")));
        ReadableRecord record = records.item();
        running.intake().accept(record);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
    }

    private Trouble trouble(Kind kind) {
        return running.troubles().of(kind, "CityMSP");
    }

    @Test
    void passes_over_an_organisation_that_answers_differently_at_the_same_height_and_shouts() throws Exception {
        Endorsement different = new Endorsement.Diverged(Set.of("CountyMSP"), "ProposalResponsePayloads do not match");
        for (int i = 0; i < 20; i++) {
            ledger.failEndorsement(different);
        }
        ReadableRecord record = records.item();
        running.intake().accept(record);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(ledger.passedOver()).containsExactly("CountyMSP");
        assertThat(trouble(Kind.DIVERGENCE).lasts()).isTrue();
    }

    @Test
    void tells_of_a_late_transaction_until_it_is_seen_in_a_block() throws Exception {
        ledger.hold();
        ReadableRecord record = records.item();
        running.intake().accept(record);
        await(() -> trouble(Kind.ORDERING).lasts());
        ledger.release();
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        await(() -> !trouble(Kind.ORDERING).lasts());
        assertThat(log.size()).isEqualTo(1);
    }

    @Test
    void tells_of_silence_once_nobody_else_endorses_either_and_no_longer_when_one_does() throws Exception {
        ledger.failEndorsement(new Endorsement.Unavailable(Set.of("CountyMSP"), "UNAVAILABLE"));
        ReadableRecord first = records.item();
        running.intake().accept(first);
        assertThat(committed(first)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(registry.get("jianzheng.troubles")
                        .tag("kind", "endorsement")
                        .functionCounter()
                        .count())
                .isZero();
        ledger.setDown(true);
        ReadableRecord second = records.item();
        running.intake().accept(second);
        await(() -> trouble(Kind.ENDORSEMENT).lasts()
                && running.intake().ledgerSilence().isPresent());
        ledger.setDown(false);
        assertThat(committed(second)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(trouble(Kind.ENDORSEMENT).lasts()).isFalse();
        assertThat(running.intake().ledgerSilence()).isEmpty();
    }

    @Test
    void halves_a_batch_that_is_refused_as_a_whole_until_the_culprit_is_alone() throws Exception {
        ledger.setDown(true);
        List<ReadableRecord> items = records.items(4);
        running.intake().acceptAll(List.copyOf(items));
        Refusal whole = Refusal.of(ErrorCode.BATCH_TOO_LARGE, "too large");
        ledger.failEndorsement(new Endorsement.Refused(whole));
        ledger.setDown(false);
        for (ReadableRecord item : items) {
            assertThat(committed(item)).isInstanceOf(RecordStatus.Committed.class);
        }
        assertThat(ledger.endorsedSizes()).containsExactly(2, 2);
    }

    @Test
    void lets_no_record_that_cannot_be_endorsed_hold_up_the_others() throws Exception {
        ReadableRecord poison = records.item();
        ledger.crashOn(envelope -> envelope.string("id").equals(poison.id().value()));
        running.intake().accept(poison);
        List<ReadableRecord> others = records.items(12);
        for (ReadableRecord other : others) {
            running.intake().accept(other);
        }
        for (ReadableRecord other : others) {
            assertThat(committed(other)).isInstanceOf(RecordStatus.Committed.class);
        }
        assertThat(running.intake().unsettled()).isEqualTo(1);
        ledger.crashOn(envelope -> false);
        assertThat(committed(poison)).isInstanceOf(RecordStatus.Committed.class);
    }

    @Test
    void sends_alone_what_the_contract_wants_to_see_alone() throws Exception {
        ledger.setDown(true);
        List<ReadableRecord> items = records.items(3);
        running.intake().acceptAll(List.copyOf(items));
        ledger.refuseTogether(items.get(1).id().value());
        ledger.setDown(false);
        for (ReadableRecord item : items) {
            assertThat(committed(item)).isInstanceOf(RecordStatus.Committed.class);
        }
        assertThat(ledger.endorsedSizes()).containsExactly(3, 1);
    }

    @Test
    void settles_a_record_that_another_transaction_has_brought_in() throws Exception {
        ReadableRecord record = records.item();
        var endorsed = (Endorsement.Endorsed)
                ledger.endorse(new org.jianzheng.server.ledger.Call("submit", "envelope", record.canonical()));
        ledger.submit(endorsed.transaction());
        running.intake().accept(record);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        await(() -> running.intake().unsettled() == 0);
        assertThat(entries()).hasSize(1);
    }
}
