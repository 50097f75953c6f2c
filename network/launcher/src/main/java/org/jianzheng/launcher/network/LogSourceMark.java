/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/**
 * Remembers from whose gateway an organisation's gateway takes its log over, because its own peer joined from a snapshot and has no
 * early blocks.
 */
public record LogSourceMark(DataFolder data, Organisation organisation) {

    /** The file's name in the gateway's folder. */
    public static final String FILE = "log-source";

    /** Remembers the source. */
    public void remember(Organisation source) throws IOException {
        OwnerOnly.replace(file(), (source.name() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** The source, if there is one. */
    Optional<Organisation> source(Topology topology) throws IOException {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        String name = Files.readString(file()).strip();
        return Optional.of(topology.members().stream()
                .filter(member -> member.name().text().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException(file() + " names no organisation: '" + name + "'")));
    }

    private Path file() {
        return data.of(Programs.gatewayName(organisation).text()).resolve(FILE);
    }
}
