/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jianzheng.evidence.audit.AuditInputs;
import org.jianzheng.evidence.audit.AuditKind;
import org.jianzheng.evidence.audit.AuditProgress;
import org.jianzheng.evidence.audit.AuditReport;
import org.jianzheng.evidence.audit.AuditScratch;
import org.jianzheng.evidence.audit.GatewayAudit;
import org.jianzheng.evidence.audit.GatewayFolder;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.settings.BatchSettings;
import org.jianzheng.server.storage.RocksStore;
import org.jianzheng.server.storage.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The audit knows the store of batches by its form on disk alone. */
class AuditedBatchesTest {
    private static final Instant START = Instant.parse("2026-03-16T01:30:00Z");

    @TempDir
    Path folder;

    @Test
    void an_audit_finds_nothing_wrong_with_recorded_waiting_and_open_batches() throws Exception {
        Path gateway = folder.resolve("gateway-city");
        try (Store tables =
                RocksStore.open(gateway.resolve("batches"), RocksStore.Durability.SYNCED, BatchStore.TABLES)) {
            BatchStore store = new BatchStore(tables);
            ClosedBatches closed = new ClosedBatches(store);
            BatchBook book = new BatchBook(store, closed, platform(), limits());
            book.take(List.of(
                    new BatchBook.Chunk(new ItemSource("door-3", Optional.empty()), items(11), new ItemAnswer())));
            assertThat(closed.count()).isEqualTo(2);
            ReadableRecord recorded = closed.all().getFirst();
            enter(recorded, gateway.resolve("log"));
            closed.settle(recorded.id());
        }

        AuditReport report;
        try (AuditScratch scratch = AuditScratch.open(folder.resolve("scratch"))) {
            LogFixture.Keys keys = LogFixture.Keys.of("CityMSP", "city.jianzheng.example");
            report = new GatewayAudit(
                            LogFixture.trust(new FakeLedger().genesis(), List.of(keys)), scratch, AuditProgress.NONE)
                    .audit(new GatewayFolder(gateway), AuditInputs.NONE);
        }

        assertThat(report.findings()).isEmpty();
        assertThat(report.counts())
                .filteredOn(count -> count.kind() == AuditKind.ITEMS)
                .singleElement()
                .satisfies(count -> assertThat(count.right()).isGreaterThan(2 * 11));
    }

    private static Platform platform() {
        return new Platform(
                new OrganisationId("CityMSP"),
                PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom()),
                new SecureRandom(),
                () -> START);
    }

    private static BatchSettings limits() {
        return new BatchSettings(
                null, 4, DataSize.ofMegabytes(1), Duration.ofSeconds(9), 9, 9, false, DataSize.ofMegabytes(1));
    }

    private static List<ReceivedItem> items(int count) {
        Random random = new Random(3);
        List<ReceivedItem> items = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            BatchItem item = new BatchItem(
                    RecordId.generate(() -> START, random),
                    START,
                    Optional.of(JsonObject.builder().put("reading", i).build()),
                    Optional.empty());
            items.add(ReceivedItem.read(i, item.canonical()));
        }
        return items;
    }

    private static void enter(ReadableRecord record, Path folder) {
        TransactionId transaction = new TransactionId("0".repeat(64));
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            log.append(new LogBlock(
                    0,
                    Hash.of(HashSuite.SHA_256.digest(new byte[1])),
                    Optional.empty(),
                    List.of(new LogEntry(0, 0, record.toJson(), START, transaction))));
        }
    }
}
