/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

import java.nio.file.Path;

/**
 * Files of one process.
 *
 * @param pid the process id as text and nothing else, so that {@code kill $(cat …)} works
 * @param birth process id and start time, by which a recycled process id is told from our process
 * @param log what the process prints
 */
public record ProcessFiles(Path pid, Path birth, Path log) {

    /** The files of a process in a network's data folder. */
    public static ProcessFiles in(Path data, ProcessName name) {
        return new ProcessFiles(
                data.resolve(name + ".pid"), data.resolve(name.text()).resolve("birth"), data.resolve(name + ".log"));
    }

    /** Where a full log is set aside. */
    public Path olderLog() {
        return log.resolveSibling(log.getFileName() + ".1");
    }
}
