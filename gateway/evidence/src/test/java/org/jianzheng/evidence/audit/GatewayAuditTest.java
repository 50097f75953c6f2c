/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jianzheng.evidence.fixture.StoredGateway;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.evidence.object.StorePolicy;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.model.crypto.DualDigest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAuditTest {
    @TempDir
    static Path whole;

    private static StoredGateway original;
    private static LogStore edited;
    private static AuditScratch scratch;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() {
        original = StoredGateway.make(whole.resolve("network"));
        edited = LogStore.open(original.copy(whole.resolve("edited")).gateway().resolve("log"));
        scratch = AuditScratch.open(whole.resolve("scratch"));
    }

    @AfterAll
    static void close() {
        scratch.close();
        edited.close();
    }

    private static AuditReport audit(StoredGateway gateway) throws IOException {
        List<GatewayFolder> gateways = GatewayFolder.in(gateway.root());
        assertThat(gateways).hasSize(1);
        return audit(gateways.getFirst(), gateway.inputs());
    }

    private static AuditReport audit(GatewayFolder gateway, AuditInputs inputs) throws IOException {
        return new GatewayAudit(original.trust(), scratch, AuditProgress.NONE).audit(gateway, inputs);
    }

    private static AuditReport audit(LogStore store) throws IOException {
        Tally tally = new Tally(AuditProgress.NONE);
        new GatewayAudit(original.trust(), scratch, AuditProgress.NONE)
                .audit(new GatewayFolder(original.gateway()), original.inputs(), store, Optional.empty(), tally);
        return tally.report();
    }

    @Test
    void finds_nothing_wrong_with_what_programs_left_and_counts_it() throws IOException {
        AuditReport report = audit(original);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(AuditVerdict.INTACT);
        assertThat(report.gaps().keySet()).isEmpty();
        assertThat(report.counts())
                .extracting(AuditCount::kind)
                .containsAll(EnumSet.complementOf(EnumSet.of(AuditKind.FORKS)));
        assertThat(report.counts()).allSatisfy(count -> {
            assertThat(count.checked()).isPositive();
            assertThat(count.right()).isEqualTo(count.checked());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, EntryReplay.TOGETHER})
    void finds_the_same_state_after_each_block_however_many_entries_it_derives_from_at_a_time(int together) {
        Tally tally = new Tally(AuditProgress.NONE);
        try (LogStore derived = LogStore.openScratch(folder.resolve("derived"));
                LedgerLog anew = LedgerLog.open(derived)) {
            EntryReplay replay = new EntryReplay(edited, anew, tally, together, entry -> {});
            assertThat(replay.replay()).isTrue();
            assertThat(replay.entries()).isEqualTo(anew.staged());
        }
        AuditReport report = tally.report();
        assertThat(report.findings()).isEmpty();
        assertThat(report.counts())
                .filteredOn(count -> count.kind() == AuditKind.STATES)
                .singleElement()
                .extracting(AuditCount::right)
                .isEqualTo((long) edited.keys(Table.BLOCKS, new byte[0], new byte[0], Integer.MAX_VALUE)
                        .size());
    }

    @Test
    void changes_no_byte_of_what_it_reads() throws IOException {
        List<String> before = contents(original.root());
        audit(original);
        assertThat(contents(original.root())).isEqualTo(before);
    }

    @Test
    void withdrawn_content_is_not_missed_and_is_a_gap_where_it_is_still_stored() throws IOException {
        StoredGateway copy = original.copy(folder.resolve("kept"));
        byte[] content = "见证录像 recording 0".repeat(20).getBytes(StandardCharsets.UTF_8);
        ObjectStore.open(
                        copy.gateway().resolve("files"),
                        copy.gateway().resolve("keys/objects.key"),
                        new SecureRandom(),
                        StorePolicy.keepingFree(0))
                .store(content);
        AuditReport report = audit(copy);
        assertThat(report.findings()).isEmpty();
        assertThat(report.gaps().keySet()).containsExactly(AuditGap.WITHDRAWN_KEPT);
    }

    @Test
    void finds_the_readable_part_of_a_sealed_record_that_is_kept_by_another_cipher_than_its_class_demands()
            throws IOException {
        StoredGateway copy = original.copy(folder.resolve("other"));
        ObjectStore files = ObjectStore.open(
                copy.gateway().resolve("files"),
                copy.gateway().resolve("keys/objects.key"),
                new SecureRandom(),
                StorePolicy.keepingFree(0));
        byte[] readable = original.sealedPart().canonical();
        DualDigest content = DualDigest.of(readable);
        files.erase(content);
        files.store(readable);

        AuditReport report = audit(copy);

        assertThat(report.findings()).singleElement().satisfies(found -> {
            assertThat(found.place()).contains(content.sha256().hex());
            assertThat(found.field()).isEqualTo("cipher");
            assertThat(found.toString()).contains("sm4-gcm of class NEVER", "aes-256-gcm");
        });
    }

    private static List<String> contents(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> {
                        try {
                            return root.relativize(file) + " " + Arrays.hashCode(Files.readAllBytes(file));
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void cannot_tell_where_nothing_is() throws IOException {
        assertThat(GatewayFolder.in(folder)).isEmpty();
        assertThat(GatewayFolder.in(folder.resolve("missing"))).isEmpty();
        Files.createDirectories(folder.resolve("gateway-empty/log"));
        AuditReport report = audit(new GatewayFolder(folder.resolve("gateway-empty")), AuditInputs.NONE);
        assertThat(report.verdict()).isEqualTo(AuditVerdict.CANNOT_TELL);
        assertThat(report.gaps()).containsKey(AuditGap.NO_LOG);
    }

    @Test
    void cannot_tell_of_a_log_without_entries() throws IOException {
        Path gateway = folder.resolve("gateway-new");
        LogStore.open(gateway.resolve("log")).close();
        AuditReport report = audit(new GatewayFolder(gateway), AuditInputs.NONE);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(AuditVerdict.CANNOT_TELL);
        assertThat(report.gaps()).containsKeys(AuditGap.NO_ENTRIES, AuditGap.NO_CHECKPOINT);
    }

    /** Tables that the trial log has rows of. */
    @ParameterizedTest
    @EnumSource(
            value = Table.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FORKS", "RESOLUTIONS", "STAGED", "SUBTREES"})
    void names_the_table_of_every_edited_removed_and_added_row(Table table) throws IOException {
        for (Edit edit : Edit.values()) {
            List<byte[]> keys = edited.keys(table, new byte[0], new byte[0], Integer.MAX_VALUE);
            byte[] key = keys.get(keys.size() / 2);
            byte[] value = edited.get(table, key).orElseThrow();
            if (!edit.isFoundIn(table)) {
                continue;
            }
            edited.write(edit.of(table, key, value));
            AuditReport report = audit(edited);
            edited.write(edit.undo(table, key, value));
            if (edit == Edit.REMOVED && table == Table.COSIGNED) {
                assertThat(report.gaps()).containsKey(AuditGap.NO_COSIGNED);
                continue;
            }
            assertThat(report.verdict()).as("%s of %s", edit, table).isEqualTo(AuditVerdict.CHANGED);
            assertThat(report.findings())
                    .as("%s of %s", edit, table)
                    .anyMatch(finding -> finding.place().contains(table.name().toLowerCase(Locale.ROOT))
                            || finding.field().contains("entry"));
        }
    }

    /** An edit as a tool makes it that keeps the database's checksums right. */
    private enum Edit {
        CHANGED,
        REMOVED,
        ADDED;

        /** A removed checkpoint is not missed where others are left (AuditLimit.COSIGNATURES). */
        boolean isFoundIn(Table table) {
            return switch (this) {
                case CHANGED -> table != Table.SIGNERS && table != Table.MEMBERS && table != Table.WITHDRAWALS;
                case REMOVED -> table != Table.CHECKPOINTS && table != Table.STAMPS;
                case ADDED -> true;
            };
        }

        StoreBatch of(Table table, byte[] key, byte[] value) {
            StoreBatch batch = new StoreBatch();
            switch (this) {
                case CHANGED -> {
                    byte[] changed = value.clone();
                    changed[changed.length / 2] ^= 1;
                    batch.put(table, key, changed);
                }
                case REMOVED -> batch.delete(table, key);
                case ADDED -> batch.put(table, further(key), value);
            }
            return batch;
        }

        StoreBatch undo(Table table, byte[] key, byte[] value) {
            StoreBatch batch = new StoreBatch();
            batch.delete(table, further(key));
            batch.put(table, key, value);
            return batch;
        }

        private static byte[] further(byte[] key) {
            byte[] further = key.clone();
            further[0] ^= 0x40;
            return further;
        }
    }
}
