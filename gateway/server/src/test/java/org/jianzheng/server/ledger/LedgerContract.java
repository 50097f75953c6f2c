/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.junit.jupiter.api.Test;

/** What the gateway relies on, whichever ledger it is. */
abstract class LedgerContract {
    private final Records records = new Records(99);

    /** The ledger under test; new for each test. */
    protected abstract Ledger ledger();

    /** A record that the ledger's contract accepts. */
    protected ReadableRecord acceptable() {
        return records.item();
    }

    private Endorsement.Endorsed endorsed(ReadableRecord record) {
        Endorsement answer = ledger().endorse(new Call("submit", "envelope", record.canonical()));
        assertThat(answer).isInstanceOf(Endorsement.Endorsed.class);
        return (Endorsement.Endorsed) answer;
    }

    /** Waits, within a bound, until the own peer has the transaction in a block. */
    protected Outcome awaitOutcome(TransactionId id) throws Exception {
        for (int i = 0; i < 1_000; i++) {
            Optional<Outcome> outcome = ledger().outcome(id);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("transaction " + id + " is in no block");
    }

    @Test
    void an_endorsed_transaction_is_nowhere_before_it_is_submitted() throws Exception {
        Endorsement.Endorsed endorsed = endorsed(acceptable());
        assertThat(ledger().outcome(endorsed.transaction().id())).isEmpty();
        ledger().submit(endorsed.transaction());
        assertThat(awaitOutcome(endorsed.transaction().id()).code()).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void the_result_names_the_record_and_its_status() {
        ReadableRecord record = acceptable();
        var result = CanonicalJson.parseObject(endorsed(record).result());
        assertThat(result.string("id")).isEqualTo(record.id().value());
        assertThat(result.string("status")).isEqualTo("ACCEPTED");
    }

    @Test
    void the_same_record_again_is_unchanged() throws Exception {
        ReadableRecord record = acceptable();
        Endorsement.Endorsed first = endorsed(record);
        ledger().submit(first.transaction());
        awaitOutcome(first.transaction().id());
        assertThat(CanonicalJson.parseObject(endorsed(record).result()).string("status"))
                .isEqualTo("UNCHANGED");
    }

    @Test
    void the_same_bytes_count_once() throws Exception {
        Endorsement.Endorsed endorsed = endorsed(acceptable());
        ledger().submit(endorsed.transaction());
        Outcome first = awaitOutcome(endorsed.transaction().id());
        ledger().submit(endorsed.transaction());
        assertThat(awaitOutcome(endorsed.transaction().id())).isEqualTo(first);
    }

    @Test
    void of_two_transactions_with_one_record_one_is_invalid() throws Exception {
        ReadableRecord record = acceptable();
        Endorsement.Endorsed first = endorsed(record);
        Endorsement.Endorsed second = endorsed(record);
        ledger().submit(first.transaction());
        awaitOutcome(first.transaction().id());
        ledger().submit(second.transaction());
        assertThat(awaitOutcome(second.transaction().id()).code()).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
    }

    @Test
    void blocks_come_in_order_from_any_number_with_the_flags_of_the_peer() throws Exception {
        Endorsement.Endorsed endorsed = endorsed(acceptable());
        ledger().submit(endorsed.transaction());
        long last = awaitOutcome(endorsed.transaction().id()).block();
        try (BlockFeed feed = ledger().blocks(0)) {
            Block before = feed.next();
            for (long number = 1; number <= last; number++) {
                Block block = feed.next();
                BlockChain.requireFollows(before.getHeader(), block.getHeader());
                BlockChain.requireSound(block);
                before = block;
            }
            assertThat(ValidityFlags.of(before).isValid(0)).isTrue();
        }
        try (BlockFeed feed = ledger().blocks(last)) {
            assertThat(feed.next()).isEqualTo(ledger().block(last));
        }
        assertThatThrownBy(() -> ledger().block(last + 1_000_000)).isInstanceOf(LedgerLost.class);
    }

    @Test
    void a_transaction_says_which_epoch_it_read() {
        assertThat(EpochRead.of(endorsed(acceptable()).transaction())).isPresent();
    }

    @Test
    void the_height_counts_blocks() throws Exception {
        long before = ledger().height("CityMSP");
        Endorsement.Endorsed endorsed = endorsed(acceptable());
        ledger().submit(endorsed.transaction());
        awaitOutcome(endorsed.transaction().id());
        assertThat(ledger().height("CityMSP")).isGreaterThan(before);
    }
}
