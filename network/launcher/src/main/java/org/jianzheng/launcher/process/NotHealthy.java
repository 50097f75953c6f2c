/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

import java.io.Serial;
import java.nio.file.Path;
import java.util.List;

/** A program did not become healthy in time; the message says why and ends with its log's last lines. */
public final class NotHealthy extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    NotHealthy(ProcessName name, String trouble, Path log, List<String> tail) {
        super(name + " did not come up: " + trouble + ". End of " + log + ":\n  | " + String.join("\n  | ", tail));
    }
}
