/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/** Reads the acceptance data, which lies in the folder {@code cases} of the project root. */
public final class CaseFiles {
    private CaseFiles() {}

    /** A vector file by name, such as {@code uscc.json}. */
    public static JsonObject vectors(String name) {
        return json("vectors/" + name);
    }

    /** A file by its path below the folder, such as {@code cases/expert-points.json}. */
    public static JsonObject json(String path) {
        try {
            return CanonicalJson.parseObject(
                    Files.readAllBytes(projectRoot().resolve("cases").resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes that a vector's {@code input} describes. */
    public static byte[] input(JsonObject input) {
        if (input.has("hex")) {
            return HexFormat.of().parseHex(input.string("hex"));
        }
        if (input.has("counterBytes")) {
            byte[] bytes = new byte[Math.toIntExact(input.integer("counterBytes"))];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) i;
            }
            return bytes;
        }
        String text = input.has("text")
                ? input.string("text")
                : input.string("repeatText").repeat(Math.toIntExact(input.integer("times")));
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The project root: the nearest folder above the module that holds {@code cases/vectors}. */
    public static Path projectRoot() {
        Path start = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("cases/vectors"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder cases/vectors above " + start);
    }
}
