/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.batch.GrowingBatch;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.evidence.store.NamedTables;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.refusal.RefusalLine;
import org.jspecify.annotations.Nullable;

/**
 * Follows a journal of refused calls from its first line: each must link to the one before, and those of each batch that stands in the log
 * must have its roots. What an anchored line links to is thereby fixed, too; only lines behind the newest anchor are vouched for by their
 * keeper alone.
 */
final class RefusalAudit {
    private static final String LINES = "lines";
    private static final String STATE = "state";

    private final NamedTables tables;
    private final Tally tally;
    private final Deque<BatchRegistration> anchors = new ArrayDeque<>();
    private final String gateway;
    private GrowingBatch batch = new GrowingBatch();
    private boolean inBatch;
    private long next;
    private Optional<Digest> previous = Optional.empty();
    private @Nullable RefusalLine last;

    private RefusalAudit(NamedTables tables, List<JsonObject> batches, Tally tally) {
        this.tables = tables;
        this.tally = tally;
        gateway = new String(state("gateway"), StandardCharsets.US_ASCII);
        batches.stream()
                .filter(record -> record.optionalString("org").equals(Optional.of(gateway)))
                .map(record -> BatchRegistration.fromJson(record.object("body")))
                .sorted(Comparator.comparing(BatchRegistration::first))
                .forEach(anchors::add);
    }

    /**
     * Audits a journal.
     *
     * @param folder where it is; where there is none, that is told if the log knows of any journal
     * @param batches the records of all batches of journals in the log
     */
    static void audit(Path folder, List<JsonObject> batches, Tally tally) {
        if (!NamedTables.areIn(folder)) {
            if (!batches.isEmpty()) {
                tally.gap(AuditGap.NO_REFUSALS, "");
            }
            return;
        }
        try (NamedTables tables = NamedTables.openReadOnly(folder)) {
            tables.requireChecksums();
            new RefusalAudit(tables, batches, tally).audit();
        } catch (StoreFailed damaged) {
            tally.wrong(finding(
                    "database", "database", "a database that can be read", String.valueOf(damaged.getMessage())));
        } catch (Refusal malformed) {
            tally.wrong(
                    finding("anchor", "form", "the record of a batch", malformed.code() + ": " + malformed.sentence()));
        }
    }

    private void audit() {
        tables.scan(LINES, this::line);
        if (inBatch) {
            endBatch("line " + next);
        }
        anchors.forEach(anchor -> tally.wrong(missing(anchor)));
        byte[] size = state("size");
        byte[] computed = previous.map(digest -> ByteBuffer.allocate(Long.BYTES + digest.bytes().length)
                        .putLong(next)
                        .put(digest.bytes())
                        .array())
                .orElseGet(() -> new byte[0]);
        List<AuditFinding> findings = new ArrayList<>();
        if (!Arrays.equals(size, computed)) {
            findings.add(finding("state", "newest line", next + " lines", "another number, or another newest line"));
        }
        tally.judge(AuditKind.REFUSALS, findings);
    }

    private byte[] state(String name) {
        return tables.get(STATE, name.getBytes(StandardCharsets.US_ASCII)).orElseGet(() -> new byte[0]);
    }

    private void line(byte[] key, byte[] canonical) {
        List<AuditFinding> findings = new ArrayList<>();
        String place = "line " + next;
        if (!Arrays.equals(key, ByteBuffer.allocate(Long.BYTES).putLong(next).array())) {
            findings.add(finding(place, "row", place, "another row"));
        }
        try {
            RefusalLine line = RefusalLine.read(canonical);
            differ(findings, place, "number", next, line.number());
            differ(findings, place, "line before", previous, line.previous());
            differ(findings, place, "gateway", gateway, line.gateway().value());
            RefusalLine before = last;
            if (before != null && !line.at().isAfter(before.at())) {
                findings.add(
                        finding(place, "time", "after " + before.at(), line.at().toString()));
            }
            tally.refused(line.call().code(), line.count());
            anchored(line, canonical);
            last = line;
        } catch (Refusal malformed) {
            findings.add(finding(place, "form", "a line of refusals", malformed.code() + ": " + malformed.sentence()));
        }
        previous = Optional.of(RefusalLine.digest(canonical));
        next++;
        tally.judge(AuditKind.REFUSALS, findings);
    }

    private void anchored(RefusalLine line, byte[] canonical) {
        while (!inBatch && !anchors.isEmpty() && anchors.getFirst().first().isBefore(line.at())) {
            tally.wrong(missing(anchors.removeFirst()));
        }
        if (!inBatch && !anchors.isEmpty() && anchors.getFirst().first().equals(line.at())) {
            inBatch = true;
        }
        if (inBatch) {
            batch.append(DualLeaf.of(canonical));
            if (batch.size() == anchors.getFirst().count()) {
                endBatch("line " + line.number());
            }
        }
    }

    private void endBatch(String place) {
        BatchRegistration anchor = anchors.removeFirst();
        List<AuditFinding> findings = new ArrayList<>();
        differ(findings, place, "lines of the batch", anchor.count(), batch.size());
        differ(findings, place, "roots", anchor.roots(), batch.roots());
        tally.judge(AuditKind.REFUSALS, findings);
        batch = new GrowingBatch();
        inBatch = false;
    }

    private static AuditFinding missing(BatchRegistration anchor) {
        return finding(
                "lines from " + anchor.first() + " to " + anchor.last(),
                "lines",
                anchor.count() + " lines",
                AuditFinding.NOTHING);
    }

    private static void differ(List<AuditFinding> findings, String place, String field, Object computed, Object given) {
        if (!computed.equals(given)) {
            findings.add(finding(place, field, computed.toString(), given.toString()));
        }
    }

    private static AuditFinding finding(String place, String field, String computed, String given) {
        return new AuditFinding(AuditKind.REFUSALS, "journal of refusals, " + place, field, computed, given);
    }
}
