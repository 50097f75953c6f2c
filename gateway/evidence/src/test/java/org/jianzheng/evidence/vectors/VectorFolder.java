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
import org.jianzheng.evidence.Cases;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/** The folder {@code cases/verifier}. */
final class VectorFolder {
    private final Path folder = Cases.file("verifier");
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, Judge> judges = new HashMap<>();

    List<Vector> vectors() {
        return lines("vectors.ndjson").stream().map(Vector::fromJson).toList();
    }

    List<JsonObject> lines(String name) {
        return new String(file(name), StandardCharsets.UTF_8)
                .lines()
                .map(CanonicalJson::parseObject)
                .toList();
    }

    Judge judge(String trust) {
        return judges.computeIfAbsent(trust, name -> Judge.of(TrustRoot.parse(file(name))));
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
