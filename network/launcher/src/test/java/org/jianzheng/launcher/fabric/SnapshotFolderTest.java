/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.launcher.recovery.FileDigest;
import org.jianzheng.launcher.recovery.RecoveryRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest {
    private static final String SIGNABLE = "_snapshot_signable_metadata.json";
    private static final String ADDITIONAL = "_snapshot_additional_metadata.json";

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("public_state.data"), "state");
        Files.writeString(folder.resolve("txids.data"), "ids");
        describe("jianzheng");
    }

    private void describe(String channel) throws IOException {
        Files.writeString(
                folder.resolve(SIGNABLE), """
                {
                    "channel_name": "%s",
                    "last_block_number": 41,
                    "last_block_hash": "aa",
                    "previous_block_hash": "bb",
                    "snapshot_files_raw_hashes": {
                        "public_state.data": "%s",
                        "txids.data": "%s"
                    },
                    "state_db_type": "SimpleKeyValueDB"
                }""".formatted(channel, digest("public_state.data"), digest("txids.data")));
        Files.writeString(folder.resolve(ADDITIONAL), """
                {
                    "snapshot_hash": "%s",
                    "last_block_commit_hash": "cc"
                }""".formatted(digest(SIGNABLE)));
    }

    private String digest(String file) throws IOException {
        return FileDigest.of(folder.resolve(file));
    }

    @Test
    void reads_what_a_peer_has_written() throws Exception {
        SnapshotFolder snapshot = SnapshotFolder.read(folder);
        assertThat(snapshot.channel()).isEqualTo("jianzheng");
        assertThat(snapshot.lastBlock()).isEqualTo(41);
        assertThat(snapshot.lastBlockHash()).isEqualTo("aa");
        assertThat(snapshot.commitHash()).isEqualTo("cc");
        assertThat(snapshot.files()).containsOnlyKeys("public_state.data", "txids.data");
    }

    @Test
    void refuses_a_file_that_was_changed() throws Exception {
        Files.writeString(folder.resolve("public_state.data"), "statf");
        refused("public_state.data has SHA-256");
    }

    @Test
    void refuses_changed_metadata() throws Exception {
        String json = Files.readString(folder.resolve(SIGNABLE)).replace("41", "42");
        Files.writeString(folder.resolve(SIGNABLE), json);
        refused(SIGNABLE + " has SHA-256");
    }

    @Test
    void refuses_files_that_are_missing_or_too_many() throws Exception {
        Files.writeString(folder.resolve("more"), "x");
        refused("the metadata name");
        Files.delete(folder.resolve("more"));
        Files.delete(folder.resolve("txids.data"));
        refused("the metadata name");
    }

    @Test
    void refuses_what_is_no_snapshot() throws Exception {
        Files.writeString(folder.resolve(ADDITIONAL), "[]");
        refused(ADDITIONAL + " cannot be read");
        Files.delete(folder.resolve(ADDITIONAL));
        refused("this folder is no snapshot");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> SnapshotFolder.read(folder))
                .isInstanceOf(RecoveryRefused.class)
                .hasMessageContaining(why);
    }
}
