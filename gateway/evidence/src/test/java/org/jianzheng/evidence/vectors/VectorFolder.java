/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.evidence.Cases;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.SignedNote;

/** A folder with vectors and their files: {@code cases/verifier}, or one that was generated. */
final class VectorFolder {
    private final Path folder;
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, Judge> judges = new HashMap<>();

    VectorFolder() {
        this(Cases.file("verifier"));
    }

    VectorFolder(Path folder) {
        this.folder = folder;
    }

    List<Vector> vectors() {
        return Stream.of("vectors.ndjson", "parts.ndjson", "bids.ndjson")
                .flatMap(name -> lines(name).stream())
                .map(Vector::fromJson)
                .toList();
    }

    List<JsonObject> lines(String name) {
        return new String(file(name), StandardCharsets.UTF_8)
                .lines()
                .map(CanonicalJson::parseObject)
                .toList();
    }

    Judge judge(String trust) {
        return judge(trust, Optional.empty());
    }

    /** By somebody who holds the checkpoint of a file. */
    Judge judge(String trust, Optional<String> held) {
        return judges.computeIfAbsent(
                trust + held, name -> Judge.of(TrustRoot.parse(file(trust)), held.map(this::checkpoint)));
    }

    private Checkpoint checkpoint(String name) {
        return Checkpoint.parse(
                SignedNote.parse(new String(file(name), StandardCharsets.UTF_8)).text());
    }

    byte[] file(String name) {
        return files.computeIfAbsent(name, this::read);
    }

    private byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
