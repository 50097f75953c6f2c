/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of our own that is erased at the end.
 *
 * @param path the folder
 */
record ScratchFolder(Path path) implements AutoCloseable {
    /** Makes one within this folder, or where the system keeps temporary files. */
    static ScratchFolder in(@Nullable Path parent) throws IOException {
        String name = "jianzheng-audit";
        return new ScratchFolder(
                parent == null ? Files.createTempDirectory(name) : Files.createTempDirectory(parent, name));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(ScratchFolder::delete);
        }
    }

    private static void delete(Path each) {
        try {
            Files.delete(each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
