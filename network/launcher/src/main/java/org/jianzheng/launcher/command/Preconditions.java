/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.launcher.network.DataFolder;

/** What must be there before a command does anything. */
final class Preconditions {

    private static final long LEAST_DISK = 2_000_000_000L;
    private static final long LEAST_OPEN_FILES = 1_024;
    private static final int JDK = 25;

    private Preconditions() {}

    /** Whether the machine offers what a network needs. */
    static void check(DataFolder data, Console console) throws IOException {
        requireJdk();
        requireDisk(data.root());
        warnOfFewFiles(console);
    }

    static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CommandRefused(ExitCode.USAGE, "找不到 " + file, "There is no " + file);
        }
    }

    private static void requireJdk() {
        int version = Runtime.version().feature();
        if (version != JDK) {
            throw new CommandRefused(
                    ExitCode.PRECONDITION,
                    "需要 JDK " + JDK + "，当前为 " + version + "。network/find-java 会列出查找过的位置。",
                    "JDK " + JDK + " is needed, this is " + version + ". network/find-java says where it looked.");
        }
    }

    private static void requireDisk(Path root) throws IOException {
        Path existing = root;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        long free = Files.getFileStore(existing).getUsableSpace();
        if (free < LEAST_DISK) {
            throw new CommandRefused(
                    ExitCode.PRECONDITION,
                    "磁盘空间不足：" + existing + " 仅剩 " + free / 1_000_000 + " MB，需要 " + LEAST_DISK / 1_000_000
                            + " MB。请清理，或用 --data 指定别处。",
                    "The disk is nearly full: " + free / 1_000_000 + " MB are free at " + existing + ", "
                            + LEAST_DISK / 1_000_000
                            + " MB are needed. Make room, or choose another place with --data.");
        }
    }

    private static void warnOfFewFiles(Console console) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < LEAST_OPEN_FILES) {
            long limit = system.getMaxFileDescriptorCount();
            console.step(
                    "提示：可打开文件数上限只有 " + limit + "，建议 ulimit -n 4096",
                    "Note: only " + limit + " files may be open at once; ulimit -n 4096 is advised");
        }
    }
}
