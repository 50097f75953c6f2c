/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreReader;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogViewsTest {
    @TempDir
    Path folder;

    private LogStore store;
    private LedgerLog log;
    private LogViews views;

    @BeforeEach
    void open() {
        store = LogStore.open(folder);
        log = LedgerLog.open(store);
        views = new LogViews(store, log);
    }

    @AfterEach
    void close() {
        log.close();
        store.close();
    }

    @Test
    void answers_as_the_store_was_at_each_size() {
        enter(2);
        enter(3);
        assertThat(views.at(0, LogViewsTest::newestBlock)).contains(Optional.empty());
        assertThat(views.at(2, LogViewsTest::newestBlock)).contains(Optional.of(0L));
        assertThat(views.at(5, LogViewsTest::newestBlock)).contains(Optional.of(1L));
        assertThat(views.at(4, LogViewsTest::newestBlock)).isEmpty();
    }

    @Test
    void blocks_without_records_cost_no_view() {
        enter(1);
        enter(0);
        enter(0);
        assertThat(views.count()).isEqualTo(2);
    }

    @Test
    void lets_go_of_what_lies_before_a_checkpoint() {
        enter(1);
        enter(1);
        enter(1);
        views.letGoBefore(2);
        assertThat(views.count()).isEqualTo(2);
        assertThat(views.at(1, LogViewsTest::newestBlock)).isEmpty();
        assertThat(views.at(2, LogViewsTest::newestBlock)).isPresent();
    }

    @Test
    void a_view_that_is_being_read_is_let_go_of_only_afterwards() {
        enter(1);
        enter(1);
        Optional<Optional<Long>> answer = views.at(1, then -> {
            letGoElsewhere(2);
            return newestBlock(then);
        });
        assertThat(answer).contains(Optional.of(0L));
        assertThat(views.count()).isEqualTo(2);
        views.letGoBefore(2);
        assertThat(views.count()).isEqualTo(1);
    }

    @Test
    void keeps_a_bounded_number() {
        for (int i = 0; i < 1100; i++) {
            enter(1);
        }
        assertThat(views.count()).isEqualTo(1024);
        assertThat(views.at(log.size(), LogViewsTest::newestBlock)).isPresent();
    }

    private void letGoElsewhere(long size) {
        Thread thread = Thread.ofVirtual().start(() -> views.letGoBefore(size));
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void enter(int records) {
        long number = log.nextBlock();
        List<LogEntry> entries = new ArrayList<>();
        for (int index = 0; index < records; index++) {
            JsonObject record = JsonObject.builder().put("number", index).build();
            TransactionId transaction = new TransactionId("%064x".formatted(number * 1000 + index));
            entries.add(new LogEntry(number, index, record, Instant.EPOCH, transaction));
        }
        Hash header = Hash.of(HashSuite.SHA_256.digest(new byte[] {(byte) number, (byte) (number >> 8)}));
        log.append(new LogBlock(number, header, Optional.empty(), entries));
        views.keep();
    }

    private static Optional<Long> newestBlock(StoreReader then) {
        return then.lastKey(Table.BLOCKS, Keys.number(Long.MAX_VALUE)).map(Keys::firstNumber);
    }
}
