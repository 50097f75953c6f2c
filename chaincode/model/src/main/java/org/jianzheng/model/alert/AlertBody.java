/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.alert;

import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/** The body of a record of alerts. */
public sealed interface AlertBody extends RecordBody permits Raising, Investigation, AlertConclusion {
    /** Reads the body of a record of this capability; any other is a programming error. */
    static AlertBody of(ReadableRecord record) {
        return switch (record.type()) {
            case ALERT_RAISING -> Raising.fromJson(record.body());
            case ALERT_INVESTIGATION -> Investigation.fromJson(record.body());
            case ALERT_CONCLUSION -> AlertConclusion.fromJson(record.body());
            default -> throw new IllegalArgumentException(record.type() + " is not of alerts");
        };
    }
}
