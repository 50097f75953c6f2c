/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jianzheng.evidence.batch.GrowingBatch;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.storage.Changes;

/**
 * Holds what another organisation gave as a batch against the batch's record, and keeps it. Nothing counts as kept before both
 * roots are those of the record: the record is written last.
 */
final class BatchCopy {
    private static final int WRITTEN_TOGETHER = 1_024;

    private final BatchStore store;

    BatchCopy(BatchStore store) {
        this.store = store;
    }

    /**
     * Keeps the items in a file, one on each line.
     *
     * @param record of the batch, as the log holds it
     * @throws Refusal {@code DIGEST_MISMATCH} if they are not those of the record, or another code of an item that is malformed
     */
    void keep(ReadableRecord record, Path file) throws IOException {
        requireItems(record, file);
        write(record, file);
    }

    /** All items are judged before the first is written. */
    private static void requireItems(ReadableRecord record, Path file) throws IOException {
        BatchRegistration stated = BatchRegistration.fromJson(record.body());
        GrowingBatch tree = new GrowingBatch();
        try (InputStream in = Files.newInputStream(file)) {
            ItemLines lines = new ItemLines(in);
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                tree.append(read(line.get()).leaf());
                if (tree.size() > stated.count()) {
                    break;
                }
            }
        }
        if (tree.size() != stated.count() || !tree.roots().equals(stated.roots())) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH,
                    "batch %s has root %s over %d items, its record states %s over %d",
                    record.id(),
                    tree.roots().sha256(),
                    tree.size(),
                    stated.roots().sha256(),
                    stated.count());
        }
    }

    private void write(ReadableRecord record, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            ItemLines lines = new ItemLines(in);
            Changes changes = new Changes();
            int index = 0;
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                store.putCopied(changes, new ItemPlace(record.id(), index++), read(line.get()));
                if (index % WRITTEN_TOGETHER == 0) {
                    store.write(changes);
                    changes = new Changes();
                }
            }
            store.putCopied(changes, record);
            store.write(changes);
        }
    }

    private static ReceivedItem read(byte[] line) {
        ReceivedItem item = ReceivedItem.read(0, line);
        if (!Arrays.equals(line, item.canonical())) {
            throw Refusal.of(
                    ErrorCode.NOT_CANONICAL,
                    "item %s is not canonical",
                    item.item().id());
        }
        return item;
    }
}
