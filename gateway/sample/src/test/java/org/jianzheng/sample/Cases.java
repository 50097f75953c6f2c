/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the acceptance data at the repository's root. */
public final class Cases {
    private Cases() {}

    /** A folder of {@code cases/}. */
    public static Path folder(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path cases = folder.resolve("cases").resolve(name);
            if (Files.isDirectory(cases)) {
                return cases;
            }
        }
        throw new AssertionError(
                "no folder cases/" + name + " above " + Path.of("").toAbsolutePath());
    }
}
