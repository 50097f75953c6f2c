/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.drill;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.Table;

/** Changes a row of the log store through the database, so that its own checksums are right, and puts it back. */
final class RowChange implements Change {
    private static final int LOOKED_AT = 1024;

    private final Path store;
    private final Table table;
    private final byte[] key;
    private final byte[] before;

    private RowChange(Path store, Table table, byte[] key, byte[] before) {
        this.store = store;
        this.table = table;
        this.key = key;
        this.before = before;
    }

    /** Changes the value of a row in the middle of a table; nothing if the table has none. */
    static Optional<Change> edit(Path folder, Table table, UnaryOperator<byte[]> edit) {
        return change(folder, table, (batch, key, value) -> batch.put(table, key, edit.apply(value)));
    }

    /** Removes a row in the middle of a table; nothing if the table has none. */
    static Optional<Change> remove(Path folder, Table table) {
        return change(folder, table, (batch, key, value) -> batch.delete(table, key));
    }

    /** Puts a change of a row into a batch. */
    @FunctionalInterface
    private interface Edit {
        void in(StoreBatch batch, byte[] key, byte[] value);
    }

    private static Optional<Change> change(Path folder, Table table, Edit edit) {
        try (LogStore store = LogStore.open(folder)) {
            List<byte[]> keys = store.keys(table, new byte[0], new byte[0], LOOKED_AT);
            if (keys.isEmpty()) {
                return Optional.empty();
            }
            byte[] key = keys.get(keys.size() / 2);
            byte[] value = store.get(table, key).orElseThrow();
            StoreBatch batch = new StoreBatch();
            edit.in(batch, key, value);
            store.write(batch);
            return Optional.of(new RowChange(folder, table, key, value));
        }
    }

    @Override
    public String place() {
        return table.name().toLowerCase(Locale.ROOT) + ", key " + HexFormat.of().formatHex(key);
    }

    @Override
    public void undo() {
        try (LogStore opened = LogStore.open(store)) {
            StoreBatch batch = new StoreBatch();
            batch.put(table, key, before);
            opened.write(batch);
        }
    }
}
