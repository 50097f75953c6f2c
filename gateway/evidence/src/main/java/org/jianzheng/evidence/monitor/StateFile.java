/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/**
 * Where a monitor keeps what it remembers. A save replaces the file as a whole or not at all; a file that is missing or was changed
 * is told and never made anew.
 *
 * @param path of the file
 */
public record StateFile(Path path) {
    private static final int MAX_BYTES = 32 << 20;
    private static final String STATE = "state";
    private static final String DIGEST = "sha256";

    /**
     * Reads it.
     *
     * @throws NoSuchFileException if there is none
     * @throws IOException if it cannot be read
     * @throws Refusal {@code DIGEST_MISMATCH} and others if it is not as it was saved
     */
    public MonitorState load() throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        JsonObject json = CanonicalJson.parseCanonical(bytes, MAX_BYTES).asObject();
        json.requireOnly(STATE, DIGEST);
        JsonObject state = json.object(STATE);
        String computed = digest(state);
        if (!computed.equals(json.string(DIGEST))) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH, "the state has digest %s, it says %s", computed, json.string(DIGEST));
        }
        return MonitorState.fromJson(state);
    }

    /** Whether there is one. */
    public boolean exists() {
        return Files.exists(path);
    }

    /** Keeps a state; when this returns, the file holds it. */
    public void save(MonitorState state) throws IOException {
        JsonObject json = state.toJson();
        byte[] bytes = CanonicalJson.write(
                JsonObject.builder().put(STATE, json).put(DIGEST, digest(json)).build());
        Path written = path.resolveSibling(path.getFileName() + ".new");
        Files.write(
                written,
                bytes,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String digest(JsonObject state) {
        return HashSuite.SHA_256.digest(CanonicalJson.write(state)).hex();
    }
}
