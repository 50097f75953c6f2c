/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.evidence.log.BlockEntries;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.storage.StoreFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a process leaves behind, the next one brings to its end, once. */
class LaneRestartTest extends LaneScenario {
    /** What a process that dies at any of its writes leaves behind, the next one brings to its end, once. */
    @ParameterizedTest
    @CsvSource({"1,true", "2,false", "2,true", "3,false", "3,true", "4,false", "4,true", "5,true"})
    void goes_on_after_dying_at_any_write(int write, boolean takesEffect) throws Exception {
        List<ReadableRecord> items = List.of(records.item(), records.item());
        store.dieAt(write, takesEffect);
        int acknowledged = 0;
        for (ReadableRecord item : items) {
            try {
                running.intake().accept(item);
                acknowledged++;
            } catch (StoreFailure dead) {
                break;
            }
        }
        if (!store.isDead()) {
            await(() -> store.isDead() || log.size() == items.size());
        }
        running.stop();
        store.revive();
        running = start();
        for (ReadableRecord item : items.subList(0, acknowledged)) {
            assertThat(committed(item)).isInstanceOf(RecordStatus.Committed.class);
        }
        await(() ->
                running.intake().unsettled() == 0 && running.desk().onTheWay().size() == 0);
        assertThat(entries()).doesNotHaveDuplicates();
        assertThat(new IntentStore(store).intents()).isEmpty();
        assertThat(new IntentStore(store).carriers()).isEmpty();
    }

    @Test
    void learns_of_a_judgement_whose_news_died_with_the_process() throws Exception {
        ReadableRecord record = records.item();
        ledger.hold();
        running.intake().accept(record);
        await(() -> !ledger.submitted().isEmpty());
        running.lane().close();
        ledger.judgeNext(TxValidationCode.MVCC_READ_CONFLICT);
        ledger.release();
        await(() -> log.nextBlock() == 2);
        running.stop();
        running = start();
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(entries()).containsExactly(record.id().value());
    }

    @Test
    void settles_what_stands_in_a_log_that_was_taken_over_and_whose_block_is_never_told() throws Exception {
        ReadableRecord record = records.item();
        ledger.hold();
        running.intake().accept(record);
        await(() -> !ledger.submitted().isEmpty());
        running.stop();
        ledger.release();
        List<LogEntry> entries = new java.util.ArrayList<>();
        LogState state;
        try (LogStore otherStore = LogStore.open(folder.resolve("another"));
                LedgerLog other = LedgerLog.open(otherStore)) {
            for (Block block : ledger.blocks()) {
                LogBlock added = BlockEntries.of(block, "records");
                entries.addAll(added.entries());
                other.append(added);
            }
            state = other.head().orElseThrow();
        }
        log.close();
        logStore.close();
        logStore = LogStore.open(folder.resolve("lost"));
        log = LedgerLog.open(logStore);
        // Beside a peer that has joined from a snapshot, which knows nothing of earlier transactions.
        ledger.beginWith(ledger.blocks().size());
        running = start();
        assertThat(running.intake().unsettled()).isEqualTo(1);
        log.stage(entries);
        log.adopt(state);
        running.lane().takenOver();
        await(() -> running.intake().unsettled() == 0);
        assertThat(running.desk().onTheWay().size()).isZero();
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
    }

    @Test
    void follows_the_blocks_again_after_the_ledger_was_away() throws Exception {
        ReadableRecord before = records.item();
        running.intake().accept(before);
        assertThat(committed(before)).isInstanceOf(RecordStatus.Committed.class);
        ledger.setDown(true);
        await(() -> running.follower().trouble().isPresent());
        ReadableRecord during = records.item();
        assertThat(running.intake().accept(during).name()).isIn("ACCEPTED", "SUBMITTED");
        ledger.setDown(false);
        assertThat(committed(during)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(entries()).containsExactly(before.id().value(), during.id().value());
    }
}
