/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands of a README, so that tests run what it says and not what they believe it says. */
record Readme(Path file, List<String> commands) {
    static Readme read(Path file) throws IOException {
        List<String> commands = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("```")) {
                inside = line.equals("```bash");
            } else if (inside && !line.isBlank() && !line.startsWith("#")) {
                commands.add(line.replaceFirst("\\s+#.*$", ""));
            }
        }
        return new Readme(file, List.copyOf(commands));
    }

    /** The command that begins so; fails when the README no longer tells it. */
    String command(String beginning) {
        return commands.stream()
                .filter(command -> command.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " tells no command that begins with " + beginning));
    }
}
