/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.topology.Organisation;

/** Moves what is to be replaced out of the way; nothing is ever deleted here. */
public record SetAside(DataFolder data, InstantSource clock) {

    /** A time in names of files. */
    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Moves those of these that exist (relative to the data folder) into a folder of their own, which is returned. */
    public Path move(Organisation organisation, List<Path> parts) throws IOException {
        Path aside =
                data.root().resolve("set-aside").resolve(organisation.name() + "-" + STAMP.format(clock.instant()));
        OwnerOnly.createFolders(aside);
        for (Path part : parts) {
            Path from = data.root().resolve(part);
            if (Files.exists(from)) {
                Path to = aside.resolve(part);
                Path folder = to.getParent();
                if (folder != null) {
                    OwnerOnly.createFolders(folder);
                }
                Files.move(from, to);
            }
        }
        return aside;
    }
}
