/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.Table;

/** Derives all that blocks add to the log. One thread uses it. */
final class BlockDerivation {
    private final LogLookups lookups;
    private final ListsInForce lists;
    private final SuiteLogs suites;

    BlockDerivation(LogLookups lookups, ListsInForce lists, SuiteLogs suites) {
        this.lookups = lookups;
        this.lists = lists;
        this.suites = suites;
    }

    /** Puts the entries of blocks into the batch; the states after each of them have the block of the one before. */
    List<LogState> add(List<List<LogLeaf>> blocks, LogState before, StoreBatch batch) {
        List<SuiteLog.Added> added = new ArrayList<>(blocks.size());
        long position = before.size();
        for (List<LogLeaf> leaves : blocks) {
            added.add(new SuiteLog.Added(leaves, lists.append(leaves, position)));
            position += leaves.size();
        }
        List<SuiteLogs.Roots> roots =
                suites.append(added, before, batch, () -> addEntries(blocks, before.size(), batch));
        List<LogState> states = new ArrayList<>(blocks.size());
        long size = before.size();
        for (int i = 0; i < blocks.size(); i++) {
            size += blocks.get(i).size();
            states.add(before.with(size, roots.get(i).sha256(), roots.get(i).sm3()));
        }
        return states;
    }

    private void addEntries(List<List<LogLeaf>> blocks, long first, StoreBatch batch) {
        LogLookups.Batch found = lookups.into(batch);
        long position = first;
        for (List<LogLeaf> leaves : blocks) {
            for (LogLeaf leaf : leaves) {
                batch.put(Table.ENTRIES, Keys.number(position), leaf.canonical());
                found.put(leaf.entry().record(), position, leaf.keys());
                position++;
            }
        }
        lists.write(batch);
        batch.sort();
    }

    /** Forgets what was added and not written. */
    void reset(long size) {
        suites.reset(size);
        lists.reset();
    }
}
