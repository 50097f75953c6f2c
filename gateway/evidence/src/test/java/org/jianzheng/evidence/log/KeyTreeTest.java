/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.ReferenceTree;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.crypto.HashSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyTreeTest {
    private static final int BLOCKS = 8;
    private static final int IN_A_BLOCK = 290;

    @TempDir
    Path folder;

    @Test
    void proves_every_part_of_a_key_as_the_definition_of_the_tree_does() {
        PlainBlocks blocks = new PlainBlocks(31, 2);
        IndexKey key = new IndexKey(IndexName.LOT, "E14090000G%015d".formatted(1));
        List<Long> positions = new ArrayList<>();
        List<LogEntry> entries = new ArrayList<>();
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            for (int number = 0; number < BLOCKS; number++) {
                LogBlock block = blocks.block(number, IN_A_BLOCK);
                for (LogEntry entry : block.entries()) {
                    if (entry.keys().contains(key)) {
                        positions.add(log.size() + entry.index());
                        entries.add(entry);
                    }
                }
                log.append(block);
            }
            KeyTree tree = log.keyTree(key);
            int all = entries.size();
            assertThat(all).isGreaterThan(1024);
            assertThat(tree.positions(0, all)).isEqualTo(positions);
            for (int number : new int[] {0, 1, 255, 256, 257, 1023, all - 1}) {
                assertThat(tree.positions(number, 1)).containsExactly(positions.get(number));
            }
            for (int block = 0; block <= BLOCKS; block++) {
                long from = block;
                assertThat(tree.firstFrom(block, all))
                        .isEqualTo(entries.stream()
                                .filter(entry -> entry.block() < from)
                                .count());
            }
            Random random = new Random(7);
            for (HashSuite suite : HashSuite.values()) {
                TreeHasher hasher = TreeHasher.of(suite);
                List<Hash> leaves = entries.stream()
                        .map(entry -> hasher.leaf(entry.canonical()))
                        .toList();
                ReferenceTree reference = new ReferenceTree(hasher, leaves);
                for (int round = 0; round < 40; round++) {
                    int count = round == 0 ? all : 1 + random.nextInt(all);
                    int begin = random.nextInt(count);
                    int end = begin + 1 + random.nextInt(count - begin);
                    assertThat(tree.range(suite, begin, end, count).root(leaves.subList(begin, end), hasher))
                            .isEqualTo(reference.root(count));
                }
            }
        }
    }
}
