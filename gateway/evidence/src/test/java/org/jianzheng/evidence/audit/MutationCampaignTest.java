/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jianzheng.evidence.fixture.StoredGateway;
import org.jianzheng.evidence.object.ObjectFolder;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.store.TableRows;
import org.jianzheng.model.crypto.PrivateKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random changes with a fixed seed in every store of a small data folder: all are found, or shown to mean nothing. */
class MutationCampaignTest {
    private static final long SEED = 20_260_316;
    private static final int IN_EACH_DATABASE_FILE = 3;
    private static final int IN_EACH_TABLE = 6;
    private static final int IN_EACH_FILE = 12;

    /** Files of the database that hold nothing of ours, and why: a change there leaves every table as it was. */
    private static final Map<String, String> WITHOUT_MEANING = Map.of(
            "LOG", "the database's own diary",
            "LOG\\.old\\.\\d+", "an older diary",
            "LOCK", "empty: only its lock counts",
            "IDENTITY", "a random name of the database that nobody reads",
            "OPTIONS-\\d+", "how the database was opened last; the next time our own options count");

    @TempDir
    static Path folder;

    private static StoredGateway gateway;
    private static AuditScratch scratch;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void make() {
        gateway = StoredGateway.make(folder.resolve("network"));
        scratch = AuditScratch.open(folder.resolve("scratch"));
    }

    @AfterAll
    static void close() {
        scratch.close();
    }

    private static AuditReport audit(LogStore store, AuditInputs inputs) throws IOException {
        Tally tally = new Tally(AuditProgress.NONE);
        new GatewayAudit(gateway.trust(), scratch, AuditProgress.NONE)
                .audit(new GatewayFolder(gateway.gateway()), inputs, store, Optional.empty(), tally);
        return tally.report();
    }

    @Test
    void finds_every_changed_byte_of_the_databases_files_or_shows_that_it_means_nothing() throws IOException {
        Map<String, String> tables = dump();
        TreeSet<String> harmless = new TreeSet<>();
        for (Path file : files(gateway.gateway().resolve("log"))) {
            for (int i = 0; i < IN_EACH_DATABASE_FILE && Files.size(file) > 0; i++) {
                Mutation mutation = new Mutation(file, random);
                AuditReport report = new GatewayAudit(gateway.trust(), scratch, AuditProgress.NONE)
                        .audit(new GatewayFolder(gateway.gateway()), AuditInputs.NONE);
                if (report.verdict() != AuditVerdict.CHANGED) {
                    assertThat(dump()).as("%s", mutation).isEqualTo(tables);
                    harmless.add(file.getFileName().toString());
                }
                mutation.undo();
            }
        }
        assertThat(harmless)
                .allSatisfy(name -> assertThat(WITHOUT_MEANING.keySet())
                        .as("a change in %s was not found", name)
                        .anyMatch(name::matches));
    }

    @Test
    void finds_every_changed_byte_of_every_table() throws IOException {
        try (LogStore store = LogStore.open(gateway.gateway().resolve("log"))) {
            AuditInputs inputs = new AuditInputs(gateway.inputs().blocks(), Optional.empty(), Optional.empty());
            for (Table table : Table.values()) {
                List<byte[]> keys = store.keys(table, new byte[0], new byte[0], Integer.MAX_VALUE);
                for (int i = 0; i < IN_EACH_TABLE && !keys.isEmpty(); i++) {
                    byte[] key = keys.get(random.nextInt(keys.size()));
                    byte[] value = store.get(table, key).orElseThrow();
                    byte[] changedKey = key.clone();
                    byte[] changedValue = value.clone();
                    byte[] changed = value.length > 0 && random.nextInt(4) > 0 ? changedValue : changedKey;
                    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                    replace(store, table, key, changedKey, changedValue);
                    assertThat(audit(store, inputs).verdict())
                            .as("%s %s: %s to %s %s", table, hex(key), hex(value), hex(changedKey), hex(changedValue))
                            .isEqualTo(AuditVerdict.CHANGED);
                    replace(store, table, changedKey, key, value);
                }
            }
        }
    }

