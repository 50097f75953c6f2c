/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.server.intake.RecordStatus;

/** The ledger as far as sealed bids need it: what its log says, which is here when the ledger is not, and the lane to it. */
interface BidLedger {
    /** The records of sealed bids in the log, in its order. */
    List<ReadableRecord> records(LotCode lot);

    /** Whether a record stands in the log. */
    boolean stands(RecordId id);

    /** A key as the log knows it. */
    Optional<KeyHead> key(KeyId id);

    /** Takes a record in durably; it goes to the ledger when the ledger answers. */
    void accept(ReadableRecord record);

    /** How far a record is; empty if the lane never took it in. */
    Optional<RecordStatus> status(RecordId id);
}
