/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.junit.jupiter.api.Test;

/** The verifier in the browser reads the same files and must say the same. */
class VerifierVectorsTest {
    private final VectorFolder folder = new VectorFolder();

    @Test
    void says_of_every_bundle_what_the_vectors_expect() {
        List<Vector> vectors = folder.vectors();
        List<String> others = new ArrayList<>();
        for (Vector vector : vectors) {
            JsonObject given = Expectation.of(vector.verify(folder));
            if (!given.equals(vector.expected())) {
                others.add(vector.name() + ": expected " + vector.expected() + ", given " + given);
            }
        }

        assertThat(others).isEmpty();
        assertThat(vectors).hasSizeGreaterThan(100);
    }

    @Test
    void says_of_every_changed_member_what_the_vectors_expect() {
        List<JsonObject> mutants = new ArrayList<>(folder.lines("mutants.ndjson"));
        mutants.addAll(folder.lines("part-mutants.ndjson"));
        List<String> others = new ArrayList<>();
        for (JsonObject mutant : mutants) {
            byte[] bytes = Splice.fromJson(mutant.object("splice")).apply(folder.file(mutant.string("bundle")));
            String said =
                    Expectation.brief(folder.judge(mutant.string("trust")).verify(mutant.string("bundle"), bytes));
            if (!said.equals(mutant.string("expected"))) {
                others.add(mutant.string("name") + ": expected " + mutant.string("expected") + ", given " + said);
            }
        }

        assertThat(others).isEmpty();
        assertThat(mutants).hasSizeGreaterThan(1_000);
    }

    @Test
    void reads_and_refuses_the_same_records() {
        byte[] base = new byte[0];
        List<String> others = new ArrayList<>();
        for (JsonObject vector : folder.lines("records.ndjson")) {
            if (vector.has("base")) {
                base = vector.string("base").getBytes(StandardCharsets.UTF_8);
            }
            byte[] whole = base;
            byte[] bytes = vector.optionalObject("splice")
                    .map(splice -> Splice.fromJson(splice).apply(whole))
                    .orElse(whole);
            String code = VectorMaker.codeOf(() -> VectorMaker.read(bytes));
            if (!code.equals(vector.string("expected"))) {
                others.add(vector.string("name") + ": expected " + vector.string("expected") + ", given " + code);
            }
        }

        assertThat(others).isEmpty();
    }

    @Test
    void says_of_every_changed_byte_what_the_vectors_expect() {
        for (JsonObject flips : folder.lines("flips.ndjson")) {
            byte[] bundle = folder.file(flips.string("bundle"));
            Judge judge = folder.judge(flips.string("trust"));

            assertThat(Flips.results(judge, flips.string("bundle"), bundle, (int) flips.integer("every")))
                    .as(flips.string("bundle"))
                    .isEqualTo(flips.array("results"));
        }
    }

    @Test
    void takes_and_refuses_the_same_trust_roots() {
        for (JsonObject vector : folder.lines("trust.ndjson")) {
            byte[] base = folder.file("trust.json");
            byte[] bytes = vector.optionalObject("splice")
                    .map(splice -> Splice.fromJson(splice).apply(base))
                    .orElse(base);

            assertThat(VectorMaker.codeOf(() -> TrustRoot.parse(bytes)))
                    .as(vector.string("name"))
                    .isEqualTo(vector.string("expected"));
        }
    }

    @Test
    void reads_and_refuses_the_same_json() {
        for (JsonObject vector : folder.lines("json.ndjson")) {
            byte[] bytes = Splice.fromJson(vector.object("splice")).apply(new byte[0]);

            assertThat(VectorMaker.codeOf(() -> CanonicalJson.parseCanonical(bytes, 1 << 16)))
                    .as(vector.string("name"))
                    .isEqualTo(vector.string("expected"));
        }
    }

    @Test
    void speaks_the_words_of_the_catalogue() {
        assertThat(CanonicalJson.parseObject(folder.file("catalogue.json"))).isEqualTo(VectorMaker.catalogue());
    }

    @Test
    void notices_another_answer() {
        Vector first = folder.vectors().getFirst();
        JsonObject other = first.expected().with("steps", JsonArray.of(new JsonString("none")));

        assertThat(Expectation.of(first.verify(folder))).isNotEqualTo(other);
    }
}
