/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.drill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jianzheng.evidence.store.NamedTables;

/** Changes a row of a named table through the database, so that its own checksums are right, and puts it back. */
final class ItemChange implements Change {
    private static final int LOOKED_AT = 1024;

    private final Path store;
    private final String table;
    private final byte[] key;
    private final byte[] before;

    private ItemChange(Path store, String table, byte[] key, byte[] before) {
        this.store = store;
        this.table = table;
        this.key = key;
        this.before = before;
    }

    /** Changes a row among the first; nothing if there is none. */
    static Optional<Change> edit(Path folder, String table, UnaryOperator<byte[]> edit) {
        if (!NamedTables.areIn(folder)) {
            return Optional.empty();
        }
        try (NamedTables tables = NamedTables.open(folder)) {
            List<byte[]> keys = new ArrayList<>();
            tables.scan(table, (key, value) -> {
                if (keys.size() < LOOKED_AT) {
                    keys.add(key);
                }
            });
            if (keys.isEmpty()) {
                return Optional.empty();
            }
            byte[] key = keys.get(keys.size() / 2);
            byte[] value = tables.get(table, key).orElseThrow();
            tables.put(table, key, edit.apply(value));
            return Optional.of(new ItemChange(folder, table, key, value));
        }
    }

    @Override
    public String place() {
        return store.getFileName() + ", " + table + ", key " + HexFormat.of().formatHex(key);
    }

    @Override
    public void undo() {
        try (NamedTables tables = NamedTables.open(store)) {
            tables.put(table, key, before);
        }
    }
}
