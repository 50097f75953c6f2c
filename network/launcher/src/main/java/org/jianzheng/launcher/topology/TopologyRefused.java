/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.io.Serial;

/** The topology file cannot be used; the message names file position and reason. */
public final class TopologyRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    TopologyRefused(int line, String reason) {
        super("topology line " + line + ": " + reason);
    }

    TopologyRefused(String reason) {
        super("topology: " + reason);
    }
}
