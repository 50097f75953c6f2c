/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jianzheng.launcher.process.OneShot;
import org.jianzheng.launcher.topology.Topology;

/** Plays the sample dossier against the running network, and checks what it left with the verifier. */
public final class SamplePlay {

    private static final Duration PLAY_BOUND = Duration.ofMinutes(10);
    private static final Duration VERIFY_BOUND = Duration.ofMinutes(1);

    private final Topology topology;
    private final DataFolder data;
    private final ProjectFolder project;
    private final Programs programs;

    public SamplePlay(Topology topology, DataFolder data, ProjectFolder project, Programs programs) {
        this.topology = topology;
        this.data = data;
        this.project = project;
        this.programs = programs;
    }

    /** What an earlier play left, if it came to its end. */
    public Optional<RunFile.Sample> result() throws IOException {
        return new RunFile(data).sample();
    }

    /**
     * Plays, or goes on playing, and writes the result into {@code run.json}.
     *
     * @return the player's exit code, 0 when played
     */
    public int play(Consumer<String> line) throws IOException, InterruptedException {
        List<String> command = programs.command(
                ProgramJar.SAMPLE,
                List.of(
                        "play",
                        "--run-dir",
                        data.root().toString(),
                        "--dossier",
                        project.dossier().toString(),
                        "--catalogues",
                        project.catalogues().toString()));
        int exitCode = OneShot.run(command, project.root(), PLAY_BOUND, line);
        new RunFile(data).write(topology);
        return exitCode;
    }

    /**
     * Verifies a bundle with a file, without any connection to the network.
     *
     * @return the verifier's exit code: 0 matches, 1 differs, and so on
     */
    public int verify(Path bundle, Path file, Consumer<String> line) throws IOException, InterruptedException {
        List<String> command = programs.command(
                ProgramJar.VERIFIER,
                List.of("verify", bundle.toString(), "--trust", data.trust().toString(), "--file", file.toString()));
        return OneShot.run(command, project.root(), VERIFY_BOUND, line);
    }
}
