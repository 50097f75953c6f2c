/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.server.ledger.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisclosureTest {
    private final Records records = new Records(14);

    @TempDir
    private Path folder;

    @Test
    void a_block_with_a_sanction_is_not_for_everybody_wherever_in_it_one_asks() {
        ReadableRecord vote = records.of(RecordType.SANCTION_BALLOT, Subject.parse("org:91350100M000100Y43"));
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            append(log, records.item(), records.item());
            append(log, records.item(), vote, records.item());
            append(log, records.item());
            assertThat(List.of(0L, 1L, 5L)).allMatch(position -> Disclosure.isBlockForEver(log, position));
            assertThat(List.of(2L, 3L, 4L)).noneMatch(position -> Disclosure.isBlockForEver(log, position));
        }
    }

    private static void append(LedgerLog log, ReadableRecord... records) {
        long block = log.nextBlock();
        Hash header = TreeHasher.of(HashSuite.SHA_256).plain(("block " + block).getBytes(StandardCharsets.UTF_8));
        List<LogEntry> entries = new ArrayList<>();
        for (ReadableRecord record : records) {
            TransactionId transaction = new TransactionId("%064x".formatted(block * 100 + entries.size()));
            entries.add(new LogEntry(
                    block, entries.size(), record.toJson(), Instant.parse("2026-03-16T01:30:04Z"), transaction));
        }
        log.append(new LogBlock(block, header, Optional.of(header), entries));
    }
}
