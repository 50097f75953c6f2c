/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.StoreReader;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListEntry;
import org.jianzheng.model.list.ListEntryHead;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of lists have effect on the ledger's day: the latest day, in China, on which a transaction of the log was made. Nobody decides
 * that an entry ends: with the first transaction of the day after its last one it is here no more, and every cosigner finds the same. One thread uses it.
 */
final class ListsInForce {
    private static final byte[] DAY = {'d'};
    private static final byte[] ENTRY = {'e'};
    private static final Optional<JsonString> DELTA = Optional.of(new JsonString("list.delta"));

    private final LogStore store;
    private final Map<String, Row> changed = new HashMap<>();
    private @Nullable NavigableMap<LocalDate, Set<String>> agenda;
    private LocalDate day = LocalDate.EPOCH;
    private boolean newDay;

    /**
     * The newest entry of a subject on a list.
     *
     * @param entry the entry
     * @param positions of its deltas in the log
     * @param inForce whether it has effect on the ledger's day
     */
    private record Row(ListEntry entry, List<Long> positions, boolean inForce) {
        byte[] bytes() {
            return CanonicalJson.write(JsonObject.builder()
                    .put("entry", entry.toJson())
                    .put(
                            "positions",
                            JsonArray.of(
                                    positions.stream().map(JsonInteger::new).toList()))
                    .put("inForce", inForce)
                    .build());
        }

        static Row read(byte[] bytes) {
            JsonObject json = CanonicalJson.parseObject(bytes);
            return new Row(
                    ListEntry.fromJson(json.object("entry")),
                    json.array("positions").stream()
                            .map(position -> ((JsonInteger) position).value())
                            .toList(),
                    json.bool("inForce"));
        }
    }

    ListsInForce(LogStore store) {
        this.store = store;
    }

    /** Positions of the deltas of an entry that has effect, as a store holds it; none if there is no such entry. */
    static List<Long> positions(StoreReader store, IndexKey key) {
        return store.get(Table.LISTS, rowKey(key.key()))
                .map(Row::read)
                .filter(Row::inForce)
                .map(Row::positions)
                .orElseGet(List::of);
    }

    /**
     * Takes in the entries of a block. Nothing of it is in the store before {@link #write}.
     *
     * @param first the position of the first of them
     * @return for each entry of a list that changed, the positions of the deltas that stand for it; none if it has no effect (any more)
     */
    Map<IndexKey, List<Long>> append(List<LogLeaf> entries, long first) {
        NavigableMap<LocalDate, Set<String>> turns = agenda();
        Set<String> touched = new TreeSet<>();
        Map<String, Row> rows = new HashMap<>();
        long position = first;
        for (LogLeaf leaf : entries) {
            LogEntry entry = leaf.entry();
            LocalDate on = Dates.of(entry.time());
            if (on.isAfter(day)) {
                day = on;
                newDay = true;
            }
            long at = position++;
            if (entry.record().optional("type").equals(DELTA)) {
                change(entry.record(), at, rows, touched);
            }
        }
        NavigableMap<LocalDate, Set<String>> due = turns.headMap(day, true);
        due.values().forEach(touched::addAll);
        due.clear();
        Map<IndexKey, List<Long>> changes = new LinkedHashMap<>();
        for (String key : touched) {
            settle(key, rows).ifPresent(positions -> changes.put(new IndexKey(IndexName.ACTIVE, key), positions));
        }
        return changes;
    }

    /** The contract has judged every record; one that this release cannot read changes nothing. */
    private void change(JsonObject record, long position, Map<String, Row> rows, Set<String> touched) {
        try {
            Delta delta = Delta.fromJson(record.object("body"));
            RecordRef ref = new RecordRef(RecordId.parse(record.string("id")));
            String key = ListEntryHead.id(delta.list(), delta.subject());
            Optional<Row> before = Optional.ofNullable(rows.get(key)).or(() -> row(key));
            ListEntry after = ListEntry.after(before.map(Row::entry), ref, delta.change());
            List<Long> positions = new ArrayList<>();
            if (!(delta.change() instanceof ListChange.Listed)) {
                before.map(Row::positions).ifPresent(positions::addAll);
            }
            positions.add(position);
            rows.put(key, new Row(after, positions, before.map(Row::inForce).orElse(false)));
            touched.add(key);
        } catch (Refusal unreadable) {
            return;
        }
    }

    private Optional<List<Long>> settle(String key, Map<String, Row> rows) {
        Row row = Optional.ofNullable(rows.get(key)).or(() -> row(key)).orElseThrow();
        boolean inForce = row.entry().hasEffectOn(day);
        remember(key, new Row(row.entry(), row.positions(), inForce));
        if (!inForce) {
            return row.inForce() ? Optional.of(List.of()) : Optional.empty();
        }
        return Optional.of(row.positions());
    }

    private void remember(String key, Row row) {
        NavigableMap<LocalDate, Set<String>> turns = agenda();
        turns.values().forEach(keys -> keys.remove(key));
        row.entry()
                .nextTurn(day)
                .ifPresent(turn ->
                        turns.computeIfAbsent(turn, added -> new TreeSet<>()).add(key));
        changed.put(key, row);
    }

    /** Puts what changed since the last time into the batch. */
    void write(StoreBatch batch) {
        changed.forEach((key, row) -> batch.put(Table.LISTS, rowKey(key), row.bytes()));
        changed.clear();
        if (newDay) {
            batch.put(Table.LISTS, DAY, Keys.number(day.toEpochDay()));
            newDay = false;
        }
    }

    /** Forgets what was not written. */
    void reset() {
        changed.clear();
        agenda = null;
        newDay = false;
    }

    private Optional<Row> row(String key) {
        return Optional.ofNullable(changed.get(key))
                .or(() -> store.get(Table.LISTS, rowKey(key)).map(Row::read));
    }

    /** What turns when, read once from the store. */
    private NavigableMap<LocalDate, Set<String>> agenda() {
        NavigableMap<LocalDate, Set<String>> known = agenda;
        if (known != null) {
            return known;
        }
        NavigableMap<LocalDate, Set<String>> turns = new TreeMap<>();
        day = store.get(Table.LISTS, DAY)
                .map(Keys::lastNumber)
                .map(LocalDate::ofEpochDay)
                .orElse(LocalDate.EPOCH);
        for (byte[] stored : store.keys(Table.LISTS, ENTRY, ENTRY, Integer.MAX_VALUE)) {
            String key = new String(stored, 1, stored.length - 1, StandardCharsets.UTF_8);
            store.get(Table.LISTS, stored)
                    .map(Row::read)
                    .flatMap(row -> row.entry().nextTurn(day))
                    .ifPresent(turn -> turns.computeIfAbsent(turn, added -> new TreeSet<>())
                            .add(key));
        }
        agenda = turns;
        return turns;
    }

    private static byte[] rowKey(String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        byte[] row = new byte[1 + text.length];
        row[0] = ENTRY[0];
        System.arraycopy(text, 0, row, 1, text.length);
        return row;
    }
}
