/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    private StartCache cache = new StartCache(Path.of("program.jar"));

    @BeforeEach
    void place() {
        cache = new StartCache(folder.resolve("program.jar"));
    }

    @Test
    void a_program_without_a_cache_starts_without_its_options() {
        assertThat(cache.isMade()).isFalse();
        assertThat(cache.options()).isEmpty();
    }

    @Test
    void a_trial_start_makes_the_cache_that_later_starts_use() throws Exception {
        Path source = Files.writeString(folder.resolve("Trial.java"), "void main() {}");
        assertThat(cache.make(JAVA, List.of(source.toString()))).isTrue();
        assertThat(cache.options()).containsExactly("-XX:AOTCache=" + folder.resolve("start.aot"));
    }

    @Test
    void a_start_that_fails_leaves_nothing() throws Exception {
        assertThat(cache.make(
                        JAVA, List.of("-jar", folder.resolve("missing.jar").toString())))
                .isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_java_that_is_not_there_leaves_nothing() throws Exception {
        assertThat(cache.make(folder.resolve("java").toString(), List.of())).isFalse();
        assertThat(folder).isEmptyDirectory();
    }
}
