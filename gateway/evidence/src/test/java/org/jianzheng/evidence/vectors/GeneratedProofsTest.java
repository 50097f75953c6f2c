/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leaves {@code target/generated-proofs} behind, in the form of {@code cases/verifier}, where the verifier in the browser finds it: its tests come later in
 * the build and must say the same. {@code -Dproofs.seed} and {@code -Dproofs.count} make others and more.
 */
class GeneratedProofsTest {
    private static final long SEED = Long.getLong("proofs.seed", 20_261_123);
    private static final int COUNT = Integer.getInteger("proofs.count", 2_000);
    private static final int LOGS = 2;

    /** Under this one no bundle is invalid as it was made, but for stamps that are over another text. */
    private static final String NEWEST = "trust-0-3.json";

    @TempDir
    Path work;

    @Test
    void judges_thousands_of_bundles_and_answers_of_random_shape_and_damage() throws IOException {
        Path folder = emptied(Path.of("target", "generated-proofs").toAbsolutePath());
        List<JsonObject> lines = new ArrayList<>();
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        Set<String> reasons = new TreeSet<>();
        VectorFolder files = new VectorFolder(folder);

        for (Vector vector : new GeneratedProofs(work, folder, SEED).make(COUNT, LOGS)) {
            VerificationReport report = vector.verify(files);
            verdicts.merge(report.verdict(), 1, Integer::sum);
            reasons.add(Expectation.brief(report));
            lines.add(vector.expecting(Expectation.of(report)).toJson());
            if (vector.splice().isEmpty()
                    && vector.trust().equals(NEWEST)
                    && report.verdict() == Verdict.PROOF_INVALID) {
                assertThat(Expectation.brief(report)).as(vector.name()).contains("TIMESTAMP_IMPRINT");
            }
            if (vector.name().endsWith("BIT") || vector.name().endsWith("CUT")) {
                assertThat(report.verdict()).as(vector.name()).isIn(Verdict.PROOF_INVALID, Verdict.CANNOT_TELL);
            }
        }

        Files.writeString(folder.resolve("vectors.ndjson"), text(lines), StandardCharsets.UTF_8);
        assertThat(lines).hasSize(COUNT);
        assertThat(verdicts.keySet()).containsExactlyInAnyOrder(Verdict.values());
        assertThat(verdicts.values()).allMatch(count -> count >= 10);
        assertThat(reasons).hasSizeGreaterThan(30);
    }

    private static String text(List<JsonObject> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.list(folder)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
