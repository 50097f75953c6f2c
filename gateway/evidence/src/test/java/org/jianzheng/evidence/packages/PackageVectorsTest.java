/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.vectors.Splice;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier in the browser reads the same packages and must say the same. */
class PackageVectorsTest {
    @TempDir
    Path work;

    private PackageVectorFolder folder;

    @BeforeEach
    void open() {
        folder = new PackageVectorFolder(work);
    }

    @Test
    void says_of_every_package_what_the_vectors_expect() {
        List<PackageVector> vectors = folder.lines(PackageVectorFolder.VECTORS).stream()
                .map(PackageVector::fromJson)
                .toList();
        List<String> others = new ArrayList<>();
        for (PackageVector vector : vectors) {
            JsonObject given = PackageExpectation.of(folder.verify(vector));
            if (!given.equals(vector.expected())) {
                others.add(vector.name() + ": expected " + vector.expected() + ", given " + given);
            }
        }

        assertThat(others).isEmpty();
        assertThat(vectors.stream().flatMap(vector -> vector.row().stream())).hasSize(21);
    }

    @Test
    void says_of_every_changed_member_of_the_manifest_what_the_vectors_expect() {
        List<JsonObject> mutants = folder.lines(PackageVectorFolder.MUTANTS);
        List<String> others = new ArrayList<>();
        for (JsonObject mutant : mutants) {
            PackageVector vector = mutantOf(mutant);
            String given = PackageExpectation.of(folder.verify(vector)).array("findings") + "";
            if (!given.equals(mutant.array("findings").toString())) {
                others.add(vector.name() + ": expected " + mutant.array("findings") + ", given " + given);
            }
        }

        assertThat(others).isEmpty();
        assertThat(mutants).hasSizeGreaterThan(100);
    }

    private static PackageVector mutantOf(JsonObject json) {
        PackageVector.Change change = new PackageVector.Change(
                PackageManifest.NAME.value(), Optional.of(Splice.fromJson(json.object("splice"))));
        return new PackageVector(
                json.string("name"),
                json.string("base"),
                List.of(change),
                Optional.empty(),
                json.string("trust"),
                Optional.empty(),
                JsonObject.builder().build());
    }

    @Test
    void says_of_every_changed_byte_what_the_vectors_expect_and_never_that_it_plainly_matches() {
        for (JsonObject flips : folder.lines(PackageVectorFolder.FLIPS)) {
            assertThat(folder.flips(flips.string("base"), flips.string("trust"), (int) flips.integer("every")))
                    .isEqualTo(flips.array("results"))
                    .noneMatch(result -> result.toString().contains("plain"));
        }
    }
}
