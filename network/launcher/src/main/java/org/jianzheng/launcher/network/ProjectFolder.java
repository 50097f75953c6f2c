/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The project's root, where the programs are after a build. */
public record ProjectFolder(Path root) {

    public ProjectFolder {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * The root above a folder.
     *
     * @throws IllegalStateException if no folder above has a {@code network/topology.yaml}
     */
    public static ProjectFolder above(Path start) {
        Path folder = start.toAbsolutePath().normalize();
        while (folder != null) {
            ProjectFolder project = new ProjectFolder(folder);
            if (Files.isRegularFile(project.topology())) {
                return project;
            }
            folder = folder.getParent();
        }
        throw new IllegalStateException("no network/topology.yaml in " + start + " or above");
    }

    /** The network's description. */
    public Path topology() {
        return root.resolve("network").resolve("topology.yaml");
    }

    /** The three scripts by which a real peer learns where an organisation's contracts run. */
    public Path builder() {
        return root.resolve("network").resolve("fabric").resolve("builder");
    }

    /** The dossier that is played as a sample. */
    public Path dossier() {
        return root.resolve("cases").resolve("sample");
    }

    /** The catalogues that are in force in the sample. */
    public Path catalogues() {
        return root.resolve("cases").resolve("catalogues");
    }

    /**
     * A program's jar.
     *
     * @throws ProgramMissing if it is not built, or built more than once
     */
    public Path jar(ProgramJar program) throws IOException {
        Path target = root.resolve(program.module()).resolve("target");
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(target)) {
            String pattern = program.artifact() + "-*.jar";
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, pattern)) {
                for (Path jar : jars) {
                    String name = String.valueOf(jar.getFileName());
                    if (!name.endsWith("-sources.jar")
                            && !name.endsWith("-javadoc.jar")
                            && !name.endsWith("-tests.jar")) {
                        found.add(jar);
                    }
                }
            }
        }
        if (found.size() != 1) {
            throw new ProgramMissing(program, target, found);
        }
        return found.getFirst();
    }
}
