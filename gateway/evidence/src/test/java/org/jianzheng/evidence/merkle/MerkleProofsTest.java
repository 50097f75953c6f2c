/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jianzheng.model.crypto.HashSuite;
import org.junit.jupiter.api.Test;

class MerkleProofsTest {
    private static final int ALL_PAIRS = 70;
    private static final TreeHasher HASHER = TreeHasher.of(HashSuite.SHA_256);
    private static final ReferenceTree TREE = ReferenceTree.ofRecords(HASHER, 3000);

    @Test
    void proves_inclusion_of_every_leaf_in_every_size() {
        for (long size = 1; size <= ALL_PAIRS; size++) {
            Hash root = TREE.root(size);
            for (long index = 0; index < size; index++) {
                InclusionProof.build(index, size, TREE, HASHER).verify(TREE.leaf(index), root, HASHER);
            }
        }
    }

    @Test
    void proves_consistency_of_every_pair_of_sizes() {
        for (long second = 1; second <= ALL_PAIRS; second++) {
            for (long first = 1; first <= second; first++) {
                ConsistencyProof.build(first, second, TREE, HASHER).verify(TREE.root(first), TREE.root(second), HASHER);
            }
        }
    }

    @Test
    void proves_random_places_of_larger_trees() {
        Random random = new Random(6962);
        for (int round = 0; round < 200; round++) {
            long size = 1 + random.nextLong(3000);
            long index = random.nextLong(size);
            InclusionProof.build(index, size, TREE, HASHER).verify(TREE.leaf(index), TREE.root(size), HASHER);
            long first = 1 + random.nextLong(size);
            ConsistencyProof.build(first, size, TREE, HASHER).verify(TREE.root(first), TREE.root(size), HASHER);
        }
    }

    @Test
    void refuses_inclusion_proofs_with_any_node_changed_removed_or_added() {
        for (long size = 1; size <= 40; size++) {
            Hash root = TREE.root(size);
            for (long index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.build(index, size, TREE, HASHER);
                Hash leaf = TREE.leaf(index);
                for (List<Hash> path : mutations(proof.path())) {
                    InclusionProof mutated = new InclusionProof(index, size, path);
                    assertThatThrownBy(() -> mutated.verify(leaf, root, HASHER)).isInstanceOf(ProofRefused.class);
                }
            }
        }
    }

    @Test
    void refuses_consistency_proofs_with_any_node_changed_removed_or_added() {
        for (long second = 1; second <= 40; second++) {
            for (long first = 1; first <= second; first++) {
                ConsistencyProof proof = ConsistencyProof.build(first, second, TREE, HASHER);
                Hash firstRoot = TREE.root(first);
                Hash secondRoot = TREE.root(second);
                for (List<Hash> path : mutations(proof.path())) {
                    ConsistencyProof mutated = new ConsistencyProof(first, second, path);
                    assertThatThrownBy(() -> mutated.verify(firstRoot, secondRoot, HASHER))
                            .isInstanceOf(ProofRefused.class);
                }
            }
        }
    }

    @Test
    void refuses_a_proof_for_another_index() {
        for (long index = 0; index < 13; index++) {
            InclusionProof proof = InclusionProof.build(index, 13, TREE, HASHER);
            for (long other = 0; other < 13; other++) {
                if (other != index) {
                    InclusionProof moved = new InclusionProof(other, 13, proof.path());
                    Hash leaf = TREE.leaf(index);
                    assertThatThrownBy(() -> moved.verify(leaf, TREE.root(13), HASHER))
                            .isInstanceOf(ProofRefused.class);
                }
            }
        }
    }

    @Test
    void says_which_rule_is_broken_and_both_values() {
        assertThatThrownBy(() -> InclusionProof.build(5, 5, TREE, HASHER))
                .isInstanceOfSatisfying(ProofRefused.class, refused -> {
                    assertThat(refused.rule()).isEqualTo(ProofRule.INDEX_BELOW_SIZE);
                    assertThat(refused).hasMessage("INDEX_BELOW_SIZE: computed 0 to 4, given 5");
                });
        InclusionProof proof = InclusionProof.build(2, 5, TREE, HASHER);
        InclusionProof cut = new InclusionProof(2, 5, proof.path().subList(0, 2));
        assertThatThrownBy(() -> cut.verify(TREE.leaf(2), TREE.root(5), HASHER))
                .hasMessage("PATH_NOT_SHORTER: computed 3 nodes, given 2 nodes");
        assertThatThrownBy(() -> new ConsistencyProof(0, 5, List.of()).verify(TREE.root(1), TREE.root(5), HASHER))
                .isInstanceOfSatisfying(
                        ProofRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(ProofRule.SIZES_ORDERED));
    }

    @Test
    void a_compact_range_has_the_root_of_the_tree_and_goes_on_from_its_saved_edge() {
        CompactRange range = new CompactRange(HASHER);
        for (long size = 0; size <= 300; size++) {
            assertThat(range.root()).isEqualTo(TREE.root(size));
            range = new CompactRange(HASHER, range.size(), range.peaks());
            range.append(TREE.leaf(size));
        }
        assertThatThrownBy(() -> new CompactRange(HASHER, 3, List.of(TREE.leaf(0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<List<Hash>> mutations(List<Hash> path) {
        List<List<Hash>> mutations = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<Hash> changed = new ArrayList<>(path);
            byte[] bytes = changed.get(i).toBytes();
            bytes[i % Hash.LENGTH] ^= 1;
            changed.set(i, Hash.of(bytes));
            mutations.add(changed);
            List<Hash> removed = new ArrayList<>(path);
            removed.remove(i);
            mutations.add(removed);
        }
        for (int i = 0; i <= path.size(); i++) {
            List<Hash> added = new ArrayList<>(path);
            added.add(i, HASHER.emptyRoot());
            mutations.add(added);
        }
        return mutations;
    }
}
