/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.inspection;

import java.util.List;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/** The heads of inspections after a record. */
public final class InspectionFold {
    private InspectionFold() {}

    /** The heads that change; refuses what the present state does not allow. */
    public static List<HeadChange> apply(ReadableRecord record, InspectionBody body, HeadReader heads) {
        return switch (body) {
            case Plan plan -> planned(record, plan, heads);
            case Draw draw ->
                List.of(InspectionHead.require(heads, draw.plan())
                        .drawn(record, draw)
                        .change());
            case Report report ->
                List.of(InspectionHead.require(heads, report.plan())
                        .reported(record, report)
                        .change());
        };
    }

    private static List<HeadChange> planned(ReadableRecord record, Plan plan, HeadReader heads) {
        PoolHead.read(heads, plan).ifPresent(before -> {
            if (InspectionHead.require(heads, before.plan()).drawn().isEmpty()) {
                throw Refusal.of(
                        ErrorCode.STATE_FORBIDS, "the pool is closed by %s until it is drawn from", before.plan());
            }
            if (plan.reason().isEmpty()) {
                throw Refusal.of(ErrorCode.CONDITION_MISSING, "who draws again after %s tells why", before.plan());
            }
        });
        return List.of(InspectionHead.of(record, plan).change(), PoolHead.change(record, plan));
    }
}
