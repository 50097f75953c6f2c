/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jianzheng.launcher.files.OwnerOnly;

/** Keeps two launchers from changing one network at the same time. The system frees it when the launcher ends. */
public final class DataLock {

    /** What is done while nobody else may change the network. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it. */
        T run() throws IOException, InterruptedException;
    }

    private final DataFolder data;

    public DataLock(DataFolder data) {
        this.data = data;
    }

    /** Does the work and returns its result, or nothing if another launcher is at work. */
    public <T> Optional<T> holding(Work<T> work) throws IOException, InterruptedException {
        OwnerOnly.createFolders(data.root());
        try (FileChannel channel = FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return free(channel) ? Optional.of(work.run()) : Optional.empty();
        }
    }

    private static boolean free(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null && lock.isValid();
        } catch (OverlappingFileLockException takenInThisProcess) {
            return false;
        }
    }
}
