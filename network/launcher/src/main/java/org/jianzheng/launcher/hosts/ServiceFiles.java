/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.hosts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jianzheng.launcher.files.OwnerOnly;

/** The files that one program finds on its host, by their path in its folder; nothing else may be there. */
final class ServiceFiles {

    private final String service;
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    ServiceFiles(String service) {
        this.service = service;
    }

    /** Name of the program's folder. */
    String service() {
        return service;
    }

    Map<String, byte[]> files() {
        return Collections.unmodifiableMap(files);
    }

    ServiceFiles text(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ServiceFiles file(String path, Path source) throws IOException {
        files.put(path, Files.readAllBytes(source));
        return this;
    }

    /** A file or folder below one root, under the same path below another. */
    ServiceFiles tree(Path root, String under, Path source) throws IOException {
        if (Files.isRegularFile(source)) {
            return file(under + "/" + relative(root, source), source);
        }
        try (var tree = Files.walk(source)) {
            for (Path each : tree.filter(Files::isRegularFile).toList()) {
                file(under + "/" + relative(root, each), each);
            }
        }
        return this;
    }

    void write(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(service).resolve(file.getKey());
            OwnerOnly.create(target, file.getValue());
            if (isProgram(file.getKey()) && !target.toFile().setExecutable(true, true)) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }

    /** Whether a file is to be run: the peer's external builder. */
    static boolean isProgram(String path) {
        return path.startsWith("builder/bin/");
    }

    private static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
