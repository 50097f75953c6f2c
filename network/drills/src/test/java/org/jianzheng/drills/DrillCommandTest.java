/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.drills.drill.Drill;
import org.jianzheng.drills.drill.Drills;
import org.jianzheng.launcher.command.Console;
import org.jianzheng.launcher.network.ProjectFolder;
import org.junit.jupiter.api.Test;

class DrillCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                System::nanoTime);
        return DrillCommand.run(console, arguments);
    }

    @Test
    void lists_every_drill_with_what_it_does_in_both_languages() {
        assertThat(run()).isZero();
        for (Drill drill : Drills.all()) {
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains(
                            drill.name(), drill.what().chinese(), drill.effect().english());
        }
    }

    @Test
    void names_differ_and_the_readme_knows_each() throws IOException {
        assertThat(Drills.all()).extracting(Drill::name).doesNotHaveDuplicates();
        Path readme = ProjectFolder.above(Path.of("")).root().resolve("network/README.md");
        assertThat(Files.readString(readme))
                .contains(Drills.all().stream()
                        .map(drill -> "| `" + drill.name() + "` |")
                        .toList());
    }

    @Test
    void refuses_what_makes_no_sense_before_anything_is_started() {
        assertThat(run("no-such-drill")).isEqualTo(64);
        assertThat(run("peer-restart", "--data", "somewhere")).isEqualTo(64);
        assertThat(run("peer-restart", "--here", "--engine", "fabric")).isEqualTo(64);
        assertThat(run("peer-restart", "--rate", "0")).isEqualTo(64);
        assertThat(run("orderers-restarted")).isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("does not exist on embedded");
    }
}
