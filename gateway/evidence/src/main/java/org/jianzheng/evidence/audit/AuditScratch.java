/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.nio.file.Path;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.ScratchTable;
import org.jianzheng.evidence.store.Table;

/**
 * Where audits derive what they compare: on disk, so that memory does not grow with the log. It takes about as much room as the log,
 * serves one audit after the other, and is worth nothing afterwards.
 */
public final class AuditScratch implements AutoCloseable {
    private final LogStore derived;
    private final ScratchTable heads;

    private AuditScratch(LogStore derived, ScratchTable heads) {
        this.derived = derived;
        this.heads = heads;
    }

    /** Opens one in an empty folder, which the caller removes afterwards. */
    public static AuditScratch open(Path folder) {
        LogStore derived = LogStore.openScratch(folder.resolve("derived"));
        try {
            return new AuditScratch(derived, ScratchTable.open(folder.resolve("heads")));
        } catch (RuntimeException e) {
            derived.close();
            throw e;
        }
    }

    void clear() {
        for (Table table : Table.values()) {
            derived.clear(table);
        }
        heads.clear();
    }

    /** A log store without rows. */
    LogStore derived() {
        return derived;
    }

    /** A table without rows. */
    ScratchTable heads() {
        return heads;
    }

    @Override
    public void close() {
        heads.close();
        derived.close();
    }
}
