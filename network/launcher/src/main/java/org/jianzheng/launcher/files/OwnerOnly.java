/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** Files and folders that only their owner may open (modes 600 and 700 where the file system knows modes). */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** Creates the folder and its missing parents, each for the owner only. Existing folders are left as they are. */
    public static void createFolders(Path folder) throws IOException {
        if (posix(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /**
     * Writes a new file, with its folders.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it exists: nothing is overwritten
     */
    public static void create(Path file, String text) throws IOException {
        create(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a new file, with its folders.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it exists: nothing is overwritten
     */
    public static void create(Path file, byte[] content) throws IOException {
        prepare(file);
        Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Replaces a file in one step: a reader sees the old content or the new, never a part. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".new");
        create(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void prepare(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            createFolders(folder);
        }
        if (posix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
