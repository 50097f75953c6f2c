/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorWatchTest {
    @TempDir
    Path folder;

    @Test
    void names_programs_by_their_pid_files_and_itself() throws Exception {
        Files.writeString(
                folder.resolve("gateway-city.pid"), ProcessHandle.current().pid() + "\n");
        Files.writeString(folder.resolve("ended.pid"), "none");

        assertThat(used(ProcessorWatch.beginningIn(folder, Duration.ZERO)))
                .containsOnlyKeys("client", "gateway-city")
                .allSatisfy((name, micros) -> assertThat(micros).isNotNegative());
    }

    @Test
    void knows_nothing_before_it_begins() throws IOException {
        assertThat(ProcessorWatch.beginningIn(folder, Duration.ofHours(1)).microsOfEach(1))
                .isEmpty();
    }

    private static Map<String, Long> used(ProcessorWatch watch) throws InterruptedException {
        Map<String, Long> used = watch.microsOfEach(1);
        for (int look = 0; look < 1_000 && used.isEmpty(); look++) {
            Thread.sleep(10);
            used = watch.microsOfEach(1);
        }
        return used;
    }
}
