/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.CosignedState;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.store.TableRows;
import org.jianzheng.model.checkpoint.Resolution;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;

/** Checks kept forks, what resolved them, and what this organisation has cosigned last. */
final class CosigningAudit {
    private static final int COSIGNED_LENGTH = Hash.LENGTH + 2 * Long.BYTES;

    private final LogStore store;
    private final CheckpointVerifier verifier;
    private final Tally tally;

    CosigningAudit(LogStore store, CheckpointVerifier verifier, Tally tally) {
        this.store = store;
        this.verifier = verifier;
        this.tally = tally;
    }

    void audit() {
        Set<Long> resolved = new HashSet<>();
        try (TableRows rows = store.rows(Table.RESOLUTIONS)) {
            while (rows.next()) {
                tally.judge(AuditKind.FORKS, resolution(rows.key(), rows.value(), resolved));
            }
        }
        try (TableRows rows = store.rows(Table.FORKS)) {
            while (rows.next()) {
                tally.judge(AuditKind.FORKS, forked(rows.key(), rows.value(), resolved));
            }
        }
        try (TableRows rows = store.rows(Table.COSIGNED)) {
            boolean any = false;
            while (rows.next()) {
                any = true;
                tally.judge(AuditKind.COSIGNED, cosigned(rows.key(), rows.value()));
            }
            if (!any) {
                tally.gap(AuditGap.NO_COSIGNED, "");
            }
        }
        try (TableRows rows = store.rows(Table.STAGED)) {
            while (rows.next()) {
                tally.wrong(new AuditFinding(
                        AuditKind.STATES,
                        RowName.of(Table.STAGED, rows.key()),
                        "row",
                        AuditFinding.NOTHING,
                        rows.value().length + " bytes beside a log that has begun"));
            }
        }
    }

    private List<AuditFinding> resolution(byte[] key, byte[] value, Set<Long> resolved) {
        NoteReading reading = new NoteReading(AuditKind.FORKS, RowName.of(Table.RESOLUTIONS, key));
        try {
            RecordId id = RecordId.parse(new String(value, StandardCharsets.ISO_8859_1));
            UUID uuid = UUID.fromString(id.value());
            byte[] row = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
            Optional<LogEntry> entry = store.get(Table.RECORDS, row)
                    .flatMap(position -> store.get(Table.ENTRIES, position))
                    .map(LogEntry::parse);
            if (entry.isEmpty()) {
                reading.add("record", "a record of the log", id.value());
                return reading.findings();
            }
            ReadableRecord record = ReadableRecord.parse(entry.get().record());
            long block = Resolution.fromJson(record.body()).block();
            reading.same(
                    "block", RowName.of(Table.RESOLUTIONS, Keys.number(block)), RowName.of(Table.RESOLUTIONS, key));
            resolved.add(block);
        } catch (Refusal refusal) {
            reading.add("record", "the id of a checkpoint.resolve", refusal.code() + ": " + refusal.sentence());
        }
        return reading.findings();
    }

    private List<AuditFinding> forked(byte[] key, byte[] value, Set<Long> resolved) {
        NoteReading reading = new NoteReading(AuditKind.FORKS, RowName.of(Table.FORKS, key));
        reading.verified(value, verifier).ifPresent(checkpoint -> {
            long block = checkpoint.body().state().block();
            byte[] text = checkpoint.body().text().getBytes(StandardCharsets.UTF_8);
            byte[] expected = ByteBuffer.allocate(Long.BYTES + Hash.LENGTH)
                    .putLong(block)
                    .put(TreeHasher.of(HashSuite.SHA_256).plain(text).toBytes())
                    .array();
            if (!Arrays.equals(key, expected)) {
                reading.add("key", RowName.of(Table.FORKS, expected), RowName.of(Table.FORKS, key));
            } else if (!resolved.contains(block)) {
                reading.add(
                        "history",
                        "one checkpoint of block " + block,
                        "two or more, and no quorum has said which holds");
            }
        });
        return reading.findings();
    }

    private List<AuditFinding> cosigned(byte[] key, byte[] value) {
        NoteReading reading = new NoteReading(AuditKind.COSIGNED, RowName.of(Table.COSIGNED, key));
        reading.same("log", verifier.trust().origin().value(), new String(key, StandardCharsets.UTF_8));
        if (value.length != COSIGNED_LENGTH) {
            reading.add("length", COSIGNED_LENGTH + " bytes", value.length + " bytes");
            return reading.findings();
        }
        CosignedState own = CheckpointArchive.state(value);
        try {
            Optional<LogState> state =
                    store.get(Table.BLOCKS, Keys.number(own.block())).map(LogState::read);
            if (state.isEmpty()) {
                reading.add("block", "a block that the log has", "block " + own.block());
            } else {
                reading.same("size", state.get().size(), own.size());
                reading.same("SHA-256 root", state.get().sha256().log(), own.root());
            }
        } catch (StoreFailed unreadable) {
            reading.add("block", "a state that can be read", String.valueOf(unreadable.getMessage()));
        }
        return reading.findings();
    }
}
