/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on disk, looked at before anything is written. */
final class FreeSpace {

    /** What stays free for everybody else. */
    private static final long KEPT = 64L << 20;

    private FreeSpace() {}

    /**
     * Makes sure that so many bytes fit.
     *
     * @throws RecoveryRefused if they do not
     */
    static void require(Path folder, long bytes) throws IOException {
        long usable = Files.getFileStore(folder).getUsableSpace();
        if (usable < bytes + KEPT) {
            throw new RecoveryRefused(
                    folder + " 空间不足：需要 " + ((bytes + KEPT) >> 20) + " MiB，可用 " + (usable >> 20) + " MiB。",
                    "Not enough room in " + folder + ": " + ((bytes + KEPT) >> 20) + " MiB are needed, "
                            + (usable >> 20) + " MiB are free.");
        }
    }
}
