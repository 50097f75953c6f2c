/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.server.ledger.Call;
import org.jianzheng.server.ledger.Endorsement;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Trouble;
import org.jianzheng.server.trouble.Troubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockFollowerTest {
    @TempDir
    Path folder;

    private final FakeLedger ledger = new FakeLedger();
    private final Records records = new Records(3);

    private void commit() {
        var endorsed = (Endorsement.Endorsed)
                ledger.endorse(new Call("submit", "envelope", records.item().canonical()));
        ledger.submit(endorsed.transaction());
    }

    private static void awaitBlock(LedgerLog log, long block) throws InterruptedException {
        for (int i = 0; i < 6_000 && log.nextBlock() <= block; i++) {
            Thread.sleep(10);
        }
        assertThat(log.nextBlock()).isEqualTo(block + 1);
    }

    @Test
    void goes_on_where_the_log_ends_and_tells_of_the_last_block_again() throws Exception {
        List<Long> seen = new CopyOnWriteArrayList<>();
        commit();
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            BlockFollower follower = LogFixture.follower(ledger, log);
            follower.listen(notice -> seen.add(notice.number()));
            follower.start();
            awaitBlock(log, 1);
            follower.stop();
        }
        commit();
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            BlockFollower follower = LogFixture.follower(ledger, log);
            follower.listen(notice -> seen.add(notice.number()));
            follower.start();
            awaitBlock(log, 2);
            follower.stop();
            assertThat(log.size()).isEqualTo(2);
        }
        assertThat(seen).containsExactly(0L, 1L, 1L, 2L);
    }

    @Test
    void catches_up_with_many_blocks_and_tells_of_each_in_order() throws Exception {
        int behind = 2 * ReadAhead.MOST;
        for (int i = 0; i < behind; i++) {
            commit();
        }
        List<Long> sizes = new CopyOnWriteArrayList<>();
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            BlockFollower follower = LogFixture.follower(ledger, log);
            follower.listen(notice -> sizes.add(notice.size()));
            follower.start();
            awaitBlock(log, behind);
            follower.stop();
            assertThat(log.state(behind / 2))
                    .hasValueSatisfying(state -> assertThat(state.size()).isEqualTo(behind / 2));
        }
        assertThat(sizes)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, behind).boxed().toList());
    }

    @Test
    void takes_nothing_from_another_ledger() throws Exception {
        FakeLedger other = new FakeLedger();
        commit();
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            BlockFollower follower = LogFixture.follower(ledger, log);
            follower.start();
            awaitBlock(log, 1);
            follower.stop();
            other.changeEpoch();
            other.changeEpoch();
            BlockFollower misled = LogFixture.follower(other, log);
            misled.start();
            for (int i = 0; i < 6_000 && !misled.trouble().orElse("").contains("CONTRADICT"); i++) {
                Thread.sleep(10);
            }
            assertThat(misled.trouble())
                    .hasValueSatisfying(trouble -> assertThat(trouble).contains("CONTRADICT"));
            assertThat(log.nextBlock()).isEqualTo(2);
            misled.stop();
        }
    }

    @Test
    void refuses_to_start_on_the_data_of_another_ledger() throws Exception {
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            BlockFollower follower = LogFixture.follower(ledger, log);
            follower.start();
            awaitBlock(log, 0);
            follower.stop();
            var trust = LogFixture.trust(
                    ledger.genesis().toBuilder().setNumber(9).build(),
                    List.of(LogFixture.Keys.of("CityMSP", "city.jianzheng.example")));
            BlockFollower misled = new BlockFollower(
                    ledger,
                    log,
                    trust,
                    "records",
                    () -> false,
                    LogFixture.troubles().of(Kind.BLOCKS, "CityMSP"));
            assertThatThrownBy(misled::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another ledger");
        }
    }

    @Test
    void tells_of_a_changed_epoch() throws Exception {
        List<Boolean> changed = new CopyOnWriteArrayList<>();
        commit();
        ledger.changeEpoch();
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            BlockFollower follower = LogFixture.follower(ledger, log);
            follower.listen(notice -> changed.add(notice.epochChanged()));
            follower.start();
            awaitBlock(log, 2);
            follower.stop();
        }
        assertThat(changed).containsExactly(false, false, true);
    }

    @Test
    void tells_once_that_blocks_do_not_come_in_and_once_that_they_do_again() throws Exception {
        Troubles troubles = LogFixture.troubles();
        Trouble interruption = troubles.of(Kind.BLOCKS, "CityMSP");
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            BlockFollower follower = LogFixture.follower(ledger, log, interruption);
            follower.start();
            awaitBlock(log, 0);
            ledger.setDown(true);
            for (int i = 0; i < 6_000 && !interruption.lasts(); i++) {
                Thread.sleep(10);
            }
            assertThat(interruption.lasts()).isTrue();
            ledger.setDown(false);
            for (int i = 0; i < 6_000 && interruption.lasts(); i++) {
                Thread.sleep(10);
            }
            assertThat(interruption.lasts()).isFalse();
            follower.stop();
            assertThat(interruption.lasts()).isFalse();
        }
    }
}
