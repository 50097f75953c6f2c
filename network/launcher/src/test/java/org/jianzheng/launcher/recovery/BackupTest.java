/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.SampleTopology;
import org.jianzheng.launcher.topology.Topology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-03-16T12:00:00Z"));

    @TempDir
    Path folder;

    private Topology topology;
    private Organisation city;
    private DataFolder data;
    private Path file;

    @BeforeEach
    void layOut() throws IOException {
        topology = SampleTopology.read();
        city = member("city");
        data = new DataFolder(folder.resolve("data"));
        file = folder.resolve("city.zip");
        put("genesis.block", "block 0");
        put("trust.json", "{}");
        put("gateway-city/intents/000007.sst", "acknowledged");
        put("gateway-city/batches/000003.sst", "received");
        put("gateway-city/files/ab/cd", "encrypted");
        put("gateway-city/keys/objects.key", "wraps");
        put("gateway-city/log/000009.sst", "derived");
        put("gateway-city/projection/rows", "derived");
        put("gateway-city/gateway.yaml", "written anew");
        put("crypto/city/ca/ca.key", "private");
        put("crypto/people/city/checkpoint-sm2.key", "private");
        put("crypto/county/ca/ca.key", "another's");
    }

    private Organisation member(String name) {
        return topology.members().stream()
                .filter(each -> each.name().text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void put(String path, String text) throws IOException {
        Path to = data.root().resolve(path);
        Files.createDirectories(to.resolveSibling("."));
        Files.writeString(to, text);
    }

    private BackupManifest backUp() throws IOException {
        Backup backup = new Backup(topology, data, Engine.EMBEDDED, NOON);
        return backup.write(city, new Backup.LogHeight(12, 34), file, Network.Progress.SILENT);
    }

    private Restore restore() {
        return new Restore(topology, data, NOON);
    }

    private Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data.root())) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                tree.put(data.root().relativize(each).toString(), Files.readString(each));
            }
        }
        return tree;
    }

    @Test
    void holds_what_only_the_organisation_has_and_nothing_else() throws Exception {
        BackupManifest manifest = backUp();
        assertThat(manifest.files())
                .extracting(BackupManifest.Entry::path)
                .containsExactly(
                        "gateway-city/intents/000007.sst",
                        "gateway-city/batches/000003.sst",
                        "gateway-city/keys/objects.key",
                        "gateway-city/files/ab/cd",
                        "crypto/city/ca/ca.key",
                        "crypto/people/city/checkpoint-sm2.key");
        assertThat(restore().check(city, file)).isEqualTo(manifest);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(new String(
                            zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("PRIVATE KEYS, NOT ENCRYPTED");
        }
    }

    @Test
    void overwrites_nothing() throws Exception {
        backUp();
        assertThatThrownBy(this::backUp).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void puts_back_what_was_there_sets_aside_what_is_there_and_marks_the_gateway() throws Exception {
        Map<String, String> before = tree();
        backUp();
        put("gateway-city/intents/000007.sst", "later");
        put("gateway-city/intents/000008.sst", "later");
        Path aside = restore().putBack(city, file);
        Map<String, String> after = tree();
        assertThat(aside).isEqualTo(data.root().resolve("set-aside/city-20260316-120000"));
        assertThat(after)
                .containsEntry("set-aside/city-20260316-120000/gateway-city/intents/000008.sst", "later")
                .containsEntry("set-aside/city-20260316-120000/gateway-city/log/000009.sst", "derived")
                .containsEntry("gateway-city/restored", "restored\n");
        after.keySet().removeIf(path -> path.startsWith("set-aside/") || path.equals("gateway-city/restored"));
        before.keySet()
                .removeIf(path -> path.startsWith("gateway-city/log")
                        || path.startsWith("gateway-city/projection")
                        || path.equals("gateway-city/gateway.yaml"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void puts_back_an_organisation_that_has_lost_everything() throws Exception {
        backUp();
        for (String lost : new String[] {"gateway-city", "crypto/city", "crypto/people/city"}) {
            org.jianzheng.launcher.files.FolderTree.delete(data.root().resolve(lost));
        }
        restore().putBack(city, file);
        assertThat(tree())
                .containsEntry("gateway-city/intents/000007.sst", "acknowledged")
                .containsEntry("crypto/city/ca/ca.key", "private");
    }

    @Test
    void refuses_a_backup_of_something_else_and_says_of_what() throws Exception {
        backUp();
        assertThatThrownBy(() -> restore().putBack(member("county"), file))
                .isInstanceOf(RecoveryRefused.class)
                .hasMessageContaining("another organisation: here it is county, in the backup city");
        put("genesis.block", "another block 0");
        Map<String, String> before = tree();
        assertThatThrownBy(() -> restore().putBack(city, file)).hasMessageContaining("another first block");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void refuses_a_backup_in_which_anything_was_changed() throws Exception {
        backUp();
        Map<String, String> untouched = tree();
        rewrite(parts -> {
            parts.put("gateway-city/intents/000007.sst", "acknowledgee");
            return parts;
        });
        refused("gateway-city/intents/000007.sst has SHA-256");
        rewrite(parts -> {
            parts.remove("gateway-city/intents/000007.sst");
            return parts;
        });
        refused("gateway-city/intents/000007.sst is missing");
        rewrite(parts -> {
            parts.put("gateway-city/more", "x");
            return parts;
        });
        refused("holds gateway-city/more, which the manifest does not name");
        for (String elsewhere : new String[] {
            "../outside", "crypto/county/ca/ca.key", "/etc/passwd", "gateway-city/intents/../../trust.json"
        }) {
            rewrite(parts -> {
                parts.put(elsewhere, "acknowledged");
                parts.remove("gateway-city/intents/000007.sst");
                String before = String.valueOf(parts.get("files.txt"));
                String listing = before.replace("gateway-city/intents/000007.sst", elsewhere);
                parts.put("files.txt", listing);
                parts.computeIfPresent(
                        "manifest.json", (name, json) -> json.replace(FileDigest.of(before), FileDigest.of(listing)));
                return parts;
            });
            refused("the manifest names " + elsewhere);
        }
        rewrite(parts -> {
            parts.computeIfPresent("files.txt", (name, listing) -> listing.replace("intents", "intentz"));
            return parts;
        });
        refused("the listing has SHA-256");
        Files.writeString(file, "no archive");
        refused("is no archive");
        assertThat(tree()).isEqualTo(untouched);
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    private void refused(String why) throws IOException {
        assertThatThrownBy(() -> restore().check(city, file))
                .isInstanceOf(RecoveryRefused.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> restore().putBack(city, file)).isInstanceOf(RecoveryRefused.class);
        Files.delete(file);
        backUp();
    }

    private void rewrite(UnaryOperator<Map<String, String>> change) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : change.apply(parts).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
