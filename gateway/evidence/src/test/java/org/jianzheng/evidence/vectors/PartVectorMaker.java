/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jianzheng.evidence.Cases;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Writes {@code parts.ndjson} and {@code part-mutants.ndjson} of {@code cases/verifier} and their files anew, where {@code -Dvectors=parts} asks for it. */
@EnabledIfSystemProperty(named = "vectors", matches = "parts")
class PartVectorMaker {
    @TempDir
    Path work;

    private final Path folder = Cases.file("verifier");

    @Test
    void makes_the_vectors_of_parts() throws IOException {
        PartScenes scenes = new PartScenes(work);
        Set<String> needed = needed(scenes);
        for (Map.Entry<String, byte[]> file : scenes.files().entrySet()) {
            if (needed.contains(file.getKey())) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        }
        List<JsonObject> lines = new ArrayList<>();
        for (Vector scene : scenes.vectors()) {
            Vector open = placed(scene, scenes, needed);
            lines.add(open.expecting(Expectation.of(open.verify(new VectorFolder())))
                    .toJson());
        }
        write("parts.ndjson", lines);
        List<JsonObject> mutants = new ArrayList<>();
        add(mutants, scenes, "a part between others", List.of("part"));
        add(mutants, scenes, "entries of some blocks", List.of("blocks", "part.first", "part.total"));
        add(mutants, scenes, "a bundle that extends an earlier checkpoint", List.of("consistency"));
        add(mutants, scenes, "a bundle that outlived its keys", List.of("later"));
        write("part-mutants.ndjson", mutants);
    }

    /** Files that are not a small change of another one, and whatever no bundle or answer is. */
    private static Set<String> needed(PartScenes scenes) {
        Set<String> needed = new LinkedHashSet<>();
        scenes.vectors().forEach(vector -> needed.addAll(vector.beside()));
        scenes.files().forEach((name, bytes) -> {
            boolean isProof = name.endsWith(Judge.ANSWER) || name.endsWith(".evb");
            if (!isProof || change(name, scenes, needed).isEmpty()) {
                needed.add(name);
            }
        });
        return needed;
    }

    private static Optional<Vector> change(String name, PartScenes scenes, Set<String> bases) {
        byte[] bytes = scenes.bytes(name);
        String extension = name.substring(name.length() - 4);
        return bases.stream()
                .filter(base -> base.endsWith(extension) && !base.equals(name))
                .map(base -> Map.entry(base, Splice.between(scenes.bytes(base), bytes)))
                .filter(change -> change.getValue().put().size() < bytes.length / 3)
                .min(Comparator.comparingInt(change -> change.getValue().put().size()))
                .map(change -> new Vector(
                        name,
                        change.getKey(),
                        Optional.of(change.getValue()),
                        "",
                        Optional.empty(),
                        JsonObject.builder().build()));
    }

    private static Vector placed(Vector scene, PartScenes scenes, Set<String> needed) {
        if (needed.contains(scene.bundle())) {
            return scene;
        }
        Vector change = change(scene.bundle(), scenes, needed).orElseThrow();
        return new Vector(
                scene.name(),
                change.bundle(),
                change.splice(),
                scene.trust(),
                scene.original(),
                scene.answer(),
                scene.held(),
                scene.beside(),
                scene.expected());
    }

    private void add(List<JsonObject> all, PartScenes scenes, String name, List<String> members) throws IOException {
        Vector base = scenes.vectors().stream()
                .filter(vector -> vector.name().equals(name))
                .findFirst()
                .orElseThrow();
        VectorFolder files = new VectorFolder();
        byte[] bytes = scenes.bytes(base.bundle());
        Vector placed = placed(base, scenes, needed(scenes));
        Judge judge = files.judge(base.trust(), Optional.empty());
        for (Mutants mutant :
                Mutants.of(CanonicalJson.parse(bytes, EvidenceBundle.MAX_BYTES).asObject())) {
            if (members.stream().noneMatch(mutant.name()::startsWith)) {
                continue;
            }
            byte[] changed = CanonicalJson.write(mutant.value());
            all.add(JsonObject.builder()
                    .put("name", mutant.name())
                    .put("bundle", placed.bundle())
                    .put(
                            "splice",
                            Splice.between(files.file(placed.bundle()), changed).toJson())
                    .put("trust", base.trust())
                    .put("expected", Expectation.brief(judge.verify(base.bundle(), changed)))
                    .build());
        }
    }

    private void write(String name, List<JsonObject> lines) throws IOException {
        String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
