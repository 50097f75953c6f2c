/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.evidence.chunk.ChunkedFile;

/** The folder whose files are stated. Hidden files and folders are left out, and files that are still being written. */
final class WatchedFolder {
    private static final long MAX_FILE = 1L << 42;

    private final Path folder;
    private final Duration settled;

    /**
     * Watches a folder with everything below it.
     *
     * @param settled how long a file must not have been written before it is read
     */
    WatchedFolder(Path folder, Duration settled) {
        if (!Files.isDirectory(folder)) {
            throw new CaptureProblem("there is no folder " + folder, "没有文件夹 " + folder);
        }
        this.folder = folder;
        this.settled = settled;
    }

    /** The files that are whole by now, the oldest first. */
    List<SeenFile> files(Instant now) {
        List<SeenFile> seen = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile).filter(this::isShown)::iterator) {
                look(path)
                        .filter(file -> !file.modified().isAfter(now.minus(settled)))
                        .ifPresent(seen::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
        }
        seen.sort(Comparator.comparing(SeenFile::modified).thenComparing(SeenFile::name));
        return seen;
    }

    private boolean isShown(Path path) {
        for (Path part : folder.relativize(path)) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private Optional<SeenFile> look(Path path) throws IOException {
        try {
            return Optional.of(SeenFile.of(folder, path));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** Where a file lies that is as it was seen; empty if it was changed or is gone. */
    Optional<Path> unchanged(SeenFile file) throws IOException {
        Path path = folder.resolve(file.name());
        return look(path).filter(file::equals).map(same -> path);
    }

    /** Reads a file once; empty if it was changed meanwhile or is gone. */
    Optional<ChunkedFile> read(SeenFile file) {
        Path path = folder.resolve(file.name());
        try (InputStream stream = Files.newInputStream(path)) {
            ChunkedFile content = ChunkedFile.read(stream, MAX_FILE);
            boolean unchanged =
                    content.size() == file.size() && SeenFile.of(folder, path).equals(file);
            return unchanged ? Optional.of(content) : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + path + " cannot be read", e);
        }
    }
}
