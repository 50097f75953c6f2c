/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.intake.RecordStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the records of closed batches into the record lane until they are in a block. Handing in twice is harmless: the bytes
 * are the same and the lane takes an id once. A record that the contract refuses, such as one whose key is not registered yet,
 * is on no ledger: it is signed anew with the present time and handed in again. Used by one thread.
 */
final class BatchDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(BatchDelivery.class);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final ClosedBatches closed;
    private final RecordLane lane;
    private final Platform platform;
    private final Map<RecordId, Instant> refused = new HashMap<>();

    /** The record lane, as far as batches need it. */
    interface RecordLane {

        /** Takes a record in durably; refuses ({@code QUEUE_FULL}) what is too much. */
        void accept(ReadableRecord record);

        /** How far a record is; empty if it was never taken in. */
        Optional<RecordStatus> status(RecordId id);
    }

    BatchDelivery(ClosedBatches closed, RecordLane lane, Platform platform) {
        this.closed = closed;
        this.lane = lane;
        this.platform = platform;
    }

    /** Does for every closed batch what its record's state asks for. */
    void deliver() {
        for (ReadableRecord record : closed.all()) {
            try {
                deliver(record);
            } catch (Refusal full) {
                LOG.info("batch {} waits: {}", record.id(), full.getMessage());
                return;
            }
        }
    }

    private void deliver(ReadableRecord record) {
        Optional<RecordStatus> status = lane.status(record.id());
        if (status.isEmpty()) {
            lane.accept(record);
            return;
        }
        switch (status.get()) {
            case RecordStatus.Accepted onTheWay -> {}
            case RecordStatus.Submitted onTheWay -> {}
            case RecordStatus.Committed done -> settle(record);
            case RecordStatus.Cosigned done -> settle(record);
            case RecordStatus.Refused why -> again(record, why.refusal());
        }
    }

    private void settle(ReadableRecord record) {
        closed.settle(record.id());
        refused.remove(record.id());
    }

    private void again(ReadableRecord record, Refusal why) {
        Instant now = platform.now();
        Instant since = refused.computeIfAbsent(record.id(), id -> {
            LOG.warn("batch {} is refused, its items wait: {}", id, why.getMessage());
            return now;
        });
        if (now.isBefore(since.plus(AGAIN))) {
            return;
        }
        refused.put(record.id(), now);
        ReadableRecord signedAnew = platform.record(
                record.id(),
                new ItemSource(BatchRegistration.fromJson(record.body()).source(), record.lot()),
                BatchRegistration.fromJson(record.body()));
        closed.replace(signedAnew);
        lane.accept(signedAnew);
    }
}
