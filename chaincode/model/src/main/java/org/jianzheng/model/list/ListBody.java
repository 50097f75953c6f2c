/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import org.jianzheng.model.code.ListId;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/** The body of a record of lists. */
public sealed interface ListBody extends RecordBody permits Definition, Delta, Transmission, PastAccess {
    /** The list that it is about. */
    ListId list();

    /** Reads the body of a record of this capability; any other is a programming error. */
    static ListBody of(ReadableRecord record) {
        return switch (record.type()) {
            case LIST_DEFINITION -> Definition.fromJson(record.body());
            case LIST_DELTA -> Delta.fromJson(record.body());
            case LIST_PUSH -> Transmission.fromJson(record.body());
            case LIST_ACCESS -> PastAccess.fromJson(record.body());
            default -> throw new IllegalArgumentException(record.type() + " is no record of lists");
        };
    }
}
