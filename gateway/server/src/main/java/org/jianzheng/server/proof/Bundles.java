/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.proof;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.bundle.BatchStage;
import org.jianzheng.evidence.bundle.BundleBuilder;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.ConsistencyStage;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.checkpoint.Kept;
import org.jianzheng.server.timestamp.TimeStamping;
import org.springframework.stereotype.Component;

/** Hands out light evidence bundles under the best checkpoint that there is. */
@Component
public class Bundles {
    /** Media type of a bundle. */
    public static final String MEDIA_TYPE = EvidenceBundle.MEDIA_TYPE;

    private final LedgerLog log;
    private final Checkpoints checkpoints;
    private final TimeStamping stamping;
    private final BundleBuilder builder;

    Bundles(LedgerLog log, Checkpoints checkpoints, TimeStamping stamping, TrustRoot trust) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.stamping = stamping;
        this.builder = new BundleBuilder(log, trust.version());
    }

    /**
     * The bundle of a record, under the earliest checkpoint with a time stamp that covers it and all that belongs to it; else under the
     * newest checkpoint that a quorum has signed, or under a degraded one if no other covers it.
     *
     * @return canonical JSON
     * @throws Refusal {@code RECORD_UNKNOWN} if the log does not hold it, {@code CHECKPOINT_STALE} if no checkpoint covers it
     */
    public byte[] of(RecordId record) {
        return light(record, 0).canonical();
    }

    /** As {@link #of(RecordId)}, with the proof that the log extends that of a checkpoint of this size. */
    public byte[] of(RecordId record, OptionalLong since) {
        if (since.isEmpty()) {
            return of(record);
        }
        EvidenceBundle bundle = light(record, since.getAsLong());
        return bundle.with(ConsistencyStage.build(log, since.getAsLong(), bundle.size()))
                .canonical();
    }

    /**
     * As {@link #of(RecordId)}, for who will not come back for a later one: where no stamped checkpoint serves yet, the time-stamp
     * authority is asked at once. If that brings no stamp, the bundle has none.
     */
    public byte[] toKeep(RecordId record) {
        OptionalLong position = log.position(record);
        if (position.isPresent() && stamped(record, position.getAsLong(), 0).isEmpty()) {
            try {
                stamping.stampNewest();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return of(record);
    }

    /** As {@link #of(RecordId)}, of an item of the batch that the record registers. */
    public byte[] with(RecordId record, BatchStage item) {
        return light(record, 0).with(item).canonical();
    }

    /** Under a stamped checkpoint only if that has at least so many entries. */
    private EvidenceBundle light(RecordId record, long least) {
        long position = log.position(record)
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.RECORD_UNKNOWN, "record %s is in no block that this gateway has read", record));
        Optional<Checkpoints.Stamped> stamped = stamped(record, position, least);
        if (stamped.isPresent()) {
            return builder.build(record, stamped.get().note())
                    .with(List.of(stamped.get().token()));
        }
        Kept kept = checkpoints
                .covering(position)
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.CHECKPOINT_STALE, "no checkpoint covers record %s yet; ask again shortly", record));
        return builder.build(record, kept.note());
    }

    private Optional<Checkpoints.Stamped> stamped(RecordId record, long position, long least) {
        long block = log.entry(position).map(LogEntry::parse).orElseThrow().block();
        return checkpoints.earliestStamped(block, Math.max(builder.lastEntryOf(record), least - 1));
    }
}
