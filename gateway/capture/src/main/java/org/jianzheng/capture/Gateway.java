/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
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

    /**
     * Whether it stores a file with this SHA-256, or would never take it in since its content was withdrawn.
     *
     * @throws IOException if the gateway cannot be reached or answers nothing sensible
     */
    boolean has(Digest sha256) throws IOException, InterruptedException;

    /**
     * Stores a file; storing it again is harmless.
     *
     * @return the SHA-256 of what was stored
     * @throws Refusal if the gateway does not take it
     * @throws IOException if the gateway cannot be reached or answers nothing sensible, or the file cannot be read
     */
    Digest upload(Path file) throws IOException, InterruptedException;

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
