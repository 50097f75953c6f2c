/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.proof;

import java.util.OptionalLong;
import org.jianzheng.evidence.bundle.BatchStage;
import org.jianzheng.evidence.bundle.BundleBuilder;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.ConsistencyStage;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.checkpoint.Kept;
import org.springframework.stereotype.Component;

/** Hands out light evidence bundles under the best checkpoint that there is. */
@Component
public class Bundles {
    /** Media type of a bundle. */
    public static final String MEDIA_TYPE = EvidenceBundle.MEDIA_TYPE;

    private final LedgerLog log;
    private final Checkpoints checkpoints;
    private final BundleBuilder builder;

    Bundles(LedgerLog log, Checkpoints checkpoints, TrustRoot trust) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.builder = new BundleBuilder(log, trust.version());
    }

    /**
     * The bundle of a record, under the newest checkpoint that a quorum has signed, or under a degraded one if no other covers
     * it.
     *
     * @return canonical JSON
     * @throws Refusal {@code RECORD_UNKNOWN} if the log does not hold it, {@code CHECKPOINT_STALE} if no checkpoint covers it
     */
    public byte[] of(RecordId record) {
        return light(record).canonical();
    }

    /** As {@link #of(RecordId)}, with the proof that the log extends that of a checkpoint of this size. */
    public byte[] of(RecordId record, OptionalLong since) {
        EvidenceBundle bundle = light(record);
        return since.isEmpty()
                ? bundle.canonical()
                : bundle.with(ConsistencyStage.build(log, since.getAsLong(), bundle.size()))
                        .canonical();
    }

    /** As {@link #of}, of an item of the batch that the record registers. */
    public byte[] with(RecordId record, BatchStage item) {
        return light(record).with(item).canonical();
    }

    private EvidenceBundle light(RecordId record) {
        long position = log.position(record)
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.RECORD_UNKNOWN, "record %s is in no block that this gateway has read", record));
        Kept kept = checkpoints
                .covering(position)
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.CHECKPOINT_STALE, "no checkpoint covers record %s yet; ask again shortly", record));
        return builder.build(record, kept.note());
    }
}
