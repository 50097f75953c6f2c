/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import java.util.List;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/** What records about checkpoints do to heads. */
public final class CheckpointFold {
    private CheckpointFold() {}

    /** The heads after an accepted record; refuses a step that the present state forbids. */
    public static List<HeadChange> apply(ReadableRecord record, CheckpointBody body, HeadReader heads) {
        return List.of(
                switch (body) {
                    case CosignerPolicy policy -> CosignerPolicyHead.set(record, policy);
                    case Fork fork -> ForkHead.show(record, fork).change();
                    case Resolution resolution ->
                        ForkHead.require(heads, resolution.block())
                                .resolve(record, resolution)
                                .change();
                    case Anchor anchor -> EpochHead.of(record, anchor).change();
                });
    }
}
