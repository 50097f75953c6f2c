/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.store.TableRows;

/** Compares tables that were computed anew with those that are given, row by row. */
final class TableComparison {
    private static final HexFormat HEX = HexFormat.of();
    private static final int TILE_WIDTH = 256;

    private final LogStore computed;
    private final LogStore given;
    private final RecordNames records;
    private final Tally tally;

    TableComparison(LogStore computed, LogStore given, RecordNames records, Tally tally) {
        this.computed = computed;
        this.given = given;
        this.records = records;
        this.tally = tally;
    }

    void compare(Table table, AuditKind kind) {
        try (TableRows right = computed.rows(table);
                TableRows there = given.rows(table)) {
            boolean moreRight = right.next();
            boolean moreThere = there.next();
            while (moreRight || moreThere) {
                int order = !moreRight ? 1 : !moreThere ? -1 : Arrays.compareUnsigned(right.key(), there.key());
                if (order < 0) {
                    tally.wrong(whole(kind, table, right.key(), size(right.value()), AuditFinding.NOTHING));
                } else if (order > 0) {
                    tally.wrong(whole(kind, table, there.key(), AuditFinding.NOTHING, size(there.value())));
                } else {
                    tally.judge(kind, differences(kind, table, right.key(), right.value(), there.value()));
                }
                moreRight = order > 0 ? moreRight : right.next();
                moreThere = order < 0 ? moreThere : there.next();
            }
        }
    }

    private static AuditFinding whole(AuditKind kind, Table table, byte[] key, String right, String there) {
        return new AuditFinding(kind, RowName.of(table, key), "row", right, there);
    }

    private List<AuditFinding> differences(AuditKind kind, Table table, byte[] key, byte[] right, byte[] there) {
        int at = Arrays.mismatch(right, there);
        if (at < 0) {
            return List.of();
        }
        String place = RowName.of(table, key);
        if (right.length != there.length) {
            return List.of(new AuditFinding(kind, place, "length", size(right), size(there)));
        }
        if (table == Table.TILES && at > 0) {
            return List.of(inTile(kind, place, key, at, right, there));
        }
        if (table == Table.EDGES) {
            String field = at < Long.BYTES ? "count" : "peak " + (at - Long.BYTES) / Hash.LENGTH;
            int from = at < Long.BYTES ? 0 : at - (at - Long.BYTES) % Hash.LENGTH;
            int length = at < Long.BYTES ? Long.BYTES : Hash.LENGTH;
            return List.of(new AuditFinding(kind, place, field, hex(right, from, length), hex(there, from, length)));
        }
        if (right.length == Long.BYTES) {
            return List.of(new AuditFinding(kind, place, "position", number(right), number(there)));
        }
        return List.of(
                new AuditFinding(kind, place, "byte " + at, hex(right, at, Hash.LENGTH), hex(there, at, Hash.LENGTH)));
    }

    /** A tile is its width − 1 and then its rows from the lowest, row r with width >> r hashes. */
    private AuditFinding inTile(AuditKind kind, String place, byte[] key, int at, byte[] right, byte[] there) {
        int number = (at - 1) / Hash.LENGTH;
        int from = 1 + number * Hash.LENGTH;
        int width = (right[0] & 0xff) + 1;
        int row = 0;
        int index = number;
        while (index >= width >> row) {
            index -= width >> row;
            row++;
        }
        String field = "row " + row + " hash " + index;
        if (key[1] == 0 && row == 0) {
            long position = ByteBuffer.wrap(key).getLong(2) * TILE_WIDTH + index;
            field += ", leaf of " + records.at(position);
        }
        return new AuditFinding(kind, place, field, hex(right, from, Hash.LENGTH), hex(there, from, Hash.LENGTH));
    }

    private static String number(byte[] value) {
        return Long.toString(ByteBuffer.wrap(value).getLong());
    }

    private static String size(byte[] value) {
        return value.length + " bytes";
    }

    private static String hex(byte[] value, int from, int length) {
        return HEX.formatHex(value, from, Math.min(value.length, from + length));
    }
}
