/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jianzheng.evidence.Cases;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** cases/vectors/rfc6962.json. */
class Rfc6962VectorsTest {
    private static final JsonObject VECTORS = Cases.json("vectors/rfc6962.json");

    @ParameterizedTest
    @EnumSource
    void computes_the_leaf_hashes_and_roots(HashSuite suite) {
        JsonObject vectors = vectors(suite);
        TreeHasher hasher = TreeHasher.of(suite);
        List<String> leafHashes = vectors.array("firstLeafHashes").strings();
        for (int i = 0; i < leafHashes.size(); i++) {
            assertThat(hasher.leaf(("record-" + i).getBytes(StandardCharsets.UTF_8))
                            .hex())
                    .isEqualTo(leafHashes.get(i));
        }
        for (JsonObject vector : vectors.array("roots").objects()) {
            long size = vector.integer("size");
            ReferenceTree tree = ReferenceTree.ofRecords(hasher, size);
            assertThat(tree.root(size).hex()).as("size %d", size).isEqualTo(vector.string("root"));
            assertThat(MerkleTree.root(size, tree, hasher).hex())
                    .as("size %d from nodes", size)
                    .isEqualTo(vector.string("root"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void computes_the_reference_roots_of_certificate_transparency(HashSuite suite) {
        TreeHasher hasher = TreeHasher.of(suite);
        JsonObject reference = VECTORS.object("certificateTransparencyReference");
        List<String> roots = reference
                .array(suite == HashSuite.SM3 ? "sm3Roots" : "sha256Roots")
                .strings();
        CompactRange range = new CompactRange(hasher);
        assertThat(range.root().hex()).isEqualTo(roots.getFirst());
        List<String> leaves = reference.array("leavesHex").strings();
        for (int i = 0; i < leaves.size(); i++) {
            range.append(hasher.leaf(HexFormat.of().parseHex(leaves.get(i))));
            assertThat(range.root().hex()).isEqualTo(roots.get(i + 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void accepts_and_rebuilds_every_good_proof(HashSuite suite) {
        TreeHasher hasher = TreeHasher.of(suite);
        for (JsonObject vector : vectors(suite).array("inclusion").objects()) {
            InclusionProof proof = inclusion(vector);
            assertThatCode(() -> verify(proof, vector, hasher)).doesNotThrowAnyException();
            assertThat(InclusionProof.build(
                            proof.index(), proof.size(), ReferenceTree.ofRecords(hasher, proof.size()), hasher))
                    .isEqualTo(proof);
        }
        for (JsonObject vector : vectors(suite).array("consistency").objects()) {
            ConsistencyProof proof = consistency(vector);
            assertThatCode(() -> verify(proof, vector, hasher)).doesNotThrowAnyException();
            assertThat(ConsistencyProof.build(
                            proof.first(), proof.second(), ReferenceTree.ofRecords(hasher, proof.second()), hasher))
                    .isEqualTo(proof);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refuses_every_bad_proof(HashSuite suite) {
        TreeHasher hasher = TreeHasher.of(suite);
        SoftAssertions refused = new SoftAssertions();
        for (JsonObject vector : vectors(suite).array("negative").objects()) {
            refused.assertThatThrownBy(() -> {
                        switch (vector.string("kind")) {
                            case "inclusion" -> verify(inclusion(vector), vector, hasher);
                            case "consistency" -> verify(consistency(vector), vector, hasher);
                            default -> throw new IllegalStateException("unknown kind in the vectors");
                        }
                    })
                    .as(vector.string("name"))
                    .isInstanceOf(ProofRefused.class);
        }
        refused.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void the_size_is_not_bound_by_the_hashes_and_must_come_from_the_checkpoint(HashSuite suite) {
        TreeHasher hasher = TreeHasher.of(suite);
        JsonObject vector = vectors(suite).object("sizeNotBound");
        List<Hash> path = hashes(vector);
        Hash leaf = Hash.ofHex(vector.string("leafHash"));
        Hash root = Hash.ofHex(vector.string("root"));
        InclusionProof claimed = new InclusionProof(vector.integer("index"), vector.integer("claimedSize"), path);
        assertThatCode(() -> claimed.verify(leaf, root, hasher)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new InclusionProof(vector.integer("index"), 4, path).verify(leaf, root, hasher))
                .isInstanceOf(ProofRefused.class);
    }

    private static JsonObject vectors(HashSuite suite) {
        return VECTORS.object("suites").object(suite.id());
    }

    private static InclusionProof inclusion(JsonObject vector) {
        return new InclusionProof(vector.integer("index"), vector.integer("size"), hashes(vector));
    }

    private static ConsistencyProof consistency(JsonObject vector) {
        return new ConsistencyProof(vector.integer("first"), vector.integer("second"), hashes(vector));
    }

    private static List<Hash> hashes(JsonObject vector) {
        return vector.array("proof").strings().stream().map(Hash::ofHex).toList();
    }

    private static void verify(InclusionProof proof, JsonObject vector, TreeHasher hasher) {
        proof.verify(Hash.ofHex(vector.string("leafHash")), Hash.ofHex(vector.string("root")), hasher);
    }

    private static void verify(ConsistencyProof proof, JsonObject vector, TreeHasher hasher) {
        proof.verify(Hash.ofHex(vector.string("firstRoot")), Hash.ofHex(vector.string("secondRoot")), hasher);
    }
}
