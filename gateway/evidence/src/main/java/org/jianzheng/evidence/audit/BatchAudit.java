/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jianzheng.evidence.batch.GrowingBatch;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.evidence.store.NamedTables;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.StoreReader;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.ReadableRecord;
import org.jspecify.annotations.Nullable;

/**
 * Hashes every stored item again, and compares the roots of each batch with its record, the record with the log, and the places of
 * items with where they stand.
 */
final class BatchAudit {
    private static final String ITEMS = "items";
    private static final String PLACES = "places";
    private static final String COPIED = "copied";
    private static final String BATCHES = "batches";
    private static final String UNSETTLED = "unsettled";
    private static final String WANTED = "wanted";
    private static final int ID = 16;
    private static final int PLACE = ID + Integer.BYTES;

    private final StoreReader log;
    private final NamedTables tables;
    private final Tally tally;
    private long recorded;
    private @Nullable Reading reading;

    /** The batch whose items are being read. */
    private static final class Reading {
        private final byte[] id;
        private final GrowingBatch tree = new GrowingBatch();

        Reading(byte[] id) {
            this.id = id;
        }
    }

    /**
     * An audit of one store.
     *
     * @param log as it was when these tables were opened, or later: a gateway may go on meanwhile
     */
    BatchAudit(StoreReader log, NamedTables tables, Tally tally) {
        this.log = log;
        this.tables = tables;
        this.tally = tally;
    }

    /** The store of a gateway; empty if it has none, or one that cannot be read, which is told. */
    static Optional<NamedTables> open(Path folder, Tally tally) {
        if (!NamedTables.areIn(folder)) {
            tally.gap(AuditGap.NO_BATCHES, "");
            return Optional.empty();
        }
        try {
            NamedTables opened = NamedTables.openReadOnly(folder);
            return Optional.of(opened);
        } catch (StoreFailed damaged) {
            tellDamaged(damaged, tally);
            return Optional.empty();
        }
    }

    private static void tellDamaged(StoreFailed damaged, Tally tally) {
        tally.wrong(new AuditFinding(
                AuditKind.ITEMS,
                "batch store",
                "database",
                "a database that can be read",
                String.valueOf(damaged.getMessage())));
    }

    /**
     * Audits everything.
     *
     * @return how many batches of the log are stored here
     */
    long audit() {
        try {
            tables.requireChecksums();
            readAll();
        } catch (StoreFailed damaged) {
            tellDamaged(damaged, tally);
        }
        return recorded;
    }

    private void readAll() {
        tables.scan(ITEMS, this::item);
        finish();
        tables.scan(BATCHES, (id, record) -> {
            if (id.length != ID || tables.get(ITEMS, place(id, 0)).isEmpty()) {
                tally.wrong(finding(batch(id), "items", "the items of a closed batch", AuditFinding.NOTHING));
            }
        });
        tables.scan(PLACES, this::requireThere);
        tables.scan(COPIED, this::requireThere);
    }

    private void item(byte[] key, byte[] value) {
        if (key.length != PLACE || value.length < DualLeaf.LENGTH) {
            tally.wrong(finding("row", "form", "batch and index, with leaf hashes and an item", "another row"));
            return;
        }
        byte[] id = Arrays.copyOf(key, ID);
        Reading current = reading;
        if (current == null || !Arrays.equals(current.id, id)) {
            finish();
            current = new Reading(id);
            reading = current;
        }
        List<AuditFinding> findings = new ArrayList<>();
        int index = ByteBuffer.wrap(key, ID, Integer.BYTES).getInt();
        String named = batch(id) + " item " + index;
        differ(findings, named, "index", current.tree.size(), (long) index);
        byte[] canonical = Arrays.copyOfRange(value, DualLeaf.LENGTH, value.length);
        DualLeaf leaf = DualLeaf.of(canonical);
        differ(findings, named, "leaf hashes", leaf, DualLeaf.of(value, 0));
        current.tree.append(leaf);
        try {
            BatchItem item = BatchItem.read(canonical);
            byte[] own = bytes(UUID.fromString(item.id().value()));
            boolean found = List.of(PLACES, COPIED).stream()
                    .anyMatch(table -> Arrays.equals(tables.get(table, own).orElse(new byte[0]), key));
            if (!found) {
                findings.add(finding(named, "place", "the place of item " + item.id(), AuditFinding.NOTHING));
            }
        } catch (Refusal malformed) {
            findings.add(finding(named, "item", "an item", malformed.code() + ": " + malformed.sentence()));
        }
        tally.judge(AuditKind.ITEMS, findings);
    }

