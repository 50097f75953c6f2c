/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FabricInstallationTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"Version: 3.1.5, 3.1.5", "Version: v3.2.0-rc1, 3.2.0", "Version: 3.1, 3.1.0"})
    void reads_the_version_from_the_answer(String line, String version) {
        assertThat(FabricVersion.find("orderer:\n " + line + "\n Go version: go1.26.1\n"))
                .hasValueSatisfying(found -> assertThat(found).hasToString(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Version: latest", "Go version: 3.1.5", "Version: 99999.1.1"})
    void finds_no_version_where_there_is_none(String printed) {
        assertThat(FabricVersion.find(printed)).isEmpty();
    }

    @Test
    void knows_which_version_is_newer() {
        assertThat(new FabricVersion(3, 1, 0)).isLessThan(new FabricVersion(3, 1, 5));
        assertThat(new FabricVersion(3, 9, 0)).isLessThan(new FabricVersion(3, 10, 0));
        assertThat(new FabricVersion(2, 9, 9)).isLessThan(FabricVersion.LEAST);
    }

    @Test
    void prefers_the_named_folder_to_the_path() throws Exception {
        Path named = programs("named", "3.1.5");
        Path onPath = programs("path", "3.1.1");

        FabricInstallation found =
                FabricInstallation.find(Map.of("FABRIC_BIN", named.toString(), "PATH", onPath.toString()));

        assertThat(found.orderer()).isEqualTo(named.resolve("orderer"));
        assertThat(found.peer()).isEqualTo(named.resolve("peer"));
    }

    @Test
    void says_in_both_languages_which_program_is_absent_and_whose_documentation_helps() {
        assertThatThrownBy(() -> FabricInstallation.find(Map.of("PATH", folder.toString())))
                .isInstanceOfSatisfying(
                        FabricMissing.class,
                        absent -> assertThat(absent.chinese()).contains("官方文档", "FABRIC_BIN"))
                .hasMessageContaining("orderer is neither in FABRIC_BIN nor on PATH")
                .hasMessageContaining("Install Fabric and Fabric Samples");
    }

    @Test
    void refuses_programs_that_are_too_old() throws IOException {
        Path old = programs("old", "2.5.12");

        assertThatThrownBy(() -> FabricInstallation.find(Map.of("FABRIC_BIN", old.toString())))
                .isInstanceOf(FabricMissing.class)
                .hasMessageContaining("is of version 2.5.12, and 3.1.0 or newer is needed");
    }

    private Path programs(String name, String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(name));
        for (String program : new String[] {"orderer", "peer"}) {
            Path file = bin.resolve(program);
            Files.writeString(file, "#!/bin/sh\necho '" + program + ":'\necho ' Version: " + version + "'\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
        return bin;
    }
}
