/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.log.CommittedRecord;

/** How far a record is on its way. */
public sealed interface RecordStatus {

    /** Stored durably here, and waiting for the ledger. */
    record Accepted() implements RecordStatus {}

    /**
     * Endorsed and handed to the ledger, or about to be.
     *
     * @param transaction the transaction that carries it
     */
    record Submitted(TransactionId transaction) implements RecordStatus {}

    /**
     * In a block and in the log.
     *
     * @param record where it stands
     */
    record Committed(CommittedRecord record) implements RecordStatus {}

    /**
     * Covered by a checkpoint that a quorum has signed.
     *
     * @param record where it stands
     * @param checkpoint size of the log at the newest such checkpoint
     */
    record Cosigned(CommittedRecord record, long checkpoint) implements RecordStatus {}

    /**
     * The contract refused it. It is on no ledger; submitting the same record again tries again.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements RecordStatus {}

    /** The name that goes over the wire. */
    default String name() {
        return switch (this) {
            case Accepted accepted -> "ACCEPTED";
            case Submitted submitted -> "SUBMITTED";
            case Committed committed -> "COMMITTED";
            case Cosigned cosigned -> "COSIGNED";
            case Refused refused -> "REFUSED";
        };
    }
}
