/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.json.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * The timelines as documents: one for each lot with its number of rows, and pages of rows, all looked up by {@code _id}.
 *
 * <p>Writing is a fold that may be cut off anywhere and done again: pages are replaced whole and come before the lot that
 * counts their rows, lots before the cursor, and what a lot counts already is left out.
 */
final class LotDocuments implements Timelines {
    static final int PAGE = 50;
    private static final int VERSION = 3;
    private static final int REMEMBERED = 256;
    private static final JsonWriterSettings PLAIN =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();
    private static final String ID = "_id";
    private static final String CURSOR = "cursor";

    private final MongoDatabase database;
    private final MongoCollection<Document> lots;
    private final MongoCollection<Document> pages;
    private final MongoCollection<Document> state;
    /** What the last folds wrote, by id: only this process writes, so it need not be read again to be gone on with. */
    private final Map<String, Document> written = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Document> eldest) {
            return size() > REMEMBERED;
        }
    };

    LotDocuments(MongoDatabase database) {
        this.database = database;
        this.lots = database.getCollection("lots");
        this.pages = database.getCollection("lotPages");
        this.state = database.getCollection("state");
    }

    /** Entries that are folded in; 0 when there are no documents or they were made by another version. */
    long cursor() {
        Document cursor = state.find(Filters.eq(ID, CURSOR)).first();
        return cursor == null || cursor.getInteger("version") != VERSION ? 0 : cursor.getLong("entries");
    }

    /** Forgets everything, so that it can be made again from the log. */
    void clear() {
        written.clear();
        state.deleteMany(new Document());
        lots.deleteMany(new Document());
        pages.deleteMany(new Document());
    }

    /** Whether the store answers. */
    void ping() {
        database.runCommand(new Document("ping", 1));
    }

    /** Folds in the rows of these lots and moves the cursor. One thread folds. */
    void fold(Map<String, List<TimelineRow>> rows, long cursor) {
        try {
            foldRows(rows);
            replace(
                    state,
                    List.of(new Document(ID, CURSOR).append("version", VERSION).append("entries", cursor)));
        } catch (RuntimeException e) {
            // What was written and what not, only the store knows now.
            written.clear();
            throw e;
        }
    }

    private void foldRows(Map<String, List<TimelineRow>> rows) {
        Map<String, Document> known = newest(lots, rows.keySet());
        Map<String, Document> lastPages = newest(
                pages,
                known.values().stream()
                        .map(lot -> page(lot.getString(ID), lot.getLong("rows") / PAGE))
                        .toList());
        Map<String, Document> changedPages = new LinkedHashMap<>();
        Map<String, Document> changedLots = new LinkedHashMap<>();
        rows.forEach((lot, added) -> {
            Document before = known.getOrDefault(
                    lot, new Document(ID, lot).append("rows", 0L).append("last", -1L));
            changedLots.put(lot, append(before, added, lastPages, changedPages));
        });
        replace(pages, changedPages.values());
        replace(lots, changedLots.values());
        written.putAll(changedPages);
        written.putAll(changedLots);
    }

    /** The documents with these ids as they stand, as far as there are any. */
    private Map<String, Document> newest(MongoCollection<Document> collection, Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String id : ids) {
            @Nullable Document document = written.get(id);
            if (document == null) {
                unknown.add(id);
            } else {
                found.put(id, document);
            }
        }
        if (!unknown.isEmpty()) {
            found.putAll(byId(collection, unknown));
        }
        return found;
    }

    private static Document append(
            Document lot, List<TimelineRow> added, Map<String, Document> stored, Map<String, Document> changed) {
        String code = lot.getString(ID);
        long count = lot.getLong("rows");
        long last = lot.getLong("last");
        for (TimelineRow row : added) {
            if (row.position() <= last) {
                continue;
            }
            String id = page(code, count / PAGE);
            int held = (int) (count % PAGE);
            Document page = changed.computeIfAbsent(id, missing -> startOf(missing, stored.get(missing), held));
            page.getList("rows", Document.class).add(document(row));
            count++;
            last = row.position();
        }
        return new Document(ID, code).append("rows", count).append("last", last);
    }

    /** The page with the rows that the lot counts; more may be there from a write that was cut off. */
    private static Document startOf(String id, @Nullable Document stored, int held) {
        List<Document> rows = stored == null
                ? List.of()
                : stored.getList("rows", Document.class).subList(0, held);
        return new Document(ID, id).append("rows", new ArrayList<>(rows));
    }

    private static void replace(MongoCollection<Document> collection, Collection<Document> documents) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Document document : documents) {
            writes.add(new ReplaceOneModel<>(
                    Filters.eq(ID, document.getString(ID)), document, new ReplaceOptions().upsert(true)));
        }
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(true));
        }
    }

    private static Map<String, Document> byId(MongoCollection<Document> collection, Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        for (Document document : collection.find(Filters.in(ID, ids))) {
            found.put(document.getString(ID), document);
        }
        return found;
    }

    @Override
    public long count(String lot) {
        Document found = lots.find(Filters.eq(ID, lot)).first();
        return found == null ? 0 : found.getLong("rows");
    }

    @Override
    public List<TimelineRow> rows(String lot, long from, int limit) {
        long end = Math.min(count(lot), from + limit);
        if (from >= end) {
            return List.of();
        }
        List<String> ids = LongStream.rangeClosed(from / PAGE, (end - 1) / PAGE)
                .mapToObj(number -> page(lot, number))
                .toList();
        Map<String, Document> found = byId(pages, ids);
        return LongStream.range(from, end)
                .mapToObj(row -> Optional.ofNullable(found.get(page(lot, row / PAGE)))
                        .orElseThrow(() -> new IllegalStateException("row " + row + " of " + lot + " is missing"))
                        .getList("rows", Document.class)
                        .get((int) (row % PAGE)))
                .map(LotDocuments::row)
                .toList();
    }

    /**
     * Writes all documents as they are stored, as JSON, one on each line: the cursor, lots, pages. Folding may go on meanwhile: rows up
     * to the cursor are there, later ones may be.
     */
    void writeTo(OutputStream out) throws IOException {
        for (MongoCollection<Document> collection : List.of(state, lots, pages)) {
            for (Document document : collection.find()) {
                out.write((document.toJson(PLAIN) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String page(String lot, long number) {
        return lot + "#" + number;
    }

    private static Document document(TimelineRow row) {
        return new Document("position", row.position())
                .append("block", row.block())
                .append("tx", row.transaction().value())
                .append("time", Instants.formatNanos(row.time()))
                .append("leaf", row.leaf().hex())
                .append("record", row.record().toString());
    }

    private static TimelineRow row(Document document) {
        return new TimelineRow(
                document.getLong("position"),
                document.getLong("block"),
                TransactionId.parse(document.getString("tx")),
                Instants.parseNanos(document.getString("time")),
                Hash.ofHex(document.getString("leaf")),
                CanonicalJson.parseObject(document.getString("record")));
    }
}
