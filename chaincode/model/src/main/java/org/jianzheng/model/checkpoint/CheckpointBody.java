/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/** The bodies about checkpoints. */
public sealed interface CheckpointBody extends RecordBody permits CosignerPolicy, Fork, Resolution, Anchor {
    /** Reads the body of a record of this capability; any other is a programming error. */
    static CheckpointBody of(ReadableRecord record) {
        return switch (record.type()) {
            case CHECKPOINT_POLICY -> CosignerPolicy.fromJson(record.body());
            case CHECKPOINT_FORK -> Fork.fromJson(record.body());
            case CHECKPOINT_RESOLVE -> Resolution.fromJson(record.body());
            case CHECKPOINT_ANCHOR -> Anchor.fromJson(record.body());
            default -> throw new IllegalArgumentException(record.type() + " is not about checkpoints");
        };
    }
}
