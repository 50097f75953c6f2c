/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jianzheng.launcher.files.OwnerOnly;

/** What a program prints. One older file is kept, so that a program's logs stay below about twice the limit. */
final class LogFile {

    private static final long LIMIT = 16L * 1024 * 1024;
    private static final int LONGEST_TAIL = 64 * 1024;

    private final Path file;
    private final Path older;

    LogFile(ProcessFiles files) {
        this.file = files.log();
        this.older = files.olderLog();
    }

    /** Sets a full log aside before a new start, and makes sure that a new one is the owner's only. */
    void makeRoom() throws IOException {
        if (Files.exists(file) && Files.size(file) > LIMIT) {
            Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(file)) {
            OwnerOnly.create(file, "");
        }
    }

    List<String> tail(int lines) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        byte[] end;
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(LONGEST_TAIL, log.length());
            end = new byte[length];
            log.seek(log.length() - length);
            log.readFully(end);
        }
        List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }
}
