/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.conformance.engine.Engine;

/**
 * What a scenario is expected to see on every engine: a file of this module. Where an engine differs and that must be so, it has a
 * file of its own beside it, {@code <scenario>.<engine>.txt}, and the difference is told in the embedded ledger's README. With {@code -Dexpectations=write} it is written
 * anew instead, for somebody to read before it is committed.
 */
record Expectation(Path file) {

    static Expectation of(Class<?> scenarios, String scenario, Engine engine) {
        Path folder = Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolve("src/test/resources/expectations")
                .resolve(scenarios.getSimpleName().replaceFirst("IT$", ""));
        Path own = folder.resolve(scenario + "." + engine + ".txt");
        return new Expectation(Files.exists(own) ? own : folder.resolve(scenario + ".txt"));
    }

    void require(Observation observation) throws IOException {
        if (System.getProperty("expectations", "check").equals("write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, observation.toString());
            return;
        }
        assertThat(observation.toString()).as("%s", file.getFileName()).isEqualTo(Files.readString(file));
    }
}
