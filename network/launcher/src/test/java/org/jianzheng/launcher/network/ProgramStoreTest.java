/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.launcher.fake.FakeProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramStoreTest {

    @TempDir
    Path folder;

    private ProgramStore store = new ProgramStore(new ProjectFolder(Path.of("")), new DataFolder(Path.of("")));
    private Path built = Path.of("");

    @BeforeEach
    void build() throws Exception {
        ProjectFolder project = FakeProject.in(folder.resolve("project"));
        store = new ProgramStore(project, new DataFolder(folder.resolve("data")));
        built = project.jar(ProgramJar.LEDGER);
        Path lib = Files.createDirectories(built.resolveSibling("lib"));
        Files.writeString(lib.resolve("jianzheng-protocol.jar"), "ours");
        Files.writeString(lib.resolve("other.jar"), "theirs");
    }

    @Test
    void a_new_build_changes_nothing_under_a_running_program() throws Exception {
        Path running = store.jar(ProgramJar.LEDGER);
        byte[] before = Files.readAllBytes(running);

        Files.writeString(built, "a new build, written over the old one");
        Files.writeString(built.resolveSibling("lib").resolve("jianzheng-protocol.jar"), "ours, changed");

        assertThat(running).hasBinaryContent(before);
        assertThat(running.resolveSibling("lib").resolve("jianzheng-protocol.jar"))
                .hasContent("ours");
        assertThat(running.resolveSibling("lib").resolve("other.jar")).hasContent("theirs");
        assertThat(store.jar(ProgramJar.LEDGER)).isNotEqualTo(running);
    }

    @Test
    void copies_of_earlier_builds_go_and_the_present_one_stays() throws Exception {
        Path earlier = store.jar(ProgramJar.LEDGER);
        Files.writeString(built, "a new build, written over the old one");
        Path present = store.jar(ProgramJar.LEDGER);

        store.forgetEarlier();

        assertThat(earlier).doesNotExist();
        assertThat(present).exists();
    }

    @Test
    void the_same_build_is_kept_once() throws Exception {
        assertThat(store.jar(ProgramJar.LEDGER)).isEqualTo(store.jar(ProgramJar.LEDGER));
    }
}
