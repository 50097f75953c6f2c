/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianzheng.evidence.log.EntryTile;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * The folder of an archive. It is written by whoever makes or renews the archive, and read by everybody else.
 *
 * @param root the folder
 */
public record ArchiveFolder(Path root) {
    private static final String UNFINISHED = "unfinished";
    private static final long MAX_FILE_BYTES = Math.max(EntryTile.MAX_BYTES, ArchiveManifest.MAX_BYTES);

    /** Where an archive that is being made keeps what it has checked so far. */
    Path unfinished() {
        return root.resolve(UNFINISHED);
    }

    boolean isUnfinished() {
        return Files.isDirectory(unfinished());
    }

    /** What whoever makes the archive has noted under this name for going on; empty if nothing. */
    Optional<byte[]> unfinished(String name, int most) throws IOException {
        Path file = unfinished().resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return Optional.of(stream.readNBytes(most));
        }
    }

    /** Notes something for going on, wholly or not at all. */
    void keepUnfinished(String name, byte[] bytes) throws IOException {
        replace(unfinished().resolve(name), bytes);
    }

    boolean holds(ArchivePath path) {
        return Files.exists(file(path));
    }

    boolean isEmpty() throws IOException {
        if (!Files.exists(root)) {
            return true;
        }
        try (Stream<Path> files = Files.list(root)) {
            return files.findAny().isEmpty();
        }
    }

    /**
     * The bytes of a file, at most one more than {@code most}, so that what is too large is seen to be.
     *
     * @throws NoSuchFileException if there is no such file
     */
    byte[] bytes(ArchivePath path, int most) throws IOException {
        if (!Files.isRegularFile(file(path), LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path.value());
        }
        try (InputStream stream = Files.newInputStream(file(path))) {
            return stream.readNBytes(most + 1);
        }
    }

    /** Size and digests of a file as it is now; refuses ({@code TOO_LARGE}) one that no archive holds. */
    ArchivedFile sum(ArchivePath path) throws IOException {
        if (!Files.isRegularFile(file(path), LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path.value());
        }
        long size = Files.size(file(path));
        try (InputStream stream = Files.newInputStream(file(path))) {
            return new ArchivedFile(path, size, DualDigest.of(stream, MAX_FILE_BYTES));
        }
    }

    /** All that lies in the folder and is no folder, by its path; refuses ({@code TOO_LARGE}) more than an archive holds. */
    SortedSet<String> names() throws IOException {
        int most = ArchiveManifest.MAX_FILES + ArchivedTile.OTHERS;
        try (Stream<Path> files = Files.walk(root)) {
            TreeSet<String> names = files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .limit(most + 1L)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (names.size() > most) {
                throw Refusal.of(ErrorCode.TOO_LARGE, "there are more than %d files in %s", most, root);
            }
            return names;
        }
    }

    /** Writes a file wholly or not at all. */
    void write(ArchivePath path, byte[] bytes) throws IOException {
        Path file = file(path);
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        replace(file, bytes);
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(written, bytes);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what was kept for going on. */
    void finish() throws IOException {
        try (Stream<Path> files = Files.walk(unfinished())) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private Path file(ArchivePath path) {
        return root.resolve(path.value());
    }
}
