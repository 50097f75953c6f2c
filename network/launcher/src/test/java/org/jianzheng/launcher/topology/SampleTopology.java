/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The topology that the project ships. */
public final class SampleTopology {

    private SampleTopology() {}

    /** Its text. */
    public static String text() throws IOException {
        return Files.readString(file());
    }

    /** Its content. */
    public static Topology read() throws IOException {
        return TopologyReader.parse(text());
    }

    /** Where it lies, from whichever folder the tests run. */
    public static Path file() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path file = folder.resolve("network").resolve("topology.yaml");
            if (Files.isRegularFile(file)) {
                return file;
            }
            folder = folder.getParent();
        }
        throw new IllegalStateException("network/topology.yaml not found above the working directory");
    }
}
