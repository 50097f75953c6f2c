/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.file.Path;

/** Where a program's jar is found, with its libraries in {@code lib} beside it. */
@FunctionalInterface
interface ProgramSource {

    /**
     * The jar.
     *
     * @throws ProgramMissing if it is not built
     */
    Path jar(ProgramJar program) throws IOException;

    /** Removes what was kept of earlier builds, if anything is kept. */
    default void forgetEarlier() throws IOException {}
}
