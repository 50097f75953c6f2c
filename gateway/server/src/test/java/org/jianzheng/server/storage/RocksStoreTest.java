/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RocksStoreTest {
    private static final Table FIRST = new Table("first");
    private static final Table SECOND = new Table("second");
    private static final List<Table> TABLES = List.of(FIRST, SECOND);

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void keeps_what_was_written_over_a_restart(RocksStore.Durability durability) {
        try (Store store = RocksStore.open(folder, durability, TABLES)) {
            store.write(new Changes().put(FIRST, bytes("b"), bytes("2")).put(SECOND, bytes("a"), bytes("other")));
            store.write(new Changes().put(FIRST, bytes("a"), bytes("1")).delete(SECOND, bytes("a")));
        }
        try (Store store = RocksStore.open(folder, durability, TABLES)) {
            List<String> rows = new ArrayList<>();
            store.scan(
                    FIRST,
                    (key, value) -> rows.add(
                            new String(key, StandardCharsets.UTF_8) + new String(value, StandardCharsets.UTF_8)));
            assertThat(rows).containsExactly("a1", "b2");
            assertThat(store.get(SECOND, bytes("a"))).isEmpty();
            assertThat(store.get(FIRST, bytes("a"))).contains(bytes("1"));
        }
    }

    @Test
    void many_writers_are_all_kept() throws Exception {
        int writers = 500;
        try (Store store = RocksStore.open(folder, RocksStore.Durability.SYNCED, TABLES)) {
            List<Thread> threads = IntStream.range(0, writers)
                    .mapToObj(number -> Thread.ofVirtual()
                            .start(() -> store.write(new Changes().put(FIRST, bytes("key" + number), bytes("x")))))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            AtomicInteger rows = new AtomicInteger();
            store.scan(FIRST, (key, value) -> rows.incrementAndGet());
            assertThat(rows).hasValue(writers);
        }
    }

    @Test
    void writers_that_wait_share_one_write() throws Exception {
        CountDownLatch firstIsWriting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Integer> rounds = java.util.Collections.synchronizedList(new ArrayList<>());
        GroupCommit group = new GroupCommit("test", several -> {
            rounds.add(several.size());
            firstIsWriting.countDown();
            try {
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new StoreFailure("interrupted", e);
            }
        });
        List<Thread> threads = new ArrayList<>();
        threads.add(Thread.ofVirtual().start(() -> group.write(new Changes().put(FIRST, bytes("0"), bytes("0")))));
        assertThat(firstIsWriting.await(20, TimeUnit.SECONDS)).isTrue();
        for (int i = 1; i <= 40; i++) {
            byte[] key = bytes("" + i);
            threads.add(Thread.ofVirtual().start(() -> group.write(new Changes().put(FIRST, key, key))));
        }
        while (group.waiting() < 40) {
            Thread.sleep(1);
        }
        goOn.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        group.close();
        assertThat(rounds).containsExactly(1, 40);
    }

    @Test
    void every_writer_of_a_failed_round_hears_of_it() {
        GroupCommit group = new GroupCommit("test", several -> {
            throw new StoreFailure("the disk is gone");
        });
        assertThatThrownBy(() -> group.write(new Changes().put(FIRST, bytes("a"), bytes("a"))))
                .isInstanceOf(StoreFailure.class)
                .hasRootCauseMessage("the disk is gone");
        group.close();
        assertThatThrownBy(() -> group.write(new Changes().put(FIRST, bytes("a"), bytes("a"))))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("closed");
    }
}
