/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.client;

import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.json.JsonObject;

/**
 * What a gateway says of a record that it holds.
 *
 * @param id the record's id
 * @param status how far the record has come
 * @param block the block that holds it, once it is committed
 * @param transaction the transaction that wrote it, once it is committed
 * @param position where its entry stands in the log, once it is committed
 */
public record Receipt(
        RecordId id, Status status, OptionalLong block, Optional<TransactionId> transaction, OptionalLong position) {
    /** How far a record has come. */
    public enum Status {
        /** The gateway has it and will not lose it. */
        ACCEPTED,
        /** It stands in a valid transaction of a block. */
        COMMITTED,
        /** A checkpoint with a quorum of cosignatures covers it. */
        COSIGNED;

        /** Whether this is that status or a later one. */
        boolean hasReached(Status status) {
            return compareTo(status) >= 0;
        }
    }

    /** Whether the record stands in a block. */
    public boolean isCommitted() {
        return status.hasReached(Status.COMMITTED);
    }

    static Receipt fromJson(JsonObject json) {
        Status status = switch (json.string("status")) {
            case "COSIGNED" -> Status.COSIGNED;
            case "COMMITTED", "UNCHANGED" -> Status.COMMITTED;
            default -> Status.ACCEPTED;
        };
        return new Receipt(
                RecordId.parse(json.string("id")),
                status,
                json.optionalInteger("block"),
                json.optionalString("tx").map(TransactionId::parse),
                json.optionalInteger("position"));
    }
}
