/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.list;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.Delta;
import org.springframework.stereotype.Component;

/**
 * The feed of a list as lines of JSON, for platforms that take it in without proofs: number 0 is the record that began the list, delta n has
 * number n. The manifest cuts it into parts and gives the digests of each, so that whoever loads it sees whether it has all of it.
 */
@Component
class ListLines {
    /** The most lines of an answer, and the lines of a part of the manifest. */
    static final int PART = 1_000;

    private final Lists lists;

    ListLines(Lists lists) {
        this.lists = lists;
    }

    /**
     * Some lines of a list.
     *
     * @param from the number of the first
     * @param positions where they stand in the log
     * @param next the number of the first line behind them, if there is one
     */
    record Lines(long from, List<Long> positions, OptionalLong next) {
        /** Copies the list. */
        Lines {
            positions = List.copyOf(positions);
        }
    }

    /**
     * Lines of a list; none from its end on.
     *
     * @throws Refusal {@code NOT_FOUND} for a list that nobody began; {@code SCHEMA_INVALID} for a number that is none, or a limit out of bounds
     */
    Lines lines(ListId list, long from, int limit) {
        if (from < 0 || from > Delta.MAX_SEQUENCE) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "deltas have numbers from 0 to %d, not %d", Delta.MAX_SEQUENCE, from);
        }
        if (limit < 1 || limit > PART) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "limit is 1 to %d, met %d", PART, limit);
        }
        return lines(lists.positions(list), from, limit);
    }

    private static Lines lines(List<Long> positions, long from, int limit) {
        int begin = Math.toIntExact(Math.min(from, positions.size()));
        int end = Math.min(begin + limit, positions.size());
        return new Lines(
                from,
                positions.subList(begin, end),
                end < positions.size() ? OptionalLong.of(end) : OptionalLong.empty());
    }

    /** Writes lines: the number, the position in the log, the ledger time, and the record in its canonical form. */
    void write(Lines lines, OutputStream out) throws IOException {
        long number = lines.from();
        for (long position : lines.positions()) {
            LogEntry entry = lists.entry(position);
            out.write(JsonObject.builder()
                    .put("number", number)
                    .put("position", position)
                    .put("time", Instants.formatNanos(entry.time()))
                    .put("record", entry.record())
                    .build()
                    .canonical());
            out.write('\n');
            number++;
        }
    }

    /** The manifest: each part with its lines, its bytes and its digests, and how many lines there are. */
    JsonObject manifest(ListId list) throws IOException {
        List<Long> positions = lists.positions(list);
        List<JsonObject> parts = new ArrayList<>();
        for (int from = 0; from < positions.size(); from += PART) {
            Lines lines = lines(positions, from, PART);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(lines, bytes);
            parts.add(JsonObject.builder()
                    .put("from", from)
                    .put("lines", lines.positions().size())
                    .put("bytes", bytes.size())
                    .put("digests", DualDigest.of(bytes.toByteArray()).toJson())
                    .build());
        }
        return JsonObject.builder()
                .put("list", list.value())
                .put("lines", positions.size())
                .put("parts", JsonArray.of(parts))
                .build();
    }
}
