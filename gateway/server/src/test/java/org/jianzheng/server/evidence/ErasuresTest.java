/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.object.ObjectFolder;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.evidence.object.StorePolicy;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.BlockNotice;
import org.jianzheng.server.log.CommittedRecord;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasuresTest {
    private static final byte[] CONTENT = "含个人信息的录像".getBytes(StandardCharsets.UTF_8);
    private static final DualDigest DIGESTS = DualDigest.of(CONTENT);

    @TempDir
    Path folder;

    private final Trouble trouble = LogFixture.troubles().of(Kind.ERASURE, "CityMSP");
    private final ReadableRecord order = new Records(5).erasure(DIGESTS);
    private LogStore store;
    private LedgerLog log;
    private ObjectStore objects;
    private Erasures erasures;
    private Path stored;

    @BeforeEach
    void open() {
        store = LogStore.open(folder.resolve("log"));
        log = LedgerLog.open(store);
        objects = ObjectStore.open(
                folder.resolve("files"), folder.resolve("objects.key"), new SecureRandom(), StorePolicy.keepingFree(0));
        erasures = new Erasures(log, objects, trouble);
        objects.store(CONTENT);
        stored = new ObjectFolder(folder.resolve("files")).object(DIGESTS.sha256());
    }

    @AfterEach
    void close() {
        log.close();
        store.close();
    }

    /** Enters the next block with these records into the log and gives what is told of it. */
    private BlockNotice enter(ReadableRecord... records) {
        long number = log.nextBlock();
        TransactionId transaction = new TransactionId(
                HashSuite.SHA_256.digest(new byte[] {(byte) number}).hex());
        List<LogEntry> entries = List.of(records).stream()
                .map(record -> new LogEntry(number, 0, record.toJson(), Instant.EPOCH, transaction))
                .toList();
        long first = log.size();
        log.append(new LogBlock(number, Hash.of(HashSuite.SHA_256.digest(new byte[] {1})), Optional.empty(), entries));
        List<CommittedRecord> committed = List.of(records).stream()
                .map(record -> new CommittedRecord(
                        record.id(),
                        Optional.of(record.type()),
                        first,
                        number,
                        0,
                        transaction,
                        record.digest().sha256()))
                .toList();
        return new BlockNotice(number, List.of(), committed, log.size(), false);
    }

    @Test
    void destroys_what_an_order_of_the_log_withdraws() {
        erasures.entered(enter());
        assertThat(stored).exists();
        erasures.entered(enter(order));
        assertThat(stored).doesNotExist();
        assertThat(erasures.outstanding()).isZero();
    }

    @Test
    void destroys_at_the_start_what_came_back_from_a_backup() {
        erasures.entered(enter(order));
        objects.store(CONTENT);
        assertThat(stored).exists();
        new Erasures(log, objects, trouble).carryOutAll();
        assertThat(stored).doesNotExist();
    }

    @Test
    void destroys_what_a_log_withdraws_that_was_taken_over() {
        enter(order);
        erasures.takenOver();
        assertThat(stored).doesNotExist();
    }

    @Test
    void tries_again_with_the_next_block_what_it_could_not_destroy() throws IOException {
        Files.delete(stored);
        Path obstacle = Files.createFile(Files.createDirectories(stored).resolve("obstacle"));
        erasures.entered(enter(order));
        assertThat(erasures.outstanding()).isOne();
        assertThat(trouble.lasts()).isTrue();
        assertThat(erasures.failure()).isPresent();
        Files.delete(obstacle);
        Files.delete(stored);
        erasures.entered(enter());
        assertThat(erasures.outstanding()).isZero();
        assertThat(erasures.failure()).isEmpty();
        assertThat(trouble.lasts()).isFalse();
    }

    @Test
    void an_order_about_content_that_is_not_here_is_carried_out_already() {
        JsonObject other = new Records(6).erasure(DualDigest.of(new byte[1])).toJson();
        erasures.entered(enter(ReadableRecord.parse(other)));
        assertThat(stored).exists();
        assertThat(erasures.outstanding()).isZero();
    }
}
