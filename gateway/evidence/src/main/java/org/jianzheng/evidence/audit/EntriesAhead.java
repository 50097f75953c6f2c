/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import org.jianzheng.evidence.log.LogLeaf;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.store.TableRows;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a store's entries in their order and parses them in a thread of its own, some thousand ahead of whoever takes them. It ends with
 * the first that is not where or what it must be. One thread takes and closes.
 */
final class EntriesAhead implements AutoCloseable {
    private static final int ROWS = 256;
    private static final int STEPS = 32;

    private final LogStore store;
    // Rows are closed by the thread that asked for them, so one thread does all of it.
    private final AuditThread reader = new AuditThread("audit-entries");
    private final Deque<Future<List<Row>>> ahead = new ArrayDeque<>();
    private final Deque<Row> ready = new ArrayDeque<>();
    private @Nullable TableRows rows;
    private long position;
    private boolean ended;

    /** What was read. */
    sealed interface Row {
        /** An entry at its place. */
        record Whole(LogLeaf leaf) implements Row {}

        /** A row that has another key than the next entry has. */
        record Misplaced(String name) implements Row {}

        /** A row that is no entry. */
        record Unreadable(Refusal reason) implements Row {}
    }

    EntriesAhead(LogStore store) {
        this.store = store;
        for (int i = 0; i < STEPS; i++) {
            ahead.add(reader.begin(this::read));
        }
    }

    /**
     * The next row; null at the end.
     *
     * @throws StoreFailed if the table cannot be read
     */
    @Nullable
    Row next() {
        if (ready.isEmpty() && !ahead.isEmpty()) {
            ready.addAll(AuditThread.result(ahead.remove()));
            if (ready.isEmpty()) {
                ahead.clear();
            } else {
                ahead.add(reader.begin(this::read));
            }
        }
        return ready.poll();
    }

    private List<Row> read() {
        List<Row> read = new ArrayList<>(ROWS);
        if (rows == null) {
            rows = store.rows(Table.ENTRIES);
        }
        while (!ended && read.size() < ROWS && rows.next()) {
            Row row = row(rows);
            read.add(row);
            position++;
            ended = !(row instanceof Row.Whole);
        }
        return read;
    }

    private Row row(TableRows at) {
        if (!Arrays.equals(at.key(), Keys.number(position))) {
            return new Row.Misplaced(RowName.of(Table.ENTRIES, at.key()));
        }
        try {
            return new Row.Whole(LogLeaf.parse(at.value()));
        } catch (Refusal refusal) {
            return new Row.Unreadable(refusal);
        }
    }

    private boolean end() {
        ended = true;
        if (rows != null) {
            rows.close();
        }
        return ended;
    }

    /** Ends the reading, which then holds the store no longer. */
    @Override
    public void close() {
        ahead.forEach(step -> step.cancel(false));
        try (reader) {
            AuditThread.result(reader.begin(this::end));
        }
    }
}
