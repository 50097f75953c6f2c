/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogLeaf;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.store.TableRows;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.refusal.RefusalLine;
import org.jspecify.annotations.Nullable;

/**
 * Derives trees and maps anew from the entries, and compares sizes and roots after each block with those that are stored. Memory
 * does not grow with the log: what is derived lies in a store of its own.
 */
final class EntryReplay {
    /** Entries that are derived from at a time. */
    static final int TOGETHER = 8192;

    private static final Optional<JsonValue> BATCH = Optional.of(new JsonString(RecordType.EVIDENCE_BATCH.wireName()));

    private final LogStore given;
    private final LedgerLog anew;
    private final Tally tally;
    private final int together;
    private final Consumer<LogEntry> reader;
    private final List<Piece> pieces = new ArrayList<>();
    private List<LogLeaf> leaves = new ArrayList<>();
    private int waiting;
    private long position;
    private @Nullable LogLeaf ahead;
    private boolean readable = true;
    private final List<JsonObject> journals = new ArrayList<>();
    private long batches;

    /**
     * Entries that wait to be derived from.
     *
     * @param stated what the store says of the state after them; null within a block that is derived in pieces
     */
    private record Piece(List<LogLeaf> leaves, @Nullable LogState stated) {}

    /**
     * Begins before the first entry.
     *
     * @param together entries that are derived from at a time
     * @param reader is given each entry, in log order
     */
    EntryReplay(LogStore given, LedgerLog anew, Tally tally, int together, Consumer<LogEntry> reader) {
        this.given = given;
        this.anew = anew;
        this.tally = tally;
        this.together = together;
        this.reader = reader;
    }

    /** Whether all entries could be read. */
    boolean replay() {
        try (TableRows states = given.rows(Table.BLOCKS);
                EntriesAhead entries = new EntriesAhead(given)) {
            ahead = read(entries);
            long last = -1;
            while (readable && states.next()) {
                LogState stated = state(states.key(), states.value(), last);
                if (stated != null) {
                    take(entries, stated, last < 0);
                    last = stated.block();
                }
            }
            derive();
            while (ahead != null) {
                tally.wrong(finding(
                        "entry",
                        "none behind the state of block " + last,
                        "an entry of block " + ahead.entry().block()));
                position++;
                ahead = read(entries);
            }
            return readable;
        }
    }

    /** How many entries were read. */
    long entries() {
        return position;
    }

    /** How many of them record a batch of items. */
    long batches() {
        return batches;
    }

    /** The records of batches that hold lines of journals of refusals, of all gateways. */
    List<JsonObject> journals() {
        return List.copyOf(journals);
    }

    private void keepIfOfJournal(JsonObject batch) {
        if (batch.optionalObject("body")
                .flatMap(body -> body.optionalString("source"))
                .filter(RefusalLine.SOURCE::equals)
                .isPresent()) {
            journals.add(batch);
        }
    }

    private @Nullable LogState state(byte[] key, byte[] value, long last) {
        LogState stated;
        try {
            stated = LogState.read(value);
        } catch (StoreFailed unreadable) {
            tally.wrong(wrong(key, "form", "the state after a block", String.valueOf(unreadable.getMessage())));
            return null;
        }
        if (!Arrays.equals(key, Keys.number(stated.block()))) {
            tally.wrong(wrong(key, "block", RowName.of(Table.BLOCKS, key), "block " + stated.block()));
            return null;
        }
        if (last >= 0 && stated.block() != last + 1) {
            tally.wrong(
                    wrong(Keys.number(last + 1), "row", "the state after block " + (last + 1), AuditFinding.NOTHING));
        }
        return stated;
    }

    /** Takes the entries up to this block; those of earlier blocks belong there only where the log begins. */
    private void take(EntriesAhead entries, LogState stated, boolean begins) {
        long block = stated.block();
        while (ahead != null && ahead.entry().block() <= block) {
            long there = ahead.entry().block();
            if (begins || there == block) {
                tally.right(AuditKind.ENTRIES);
            } else {
                tally.wrong(finding("block", "block " + block, "block " + there));
            }
            if (ahead.entry().record().optional("type").equals(BATCH)) {
                batches++;
                keepIfOfJournal(ahead.entry().record());
            }
            reader.accept(ahead.entry());
            leaves.add(ahead);
            position++;
            if (waiting + leaves.size() == together) {
                add(null);
            }
            ahead = read(entries);
        }
        if (readable) {
            add(stated);
        }
    }

    private void add(@Nullable LogState stated) {
        pieces.add(new Piece(leaves, stated));
        waiting += leaves.size();
        leaves = new ArrayList<>();
        if (waiting >= together || pieces.size() >= together) {
            derive();
        }
    }

    /** Derives what waits, and compares what it gives after each block. */
    private void derive() {
        if (pieces.isEmpty()) {
            return;
        }
        List<LogState> computed =
                anew.stageBlocks(pieces.stream().map(Piece::leaves).toList());
        for (int i = 0; i < computed.size(); i++) {
            LogState stated = pieces.get(i).stated();
            if (stated != null) {
                compare(computed.get(i), stated);
            }
        }
        pieces.clear();
        waiting = 0;
    }

    private @Nullable LogLeaf read(EntriesAhead entries) {
        return switch (entries.next()) {
            case null -> null;
            case EntriesAhead.Row.Whole whole -> whole.leaf();
            case EntriesAhead.Row.Misplaced misplaced -> unreadable("row", "entry " + position, misplaced.name());
            case EntriesAhead.Row.Unreadable unreadable ->
                unreadable(
                        "form",
                        "the canonical form of an entry",
                        unreadable.reason().code() + ": " + unreadable.reason().sentence());
        };
    }

    private @Nullable LogLeaf unreadable(String field, String computed, String there) {
        tally.wrong(finding(field, computed, there));
        readable = false;
        return null;
    }

    private void compare(LogState computed, LogState stated) {
        List<AuditFinding> findings = new ArrayList<>();
        byte[] key = Keys.number(stated.block());
        if (computed.size() != stated.size()) {
            findings.add(wrong(key, "size", computed.size() + " entries", stated.size() + " entries"));
        }
        for (HashSuite suite : HashSuite.values()) {
            LogState.Roots right = computed.roots(suite);
            LogState.Roots there = stated.roots(suite);
            differ(findings, key, suite.id() + " root", right.log(), there.log());
            differ(findings, key, suite.id() + " index root", right.index(), there.index());
            differ(findings, key, suite.id() + " active root", right.active(), there.active());
        }
        tally.judge(AuditKind.STATES, findings);
    }

    private static void differ(List<AuditFinding> findings, byte[] key, String field, Object right, Object there) {
        if (!right.equals(there)) {
            findings.add(wrong(key, field, right.toString(), there.toString()));
        }
    }

    private AuditFinding finding(String field, String computed, String there) {
        return new AuditFinding(
                AuditKind.ENTRIES, RowName.of(Table.ENTRIES, Keys.number(position)), field, computed, there);
    }

    private static AuditFinding wrong(byte[] key, String field, String computed, String there) {
        return new AuditFinding(AuditKind.STATES, RowName.of(Table.BLOCKS, key), field, computed, there);
    }
}
