/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.evidence.Cases;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;

/** The folder {@code cases/verifier/packages}, and verification of what stands there. */
final class PackageVectorFolder {
    static final String VECTORS = "verifier/packages/vectors.ndjson";
    static final String MUTANTS = "verifier/packages/mutants.ndjson";
    static final String FLIPS = "verifier/packages/flips.ndjson";

    private final Map<String, byte[]> files = new HashMap<>();
    private final Path work;

    /** @param work where packages are written before they are verified */
    PackageVectorFolder(Path work) {
        this.work = work;
    }

    byte[] file(String name) {
        return files.computeIfAbsent(name, unread -> {
            try {
                return Files.readAllBytes(Cases.file(unread));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    List<JsonObject> lines(String name) {
        return new String(file(name), StandardCharsets.UTF_8)
                .lines()
                .map(CanonicalJson::parseObject)
                .toList();
    }

    PackageReport verify(byte[] container, String trust) {
        try {
            return new PackageVerifier(TrustRoot.parse(file(trust)))
                    .verify(Files.write(work.resolve("package.zip"), container));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PackageReport verify(PackageVector vector) {
        return verify(vector.bytes(file(vector.base())), vector.trust());
    }

    /**
     * Changes bit {@code i mod 8} of every byte {@code i} that {@code every} divides, one at a time.
     *
     * @return how often in a row, and what was said, by turns
     */
    JsonArray flips(String base, String trust, int every) {
        byte[] changed = file(base).clone();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < changed.length; i += every) {
            changed[i] ^= (byte) (1 << (i & 7));
            said.add(PackageExpectation.brief(verify(changed, trust)));
            changed[i] ^= (byte) (1 << (i & 7));
        }
        return runs(said);
    }

    private static JsonArray runs(List<String> said) {
        List<JsonValue> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= said.size(); i++) {
            if (i == said.size() || !said.get(i).equals(said.get(from))) {
                runs.add(new JsonInteger(i - from));
                runs.add(new JsonString(said.get(from)));
                from = i;
            }
        }
        return JsonArray.of(runs);
    }
}
