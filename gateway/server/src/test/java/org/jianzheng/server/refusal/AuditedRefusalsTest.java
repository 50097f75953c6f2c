/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.audit.AuditInputs;
import org.jianzheng.evidence.audit.AuditKind;
import org.jianzheng.evidence.audit.AuditProgress;
import org.jianzheng.evidence.audit.AuditReport;
import org.jianzheng.evidence.audit.AuditScratch;
import org.jianzheng.evidence.audit.GatewayAudit;
import org.jianzheng.evidence.audit.GatewayFolder;
import org.jianzheng.evidence.batch.GrowingBatch;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.refusal.RefusalLine;
import org.jianzheng.model.refusal.RefusedCall;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.storage.Changes;
import org.jianzheng.server.storage.RocksStore;
import org.jianzheng.server.storage.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit knows the journal by its form on disk alone. */
class AuditedRefusalsTest {
    private static final Instant START = Instant.parse("2026-03-16T01:30:00Z");
    private static final OrganisationId CITY = new OrganisationId("CityMSP");
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private Store open() {
        return RocksStore.open(
                folder.resolve("gateway-city").resolve("refusals"),
                RocksStore.Durability.SYNCED,
                RefusalJournal.TABLES);
    }

    private static RefusalJournal journal(Store store) {
        return new RefusalJournal(store, CITY, () -> START, RANDOM);
    }

    private static RefusedCall call(ErrorCode code) {
        return new RefusedCall(code, "records", Optional.of(CITY), Optional.empty(), Optional.empty());
    }

    private AuditReport audit() throws Exception {
        try (AuditScratch scratch =
                AuditScratch.open(Files.createTempDirectory(folder, "scratch").resolve("audit"))) {
            LogFixture.Keys keys = LogFixture.Keys.of("CityMSP", "city.jianzheng.example");
            return new GatewayAudit(
                            LogFixture.trust(new FakeLedger().genesis(), List.of(keys)), scratch, AuditProgress.NONE)
                    .audit(new GatewayFolder(folder.resolve("gateway-city")), AuditInputs.NONE);
        }
    }

    @Test
    void an_audit_follows_the_journal_to_its_anchors_and_finds_a_line_that_is_gone() throws Exception {
        try (Store store = open()) {
            RefusalJournal journal = journal(store);
            journal.tell(call(ErrorCode.FORBIDDEN));
            journal.tell(call(ErrorCode.FORBIDDEN));
        }
        List<RefusalLine> anchored;
        try (Store store = open()) {
            RefusalJournal journal = journal(store);
            journal.tell(call(ErrorCode.SCHEMA_INVALID));
            anchored = journal.waiting(9);
            assertThat(anchored).extracting(RefusalLine::number).containsExactly(0L, 1L, 2L);
            journal.handedIn(anchored.size());
            journal.tell(call(ErrorCode.MALFORMED_JSON));
            assertThat(journal.waiting(9)).extracting(RefusalLine::number).containsExactly(3L);
            assertThat(journal.before(3, 2)).extracting(RefusalLine::number).containsExactly(2L, 1L);
        }
        enter(anchored);

        AuditReport whole = audit();
        assertThat(whole.findings()).isEmpty();
        assertThat(whole.refusals())
                .containsEntry("FORBIDDEN", 2L)
                .containsEntry("SCHEMA_INVALID", 1L)
                .containsEntry("MALFORMED_JSON", 1L);

        try (Store store = open()) {
            store.write(new Changes()
                    .delete(
                            RefusalJournal.LINES,
                            ByteBuffer.allocate(Long.BYTES).putLong(1).array()));
        }
        assertThat(audit().findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(AuditKind.REFUSALS));
    }

    @Test
    void calls_that_were_only_counted_are_written_down_when_the_gateway_ends() {
        try (Store store = open()) {
            RefusalJournal journal = journal(store);
            for (int i = 0; i < RefusalWindow.ALONE + 7; i++) {
                journal.tell(call(ErrorCode.FORBIDDEN));
            }
            assertThat(journal.size()).isEqualTo(RefusalWindow.ALONE);
            journal.writeAll();
            assertThat(journal.line(RefusalWindow.ALONE).orElseThrow().count()).isEqualTo(7);
        }
    }

    private void enter(List<RefusalLine> lines) {
        GrowingBatch tree = new GrowingBatch();
        long bytes = 0;
        for (RefusalLine line : lines) {
            tree.append(DualLeaf.of(line.canonical()));
            bytes += line.canonical().length;
        }
        BatchRegistration body = new BatchRegistration(
                RefusalLine.SOURCE,
                tree.size(),
                bytes,
                tree.roots(),
                lines.getFirst().at(),
                lines.getLast().at());
        ReadableRecord record = ReadableRecord.builder(
                        body, RecordId.generate(() -> START, RANDOM), CITY, START, Salt.random(RANDOM))
                .sign(PrivateKeys.generate(SignatureAlgorithm.ED25519, RANDOM));
        try (LogStore store = LogStore.open(folder.resolve("gateway-city").resolve("log"));
                LedgerLog log = LedgerLog.open(store)) {
            log.append(new LogBlock(
                    0,
                    Hash.of(HashSuite.SHA_256.digest(new byte[1])),
                    Optional.empty(),
                    List.of(new LogEntry(0, 0, record.toJson(), START, new TransactionId("0".repeat(64))))));
        }
    }
}
