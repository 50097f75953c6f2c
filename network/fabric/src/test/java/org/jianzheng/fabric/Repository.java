/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's files. */
final class Repository {

    private static final Pattern VERSION =
            Pattern.compile("<artifactId>jianzheng-parent</artifactId>\\s*<version>([^<]+)<");

    private Repository() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            if (Files.isRegularFile(folder.resolve("network/topology.yaml"))) {
                return folder;
            }
            folder = folder.getParent();
        }
        throw new IllegalStateException("network/topology.yaml not found above the working directory");
    }

    static Path fabric() {
        return root().resolve("network/fabric");
    }

    static String text(String file) throws IOException {
        return Files.readString(root().resolve(file));
    }

    /** The version that the root POM gives all modules. */
    static String version() throws IOException {
        Matcher matcher = VERSION.matcher(text("pom.xml"));
        if (!matcher.find()) {
            throw new IllegalStateException("pom.xml names no version");
        }
        return matcher.group(1);
    }
}
