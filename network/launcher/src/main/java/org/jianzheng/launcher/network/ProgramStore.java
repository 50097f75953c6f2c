/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jianzheng.launcher.files.FolderTree;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.protocol.Sha256;

/**
 * A running network's own copy of its programs. A build replaces jars in place, and a running JVM that meets another jar
 * under an open one fails in odd ways; so processes run from here, and {@code mvn verify} beside a running network is safe.
 */
final class ProgramStore implements ProgramSource {

    private static final int VERSION_DIGITS = 16;
    private static final String OWN = "jianzheng-";

    private final ProjectFolder project;
    private final DataFolder data;

    ProgramStore(ProjectFolder project, DataFolder data) {
        this.project = project;
        this.data = data;
    }

    @Override
    public Path jar(ProgramJar program) throws IOException {
        Path built = project.jar(program);
        Path folder = folder(program, built);
        if (!Files.isDirectory(folder)) {
            Path partial = data.programs().resolve(folder.getFileName() + ".partial");
            FolderTree.delete(partial);
            OwnerOnly.createFolders(partial.resolve("lib"));
            Files.copy(built, partial.resolve(program.artifact() + ".jar"), StandardCopyOption.COPY_ATTRIBUTES);
            for (Path library : libraries(built)) {
                take(library, partial.resolve("lib").resolve(String.valueOf(library.getFileName())));
            }
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return folder.resolve(program.artifact() + ".jar");
    }

    /** Removes the copies of earlier builds; nothing may run from them. */
    @Override
    public void forgetEarlier() throws IOException {
        if (!Files.isDirectory(data.programs())) {
            return;
        }
        Set<Path> present = new HashSet<>();
        for (ProgramJar program : ProgramJar.values()) {
            present.add(folder(program, project.jar(program)));
        }
        try (Stream<Path> folders = Files.list(data.programs())) {
            for (Path folder : folders.filter(each -> !present.contains(each)).toList()) {
                FolderTree.delete(folder);
            }
        }
    }

    private Path folder(ProgramJar program, Path built) throws IOException {
        return data.programs().resolve(program.artifact() + "-" + version(built));
    }

    /** Our own jars change with each build; libraries of others never do, and need no second copy. */
    private static void take(Path library, Path copy) throws IOException {
        if (!String.valueOf(library.getFileName()).startsWith(OWN)) {
            try {
                Files.createLink(copy, library);
                return;
            } catch (FileSystemException | UnsupportedOperationException elsewhere) {
                // Another file system than the project's, or one without links.
            }
        }
        Files.copy(library, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static String version(Path built) throws IOException {
        StringBuilder names = new StringBuilder();
        for (Path jar :
                Stream.concat(Stream.of(built), libraries(built).stream()).toList()) {
            names.append(jar.getFileName())
                    .append(' ')
                    .append(Files.size(jar))
                    .append(' ')
                    .append(Files.getLastModifiedTime(jar).toMillis())
                    .append('\n');
        }
        return Sha256.of(names.toString().getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, VERSION_DIGITS);
    }

    private static List<Path> libraries(Path built) throws IOException {
        Path folder = built.resolveSibling("lib");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
