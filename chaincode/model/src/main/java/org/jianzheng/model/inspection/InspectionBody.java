/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.inspection;

import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/** The body of a record of inspection. */
public sealed interface InspectionBody extends RecordBody permits Plan, Draw, Report {
    /** Reads the body of a record of this capability; any other is a programming error. */
    static InspectionBody of(ReadableRecord record) {
        return switch (record.type()) {
            case INSPECTION_PLAN -> Plan.fromJson(record.body());
            case INSPECTION_DRAW -> Draw.fromJson(record.body());
            case INSPECTION_REPORT -> Report.fromJson(record.body());
            default -> throw new IllegalArgumentException(record.type() + " is not of inspection");
        };
    }
}
