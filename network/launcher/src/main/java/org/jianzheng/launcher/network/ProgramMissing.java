/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.Serial;
import java.nio.file.Path;
import java.util.List;

/** A program of the network is not built, or built in several versions. */
public final class ProgramMissing extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ProgramMissing(ProgramJar program, Path target, List<Path> found) {
        super(
                found.isEmpty()
                        ? program.module() + " is not built: no " + program.artifact() + "-*.jar in " + target
                                + ". network/up builds it, and so does mvn package"
                        : "several versions of " + program.artifact() + " in " + target + ": remove the folder and run"
                                + " network/up");
    }
}