    /** All items of a batch were read. */
    private void finish() {
        Reading done = reading;
        if (done == null) {
            return;
        }
        reading = null;
        Optional<byte[]> record = tables.get(BATCHES, done.id);
        if (record.isPresent()) {
            tally.judge(AuditKind.ITEMS, closed(done, record.get()));
        } else if (tables.get(UNSETTLED, done.id)
                        .filter(open -> open.length > 0)
                        .isEmpty()
                && tables.get(WANTED, done.id).isEmpty()) {
            tally.wrong(finding(
                    batch(done.id),
                    "record",
                    "a record, or a batch that is open or being copied",
                    AuditFinding.NOTHING));
        }
    }

    private List<AuditFinding> closed(Reading done, byte[] stored) {
        List<AuditFinding> findings = new ArrayList<>();
        String named = batch(done.id);
        try {
            ReadableRecord record = ReadableRecord.parse(CanonicalJson.parseObject(stored));
            BatchRegistration stated = BatchRegistration.fromJson(record.body());
            differ(findings, named, "id", uuid(done.id), record.id().value());
            differ(findings, named, "items", done.tree.size(), stated.count());
            differ(findings, named, "roots", done.tree.roots(), stated.roots());
            Optional<LogEntry> entry = log.get(Table.RECORDS, done.id)
                    .flatMap(position -> log.get(Table.ENTRIES, position))
                    .map(LogEntry::parse);
            if (entry.isPresent()) {
                recorded++;
                differ(findings, named, "record", entry.get().record(), record.toJson());
            } else if (tables.get(UNSETTLED, done.id).isEmpty()) {
                findings.add(finding(
                        named, "record", "a record of the log", record.id().value()));
            }
        } catch (Refusal malformed) {
            findings.add(
                    finding(named, "record", "the record of a batch", malformed.code() + ": " + malformed.sentence()));
        }
        return findings;
    }

    private void requireThere(byte[] item, byte[] place) {
        Optional<byte[]> value = tables.get(ITEMS, place);
        String given = AuditFinding.NOTHING;
        if (value.isPresent() && value.get().length > DualLeaf.LENGTH) {
            byte[] canonical = Arrays.copyOfRange(value.get(), DualLeaf.LENGTH, value.get().length);
            try {
                given = BatchItem.read(canonical).id().value();
            } catch (Refusal malformed) {
                given = malformed.sentence();
            }
        }
        String wanted = item.length == ID ? uuid(item) : "an item";
        if (given.equals(wanted)) {
            tally.right(AuditKind.ITEMS);
        } else {
            tally.wrong(finding("place of item " + wanted, "item", wanted, given));
        }
    }

    private static byte[] place(byte[] batch, int index) {
        return ByteBuffer.allocate(PLACE).put(batch).putInt(index).array();
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(ID)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static String uuid(byte[] id) {
        ByteBuffer buffer = ByteBuffer.wrap(id);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }

    private static String batch(byte[] id) {
        return "batch " + (id.length == ID ? uuid(id) : "without an id");
    }

    private static void differ(List<AuditFinding> findings, String place, String field, Object computed, Object given) {
        if (!computed.equals(given)) {
            findings.add(finding(place, field, computed.toString(), given.toString()));
        }
    }

    private static AuditFinding finding(String place, String field, String computed, String given) {
        return new AuditFinding(AuditKind.ITEMS, "batch store, " + place, field, computed, given);
    }
}
