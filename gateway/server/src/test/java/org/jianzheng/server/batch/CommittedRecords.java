/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.util.Optional;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.log.CommittedRecord;

/** Records as if they were in a block. */
final class CommittedRecords {
    private CommittedRecords() {}

    static CommittedRecord of(ReadableRecord record) {
        return new CommittedRecord(
                record.id(),
                Optional.of(record.type()),
                0,
                1,
                0,
                new TransactionId("0".repeat(64)),
                record.digest().sha256());
    }
}
