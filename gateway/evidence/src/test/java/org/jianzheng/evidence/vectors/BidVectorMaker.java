/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jianzheng.evidence.Cases;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Writes the vectors about sealed bids anew, with new keys, where {@code -Dvectors=bids} asks for it. */
@EnabledIfSystemProperty(named = "vectors", matches = "bids")
class BidVectorMaker {
    private static final String TRUST = "bid-trust.json";

    @TempDir
    Path work;

    private final Path folder = Cases.file("verifier");

    @Test
    void makes_the_vectors_of_sealed_bids() throws IOException {
        BidScenes bids = new BidScenes(work);
        Files.write(folder.resolve(TRUST), bids.trust().canonical());
        StringBuilder lines = new StringBuilder();
        for (Scene scene : bids.scenes()) {
            String file = scene.name().replaceAll("[^a-z0-9]+", "-") + scene.extension();
            Files.write(folder.resolve(file), scene.bundle().toByteArray());
            Vector open = new Vector(
                    scene.name(),
                    file,
                    Optional.empty(),
                    TRUST,
                    Optional.empty(),
                    Optional.empty(),
                    JsonObject.builder().build());
            lines.append(open.expecting(Expectation.of(open.verify(new VectorFolder())))
                            .toJson())
                    .append('\n');
        }
        Files.write(folder.resolve("bids.ndjson"), lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
