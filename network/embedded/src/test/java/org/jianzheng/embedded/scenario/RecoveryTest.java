/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.embedded.database.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

    @TempDir
    Path folder;

    TestNetwork network;

    @BeforeEach
    void start() throws Exception {
        network = TestNetwork.start(folder);
    }

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void goes_on_where_it_stopped() throws Exception {
        put("a", "1");
        long height = height();

        network.restart();

        assertThat(height()).isEqualTo(height);
        assertThat(get("a")).isEqualTo("1");
        put("b", "2");
        assertThat(get("b")).isEqualTo("2");
    }

    @Test
    void a_torn_block_is_cut_and_its_number_used_again() throws Exception {
        put("a", "1");
        long height = height();
        network.stop();
        Files.write(folder.resolve("blocks"), new byte[] {0, 0, 1, 44, 7}, StandardOpenOption.APPEND);

        network.restart();

        assertThat(height()).isEqualTo(height);
        put("b", "2");
        assertThat(height()).isEqualTo(height + 1);
        assertThat(get("a")).isEqualTo("1");
    }

    @Test
    void a_crash_between_block_and_state_loses_nothing_that_was_acknowledged() throws Exception {
        put("a", "1");
        long height = height();
        Transaction transaction = network.contract(TestNetwork.CITY)
                .newProposal("put")
                .addArguments("b", "2")
                .build()
                .endorse();
        network.faults().crashBetweenBlockAndState();
        transaction.submitAsync();
        Await.until("ordering has stopped", () -> !network.node().status().isHealthy());
        assertThat(height()).isEqualTo(height);

        network.restart();

        assertThat(height()).isEqualTo(height + 1);
        assertThat(get("b")).isEqualTo("2");
    }

    @Test
    void a_state_that_is_lost_is_rebuilt_from_the_blocks() throws Exception {
        put("a", "1");
        put("a", "2");
        long height = height();
        Block last = network.node().block(height - 1).orElseThrow();
        network.stop();
        delete(folder.resolve("state"));

        network.restart();

        assertThat(height()).isEqualTo(height);
        assertThat(network.node().block(height - 1)).contains(last);
        assertThat(get("a")).isEqualTo("2");
    }

    @Test
    void a_changed_block_is_refused() throws Exception {
        put("a", "1");
        put("a", "2");
        network.stop();
        Path file = folder.resolve("blocks");
        byte[] blocks = Files.readAllBytes(file);
        blocks[blocks.length / 2] ^= 1;
        Files.write(file, blocks);
        delete(folder.resolve("state"));

        assertThatThrownBy(() -> network.restart())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is damaged at byte");
    }

    private void put(String key, String value) throws Exception {
        network.contract(TestNetwork.CITY).submitTransaction("put", key, value);
    }

    private String get(String key) throws Exception {
        return new String(network.contract(TestNetwork.CITY).evaluateTransaction("get", key), UTF_8);
    }

    private long height() {
        return network.node().status().height();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
