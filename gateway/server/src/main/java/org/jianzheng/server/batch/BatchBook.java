/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.evidence.BatchReceipt;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.settings.BatchSettings;
import org.jianzheng.server.storage.Changes;

/**
 * Gives items their places, closes batches, and keeps both on disk before it answers. Used by one thread.
 *
 * <p>What is answered was written before in one piece: an item, its place by id, and the record of a batch that it filled. So
 * nothing that has a receipt can be missing after a crash, and an item that comes again is found by its id, whether its
 * receipt was ever seen or not. After a write of which it is not sure, the book reads itself anew; a source has at most one
 * batch open on disk, because a batch is begun in the same write that closes the one before it.
 */
final class BatchBook {
    private final BatchStore store;
    private final ClosedBatches closed;
    private final Platform platform;
    private final BatchSettings limits;
    private final Map<ItemSource, OpenBatch> open = new LinkedHashMap<>();
    private boolean sure;

    /** Goes on with what is on disk. */
    BatchBook(BatchStore store, ClosedBatches closed, Platform platform, BatchSettings limits) {
        this.store = store;
        this.closed = closed;
        this.platform = platform;
        this.limits = limits;
        readAnewIfUnsure();
    }

    /** Some items of one source, in their order. */
    record Chunk(ItemSource source, List<ReceivedItem> items, ItemAnswer answer) {}

    /** What is about to be written together. */
    private static final class Round {
        private final Changes changes = new Changes();
        private final Map<RecordId, Fresh> fresh = new HashMap<>();
        private final List<ReadableRecord> records = new ArrayList<>();
        private final Map<RecordId, OpenBatch> touched = new HashMap<>();
    }

    private record Fresh(ItemPlace place, DualLeaf leaf) {}

    /** Takes chunks in with one synchronisation of the disk, and fills their answers. */
    void take(List<Chunk> chunks) {
        Round round = begin();
        List<List<RecordId>> batches = new ArrayList<>();
        for (Chunk chunk : chunks) {
            List<RecordId> met = new ArrayList<>();
            for (ReceivedItem item : chunk.items()) {
                take(item, chunk, round)
                        .map(ItemPlace::batch)
                        .filter(batch -> !met.contains(batch))
                        .ifPresent(met::add);
            }
            batches.add(met);
        }
        write(round);
        Map<RecordId, BatchReceipt> receipts = new HashMap<>();
        for (int i = 0; i < chunks.size(); i++) {
            for (RecordId batch : batches.get(i)) {
                Optional.ofNullable(round.touched.get(batch))
                        .map(touched -> receipts.computeIfAbsent(batch, id -> platform.receipt(touched)))
                        .ifPresent(chunks.get(i).answer()::add);
            }
        }
    }

    private Optional<ItemPlace> take(ReceivedItem item, Chunk chunk, Round round) {
        ItemAnswer answer = chunk.answer();
        Optional<Fresh> before = known(item.item().id(), round);
        if (before.isPresent()) {
            if (!before.get().leaf().equals(item.leaf())) {
                answer.refuse(
                        item.line(),
                        Refusal.of(
                                ErrorCode.RECORD_CONFLICT,
                                "item %s is known with other content",
                                item.item().id()));
                return Optional.empty();
            }
            ItemPlace place = before.get().place();
            answer.know(item.line(), place);
            openBatch(place.batch()).ifPresent(batch -> round.touched.put(batch.id(), batch));
            return Optional.of(place);
        }
        Instant latest = platform.now().plus(BatchItem.FUTURE);
        if (item.item().at().isAfter(latest)) {
            answer.refuse(
                    item.line(),
                    Refusal.of(
                            ErrorCode.TIME_IMPLAUSIBLE,
                            "the item is of %s, the latest possible is %s",
                            item.item().at(),
                            latest));
            return Optional.empty();
        }
        try {
            ItemPlace place = place(item, chunk.source(), round);
            answer.accept(item.line(), place);
            return Optional.of(place);
        } catch (Refusal full) {
            answer.refuse(item.line(), full);
            return Optional.empty();
        }
    }

    private Optional<Fresh> known(RecordId item, Round round) {
        Fresh fresh = round.fresh.get(item);
        return fresh != null
                ? Optional.of(fresh)
                : store.place(item)
                        .map(place -> new Fresh(place, store.leaf(place).orElseThrow()));
    }

    private Optional<OpenBatch> openBatch(RecordId id) {
        return open.values().stream().filter(batch -> batch.id().equals(id)).findFirst();
    }

    private ItemPlace place(ReceivedItem item, ItemSource source, Round round) {
        OpenBatch batch = open.get(source);
        if (batch != null && isFull(batch, item.canonical().length)) {
            close(batch, round);
            batch = null;
        }
        if (batch == null) {
            batch = open(source, round);
        }
        ItemPlace place =
                batch.add(item.leaf(), item.canonical().length, item.item().at());
        store.putItem(round.changes, place, item);
        round.fresh.put(item.item().id(), new Fresh(place, item.leaf()));
        round.touched.put(batch.id(), batch);
        return place;
    }

    private boolean isFull(OpenBatch batch, int more) {
        return batch.size() >= limits.maxItems()
                || batch.bytes() + more > limits.maxSize().toBytes();
    }

    private OpenBatch open(ItemSource source, Round round) {
        int waiting = closed.count() + round.records.size();
        if (waiting >= limits.maxUnsettled()) {
            throw Refusal.of(ErrorCode.QUEUE_FULL, "%d batches wait for the ledger", waiting);
        }
        if (open.size() >= limits.maxSources()) {
            throw Refusal.of(ErrorCode.QUEUE_FULL, "%d sources have a batch open", open.size());
        }
        OpenBatch batch = new OpenBatch(platform.newId(), source, platform.now());
        store.putOpen(round.changes, batch);
        open.put(source, batch);
        return batch;
    }

    private void close(OpenBatch batch, Round round) {
        ReadableRecord record = platform.record(batch.id(), batch.source(), batch.registration());
        store.putClosed(round.changes, record);
        round.records.add(record);
        open.remove(batch.source());
    }

    /** Closes the batches that have been open for long enough. */
    void closeDue() {
        Round round = begin();
        Instant due = platform.now().minus(limits.maxAge());
        for (OpenBatch batch : List.copyOf(open.values())) {
            if (!batch.openedAt().isAfter(due)) {
                close(batch, round);
            }
        }
        write(round);
    }

    /** How long until a batch has been open for long enough; empty if none is open. */
    Optional<Duration> nextDue() {
        return open.values().stream()
                .findFirst()
                .map(oldest ->
                        Duration.between(platform.now(), oldest.openedAt().plus(limits.maxAge())));
    }

    /** Until the round is on disk, the open batches in memory may be ahead of it. */
    private Round begin() {
        readAnewIfUnsure();
        sure = false;
        return new Round();
    }

    private void write(Round round) {
        if (!round.changes.isEmpty()) {
            store.write(round.changes);
            closed.add(round.records);
        }
        sure = true;
    }

    /** Of what may or may not have been written, the disk alone knows. */
    private void readAnewIfUnsure() {
        if (!sure) {
            open.clear();
            store.open().forEach(batch -> open.put(batch.source(), batch));
            closed.add(store.closed());
            sure = true;
        }
    }
}