    @Test
    void finds_every_changed_byte_of_blocks_stored_files_keys_and_projection() throws IOException {
        try (LogStore store = LogStore.openReadOnly(gateway.gateway().resolve("log"))) {
            ObjectFolder objects = new ObjectFolder(gateway.gateway().resolve("files"));
            Path objectKey = gateway.gateway().resolve("keys").resolve("objects.key");
            List<Path> each = new ArrayList<>(files(objects.root()));
            each.add(objectKey);
            for (Path file : each) {
                campaign(
                        file,
                        MutationCampaignTest::stripped,
                        tally -> new ObjectAudit(objects, store, new CipherAudit(none -> false), tally)
                                .audit(objectKey));
            }
            campaign(gateway.blocks(), MutationCampaignTest::bytes, tally -> {
                scratch.clear();
                new BlockAudit(gateway.trust(), store, scratch.heads(), tally).audit(new BlockFiles(gateway.blocks()));
            });
            campaign(
                    gateway.projection(),
                    MutationCampaignTest::bytes,
                    tally -> new ProjectionAudit(store, tally).audit(gateway.projection()));
        }
        Path crypto = gateway.root().resolve("crypto");
        for (Path file : files(crypto.resolve("people"))) {
            campaign(
                    file,
                    MutationCampaignTest::key,
                    tally -> new KeyAudit(crypto, gateway.trust(), tally).audit("city"));
        }
    }

    /** A part of the audit. */
    @FunctionalInterface
    private interface Part {
        void audit(Tally tally) throws IOException;
    }

    /** What a file means to whoever reads it. */
    @FunctionalInterface
    private interface Meaning {
        String of(Path file) throws IOException;
    }

    private void campaign(Path file, Meaning meaning, Part part) throws IOException {
        String before = meaning.of(file);
        for (int i = 0; i < IN_EACH_FILE; i++) {
            Mutation mutation = new Mutation(file, random);
            Tally tally = new Tally(AuditProgress.NONE);
            part.audit(tally);
            if (tally.report().verdict() != AuditVerdict.CHANGED) {
                assertThat(meaning.of(file)).as("%s", mutation).isEqualTo(before);
            }
            mutation.undo();
        }
    }

    private static String bytes(Path file) throws IOException {
        return hex(Files.readAllBytes(file));
    }

    /** White space around the key of stored files means nothing. */
    private static String stripped(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    }

    /** What stands around the key in a key file means nothing. */
    private static String key(Path file) throws IOException {
        return PrivateKeys.read(Files.readString(file, StandardCharsets.ISO_8859_1))
                .publicKey()
                .toString();
    }

    private static void replace(LogStore store, Table table, byte[] old, byte[] key, byte[] value) {
        StoreBatch batch = new StoreBatch();
        batch.delete(table, old);
        batch.put(table, key, value);
        store.write(batch);
    }

    /** One changed bit of a file. */
    private static final class Mutation {
        private final Path file;
        private final byte[] before;
        private final int at;

        Mutation(Path file, Random random) throws IOException {
            this.file = file;
            this.before = Files.readAllBytes(file);
            this.at = random.nextInt(before.length);
            byte[] changed = before.clone();
            changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            Files.write(file, changed);
        }

        void undo() throws IOException {
            Files.write(file, before);
        }

        @Override
        public String toString() {
            return "byte " + at + " of " + file;
        }
    }

    /** All rows of all tables. */
    private static Map<String, String> dump() {
        Map<String, String> rows = new TreeMap<>();
        try (LogStore store = LogStore.openReadOnly(gateway.gateway().resolve("log"))) {
            for (Table table : Table.values()) {
                try (TableRows each = store.rows(table)) {
                    while (each.next()) {
                        rows.put(table + " " + hex(each.key()), hex(each.value()));
                    }
                }
            }
        }
        return rows;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
