/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jianzheng.model.crypto.HashSuite;
import org.junit.jupiter.api.Test;

class RangeProofTest {
    private static final TreeHasher HASHER = TreeHasher.of(HashSuite.SHA_256);

    private static List<Hash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> HASHER.leaf(new byte[] {(byte) number}))
                .toList();
    }

    @Test
    void every_range_of_every_small_tree_leads_to_its_root_and_to_no_other() {
        for (int size = 1; size <= 20; size++) {
            List<Hash> leaves = leaves(size);
            FixedTree tree = new FixedTree(HASHER, leaves);
            for (int begin = 0; begin < size; begin++) {
                for (int end = begin + 1; end <= size; end++) {
                    RangeProof proof = RangeProof.build(begin, end, size, tree);
                    List<Hash> part = new ArrayList<>(leaves.subList(begin, end));
                    assertThat(proof.root(part, HASHER)).isEqualTo(tree.root());
                    part.set(part.size() - 1, HASHER.leaf(new byte[] {99}));
                    assertThat(proof.root(part, HASHER)).isNotEqualTo(tree.root());
                }
            }
        }
    }

    @Test
    void refuses_subtrees_that_are_too_few_or_too_many_and_other_numbers_of_leaves() {
        List<Hash> leaves = leaves(11);
        FixedTree tree = new FixedTree(HASHER, leaves);
        RangeProof proof = RangeProof.build(3, 6, 11, tree);
        List<Hash> part = leaves.subList(3, 6);

        refuses(new RangeProof(3, 6, 11, proof.left().subList(1, 2), proof.right()), part);
        refuses(
                new RangeProof(
                        3,
                        6,
                        11,
                        proof.left(),
                        proof.right().subList(1, proof.right().size())),
                part);
        List<Hash> more = new ArrayList<>(proof.right());
        more.add(leaves.getFirst());
        refuses(new RangeProof(3, 6, 11, proof.left(), more), part);
        refuses(proof, leaves.subList(3, 7));
        refuses(new RangeProof(6, 6, 11, proof.left(), proof.right()), List.of());
        refuses(new RangeProof(3, 12, 11, proof.left(), proof.right()), part);
    }

    private static void refuses(RangeProof proof, List<Hash> part) {
        assertThatThrownBy(() -> proof.root(part, HASHER)).isInstanceOf(ProofRefused.class);
    }

    @Test
    void a_growing_tree_tells_of_every_subtree_that_becomes_complete() {
        TreeHasher hasher = TreeHasher.of(HashSuite.SHA_256);
        ReferenceTree tree = ReferenceTree.ofRecords(hasher, 600);
        CompactRange growing = new CompactRange(hasher);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            growing.append(tree.leaf(i), (level, index, node) -> {
                assertThat(node).isEqualTo(tree.node(level, index));
                told.add(level + "/" + index);
            });
        }
        assertThat(told).doesNotHaveDuplicates().hasSize(300 + 150 + 75 + 37 + 18 + 9 + 4 + 2 + 1);
    }
}
