/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this module lies, from whichever folder the tests are started. */
final class Module {
    private Module() {}

    static Path folder() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path module = folder.resolve("gateway/server");
            if (Files.exists(module.resolve("pom.xml"))) {
                return module;
            }
        }
        throw new IllegalStateException("gateway/server is not above " + here);
    }
}
