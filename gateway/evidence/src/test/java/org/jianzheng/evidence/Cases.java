/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/** Finds the acceptance data of the project from whatever folder the tests run in. */
public final class Cases {
    private static final int MAX_BYTES = 8 << 20;

    private Cases() {}

    /** A file below {@code cases/}. */
    public static Path file(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("cases").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new IllegalStateException(
                "cases/" + name + " was not found above " + Path.of("").toAbsolutePath());
    }

    /** A JSON object of the restricted profile below {@code cases/}. */
    public static JsonObject json(String name) {
        try {
            return CanonicalJson.parse(Files.readAllBytes(file(name)), MAX_BYTES)
                    .asObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
