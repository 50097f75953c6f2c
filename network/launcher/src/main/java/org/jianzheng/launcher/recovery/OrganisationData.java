/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.LogSourceMark;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.topology.Organisation;

/**
 * What lies in a data folder and only one organisation has. Whatever else it has, its ledger, log and search, is fetched or
 * derived again.
 */
record OrganisationData(DataFolder data, Organisation organisation) {

    /** What the gateway could not get back from anywhere, in the order in which it is copied: what matters most comes first. */
    private static final List<String> GATEWAY_STORES =
            List.of("intents", "batches", "keys", "files", LogSourceMark.FILE);

    ProcessName gateway() {
        return Programs.gatewayName(organisation);
    }

    /** Folders and files of a backup, relative to the data folder, whether or not they exist. */
    List<Path> backedUp() {
        List<Path> all = new ArrayList<>();
        GATEWAY_STORES.forEach(store -> all.add(relative(gatewayFolder().resolve(store))));
        all.add(relative(identities()));
        all.add(relative(people()));
        return all;
    }

    /** What a restore sets aside: all that was there of the gateway, and the identities. */
    List<Path> replaced() {
        return List.of(relative(gatewayFolder()), relative(identities()), relative(people()));
    }

    /** The files of a backup in the order in which they are copied, relative to the data folder. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path part : backedUp()) {
            Path root = data.root().resolve(part);
            if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
                try (Stream<Path> tree = Files.walk(root)) {
                    tree.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .sorted()
                            .map(this::relative)
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    Path gatewayFolder() {
        return data.of(gateway().text());
    }

    private Path identities() {
        return data.crypto().organisation(organisation.name());
    }

    private Path people() {
        return data.crypto().people(organisation.name());
    }

    private Path relative(Path path) {
        return data.root().relativize(path);
    }
}
