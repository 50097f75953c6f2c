/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jianzheng.evidence.fixture.StoredGateway;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.NamedTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchAuditTest {
    private static final int IN_EACH_TABLE = 60;

    @TempDir
    static Path folder;

    private static Path batches;
    private static LogStore log;

    @BeforeAll
    static void make() {
        StoredGateway gateway = StoredGateway.make(folder.resolve("network"));
        batches = gateway.gateway().resolve("batches");
        log = LogStore.openReadOnly(gateway.gateway().resolve("log"));
    }

    @AfterAll
    static void close() {
        log.close();
    }

    private static AuditReport audit(NamedTables tables) {
        Tally tally = new Tally(AuditProgress.NONE);
        new BatchAudit(log, tables, tally).audit();
        return tally.report();
    }

    @Test
    void every_changed_row_of_items_places_and_batches_is_found() {
        Random random = new Random(29);
        try (NamedTables tables = NamedTables.open(batches)) {
            assertThat(audit(tables).findings()).isEmpty();
            for (String table : List.of("items", "places", "batches")) {
                List<byte[]> keys = new ArrayList<>();
                tables.scan(table, (key, value) -> keys.add(key));
                for (int i = 0; i < IN_EACH_TABLE; i++) {
                    byte[] key = keys.get(random.nextInt(keys.size()));
                    byte[] value = tables.get(table, key).orElseThrow();
                    byte[] changedKey = key.clone();
                    byte[] changedValue = value.clone();
                    byte[] changed = random.nextInt(4) > 0 ? changedValue : changedKey;
                    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                    tables.delete(table, key);
                    tables.put(table, changedKey, changedValue);
                    assertThat(audit(tables).findings())
                            .as("%s %d", table, i)
                            .anySatisfy(finding -> assertThat(finding.kind()).isEqualTo(AuditKind.ITEMS));
                    tables.delete(table, changedKey);
                    tables.put(table, key, value);
                }
            }
            assertThat(audit(tables).findings()).isEmpty();
        }
    }

    @Test
    void every_row_that_is_taken_away_is_found() {
        try (NamedTables tables = NamedTables.open(batches)) {
            for (String table : List.of("items", "places", "batches", "unsettled")) {
                List<byte[]> keys = new ArrayList<>();
                tables.scan(table, (key, value) -> keys.add(key));
                for (byte[] key : keys) {
                    byte[] value = tables.get(table, key).orElseThrow();
                    tables.delete(table, key);
                    assertThat(audit(tables).findings()).as("%s", table).isNotEmpty();
                    tables.put(table, key, value);
                }
            }
        }
    }

    @Test
    void a_damaged_database_is_a_finding() throws IOException {
        Path damaged = Files.createDirectories(folder.resolve("damaged"));
        try (Stream<Path> files = Files.list(batches)) {
            for (Path file : files.toList()) {
                Files.copy(file, damaged.resolve(file.getFileName().toString()));
            }
        }
        Tally whole = new Tally(AuditProgress.NONE);
        try (NamedTables tables = BatchAudit.open(damaged, whole).orElseThrow()) {
            assertThat(new BatchAudit(log, tables, whole).audit()).isEqualTo(3);
        }
        try (Stream<Path> files = Files.list(damaged)) {
            Path manifest = files.filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
                    .findFirst()
                    .orElseThrow();
            Files.write(manifest, new byte[] {1, 2, 3});
        }
        Tally tally = new Tally(AuditProgress.NONE);
        assertThat(BatchAudit.open(damaged, tally)).isEmpty();
        assertThat(tally.report().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("batch store"));
    }
}
