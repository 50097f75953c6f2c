/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.StoreReader;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;

/**
 * Compares rows of the projection with the log: each row with the entry at its position, and the rows of a lot with all entries of
 * the lot; rows of a source's capture statements each with its entry and its device. It reads one document a line: pages of lots
 * as they stand in MongoDB, or a gateway's answers. Where the first line is the cursor, rows of entries behind it may be there or not, since
 * the projection went on while it was read.
 */
final class ProjectionAudit {
    static final int MAX_LINE = 32 << 20;
    /** How the timeline of a source's capture statements begins; that of a lot is its code. */
    private static final String SOURCE = "source:";

    private static final int STEP = 1024;
    private static final int PAGE = 50;
    private static final int MAX_LOTS = 1_000_000;

    private final StoreReader log;
    private final Tally tally;
    private final TreeHasher hasher = TreeHasher.of(HashSuite.SHA_256);
    private final Map<String, Long> rowsOfLots = new HashMap<>();
    private final Map<String, Long> countsOfLots = new HashMap<>();
    private OptionalLong cursor = OptionalLong.empty();

    ProjectionAudit(StoreReader log, Tally tally) {
        this.log = log;
        this.tally = tally;
    }

    void audit(Path file) throws IOException {
        long number = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (Optional<byte[]> line = line(in); line.isPresent(); line = line(in)) {
                number++;
                try {
                    JsonObject document =
                            CanonicalJson.parse(line.get(), MAX_LINE).asObject();
                    if (number == 1 && document.has("entries")) {
                        cursor = OptionalLong.of(number(document, "entries"));
                    }
                    document(document);
                } catch (Refusal refusal) {
                    tally.wrong(finding(
                            "line " + number,
                            "form",
                            "a document of the projection",
                            refusal.code() + ": " + refusal.sentence()));
                }
            }
        }
        rowsOfLots.forEach((lot, rows) -> count(lot, "rows", rows));
        countsOfLots.forEach((lot, rows) -> count(lot, "count", rows));
        long size = size();
        if (cursor.isPresent() && cursor.getAsLong() < size) {
            tally.gap(AuditGap.PROJECTION_BEHIND, cursor.getAsLong() + " of " + size);
        }
    }

    private void document(JsonObject document) {
        if (document.has("items")) {
            page(document.string("lot"), -1, document.array("items"));
            countsOfLots.put(document.string("lot"), number(document, "total"));
            return;
        }
        String id = document.string("_id");
        int mark = id.indexOf('#');
        if (mark >= 0) {
            String number = id.substring(mark + 1);
            if (!number.matches("[0-9]{1,12}")) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a page has the lot and a number for its id");
            }
            page(id.substring(0, mark), Long.parseLong(number, 10) * PAGE, document.array("rows"));
        } else if (document.has("rows")) {
            // No index holds the statements of a source, so that nothing says how many there are.
            if (!id.startsWith(SOURCE)) {
                countsOfLots.put(id, number(document, "rows"));
            }
        } else if (!document.has("entries")) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "neither a lot, a page, the cursor nor an answer");
        }
        if (rowsOfLots.size() + countsOfLots.size() > MAX_LOTS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "more than %d lots", MAX_LOTS);
        }
    }

    /** The rows of a lot from its row {@code first} on; where that is not known, from wherever the first of them stands. */
    private void page(String lot, long first, JsonArray rows) {
        List<JsonObject> given = rows.objects();
        if (lot.startsWith(SOURCE)) {
            given.forEach(row -> ofSource(lot, row));
            return;
        }
        long from = first < 0 && !given.isEmpty() ? number(given.getFirst(), "position") : 0;
        List<Long> expected = bearers(lot, from, Math.max(first, 0), given.size());
        for (int at = 0; at < given.size(); at++) {
            String place = "lot " + lot + " row " + (first < 0 ? "behind entry " + from + ", " + at : first + at);
            if (at >= expected.size()) {
                tally.wrong(finding(place, "row", AuditFinding.NOTHING, "a row"));
            } else {
                tally.judge(AuditKind.PROJECTION, row(place, expected.get(at), given.get(at)));
            }
        }
        rowsOfLots.merge(lot, (long) given.size(), Long::sum);
    }

    private void ofSource(String timeline, JsonObject row) {
        long position = number(row, "position");
        List<AuditFinding> findings = row(timeline + " at entry " + position, position, row);
        JsonObject record = LogEntry.parse(
                        log.get(Table.ENTRIES, Keys.number(position)).orElseThrow())
                .record();
        String device = record.optionalObject("body")
                .flatMap(body -> body.optionalString("device"))
                .orElse(AuditFinding.NOTHING);
        differ(findings, timeline + " at entry " + position, "device", SOURCE + device, timeline);
        tally.judge(AuditKind.PROJECTION, findings);
    }

    private List<AuditFinding> row(String place, long position, JsonObject row) {
        List<AuditFinding> findings = new ArrayList<>();
        byte[] bytes = log.get(Table.ENTRIES, Keys.number(position)).orElse(new byte[0]);
        LogEntry entry = LogEntry.parse(bytes);
        String named = place + " (record " + entry.record().optionalString("id").orElse("-") + ")";
        differ(findings, named, "position", position, number(row, "position"));
        differ(findings, named, "block", entry.block(), number(row, "block"));
        differ(findings, named, "tx", entry.transaction().value(), row.string("tx"));
        differ(findings, named, "time", Instants.formatNanos(entry.time()), row.string("time"));
        differ(findings, named, "leaf", hasher.leaf(bytes).hex(), row.string("leaf"));
        JsonValue record = row.value("record");
        JsonDifference.of(
                        entry.record(), record instanceof JsonString text ? CanonicalJson.parse(text.value()) : record)
                .ifPresent(different -> findings.add(
                        finding(named, "record." + different.path(), different.computed(), different.given())));
        return findings;
    }

    /** Positions of entries of a lot: {@code limit} of them, behind {@code skip} others, from a position on. */
    private List<Long> bearers(String lot, long from, long skip, int limit) {
        byte[] prefix = new IndexKey(IndexName.LOT, lot).hash(hasher).toBytes();
        List<Long> found = new ArrayList<>();
        long left = skip;
        byte[] next = Keys.of(prefix, from);
        while (found.size() < limit) {
            List<byte[]> keys = log.keys(Table.MEMBERS, prefix, next, STEP);
            for (byte[] key : keys) {
                if (left > 0) {
                    left--;
                } else if (found.size() < limit) {
                    found.add(Keys.lastNumber(key));
                }
            }
            if (keys.size() < STEP) {
                break;
            }
            next = Keys.of(prefix, Keys.lastNumber(keys.getLast()) + 1);
        }
        return found;
    }

    private void count(String lot, String field, long given) {
        List<Long> positions = bearers(lot, 0, 0, Integer.MAX_VALUE);
        long most = positions.size();
        long least = cursor.isEmpty()
                ? most
                : positions.stream()
                        .filter(position -> position < cursor.getAsLong())
                        .count();
        if (least <= given && given <= most) {
            tally.right(AuditKind.PROJECTION);
        } else {
            String computed = least == most ? Long.toString(most) : least + " to " + most;
            tally.wrong(finding("lot " + lot, field, computed, Long.toString(given)));
        }
    }

    private long size() {
        return log.lastKey(Table.ENTRIES, Keys.number(Long.MAX_VALUE))
                .map(key -> Keys.lastNumber(key) + 1)
                .orElse(0L);
    }

    /** MongoDB's tools write a long either as a number or as an object with its digits. */
    private static long number(JsonObject document, String member) {
        JsonValue value = document.value(member);
        if (value instanceof JsonInteger integer) {
            return integer.value();
        }
        String digits = value.asObject().string("$numberLong");
        if (!digits.matches("-?[0-9]{1,18}")) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is no number", document.place(member));
        }
        return Long.parseLong(digits, 10);
    }

    private static Optional<byte[]> line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = in.read();
        if (octet < 0) {
            return Optional.empty();
        }
        while (octet >= 0 && octet != '\n') {
            line.write(octet);
            if (line.size() > MAX_LINE) {
                throw new IOException("a line of more than " + MAX_LINE + " bytes");
            }
            octet = in.read();
        }
        return Optional.of(line.toByteArray());
    }

    private static void differ(List<AuditFinding> findings, String place, String field, Object computed, Object given) {
        if (!computed.equals(given)) {
            findings.add(finding(place, field, computed.toString(), given.toString()));
        }
    }

    private static AuditFinding finding(String place, String field, String computed, String given) {
        return new AuditFinding(AuditKind.PROJECTION, "projection, " + place, field, computed, given);
    }
}
