/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.process.OneShot;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/** The {@code peer} program as command line of one organisation's administrator. */
final class PeerCommand {

    private static final Duration BOUND = Duration.ofSeconds(90);

    /**
     * What a command answered.
     *
     * @param exitCode 0 if it was done
     * @param text everything it printed
     */
    record Answer(int exitCode, String text) {

        boolean done() {
            return exitCode == 0;
        }

        /** The JSON document in it, if it was done. */
        Optional<Map<String, Object>> document() {
            int begin = text.indexOf('{');
            return done() && begin >= 0
                    ? Optional.of(Documents.mapping(Documents.parse(text.substring(begin))))
                    : Optional.empty();
        }
    }

    private final FabricInstallation programs;
    private final Path folder;

    private PeerCommand(FabricInstallation programs, Path folder) {
        this.programs = programs;
        this.folder = folder;
    }

    /** The administrator of an organisation that runs a peer. */
    static PeerCommand of(Organisation member, Topology topology, DataFolder data, FabricInstallation programs)
            throws IOException {
        Path folder = data.of(Programs.peerName(member).text()).resolve("administrator");
        String yaml = new PeerConfiguration(topology, data.crypto(), member).administrator();
        OwnerOnly.replace(folder.resolve("core.yaml"), yaml.getBytes(StandardCharsets.UTF_8));
        return new PeerCommand(programs, folder);
    }

    /** Where its files are. */
    Path folder() {
        return folder;
    }

    Answer run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(programs.peer().toString()), arguments.stream())
                .toList();
        StringJoiner text = new StringJoiner("\n");
        Map<String, String> environment = Map.of("FABRIC_CFG_PATH", folder.toString(), "FABRIC_LOGGING_SPEC", "error");
        int exitCode = OneShot.run(command, environment, folder, BOUND, text::add);
        return new Answer(exitCode, text.toString());
    }

    /**
     * Runs a command that must succeed.
     *
     * @throws ChannelNotReady with its answer if it does not
     */
    void require(List<String> arguments) throws IOException, InterruptedException {
        Answer answer = run(arguments);
        if (!answer.done()) {
            throw refused(arguments, answer);
        }
    }

    static ChannelNotReady refused(List<String> arguments, Answer answer) {
        return new ChannelNotReady("peer " + String.join(" ", arguments.subList(0, Math.min(3, arguments.size())))
                + " was refused: " + answer.text().strip());
    }
}
