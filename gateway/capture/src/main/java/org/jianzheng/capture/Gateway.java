/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;

/** The gateway to which statements are sent. Sending a record again is harmless. */
interface Gateway {

    /**
     * Hands records in, in this order; the answers stand in it too.
     *
     * @return for each record why it was not taken, or empty if it was
     * @throws IOException if the gateway cannot be reached or answers nothing sensible
     */
    List<Optional<Refusal>> submit(List<ReadableRecord> records) throws IOException, InterruptedException;

    /**
     * How far a record is.
     *
     * @throws IOException if the gateway cannot be reached or answers nothing sensible
     */
    Progress progress(RecordId record) throws IOException, InterruptedException;

    /** How far a record is. */
    sealed interface Progress {
        /** On its way, or not known yet. */
        record Waiting() implements Progress {}

        /** On the ledger. */
        record Committed() implements Progress {}

        /** The contract refused it; sent again it is tried again. */
        record Refused(Refusal refusal) implements Progress {}
    }
}
