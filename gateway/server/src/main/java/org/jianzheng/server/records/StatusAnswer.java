/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.intake.RecordStatus;
import org.jianzheng.server.log.CommittedRecord;
import org.jspecify.annotations.Nullable;

/**
 * How far a record is, as the interface tells it.
 *
 * @param id the record
 * @param status ACCEPTED, SUBMITTED, COMMITTED, COSIGNED or REFUSED
 * @param statusUrl where to ask again
 * @param block number of its block, once committed
 * @param index of its transaction within the block
 * @param tx id of its transaction, once submitted
 * @param position of its entry in the log
 * @param checkpoint size of the log at the newest checkpoint that a quorum has signed, once it covers the record
 * @param code why it was refused
 * @param title what the code means
 * @param titleZh the same in Chinese
 * @param detail what was met in particular
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Status")
record StatusAnswer(
        String id,
        String status,
        String statusUrl,
        @Nullable Long block,
        @Nullable Integer index,
        @Nullable String tx,
        @Nullable Long position,
        @Nullable Long checkpoint,
        @Nullable String code,
        @Nullable String title,
        @Nullable String titleZh,
        @Nullable String detail) {

    static StatusAnswer of(RecordId id, RecordStatus status) {
        return switch (status) {
            case RecordStatus.Accepted accepted -> plain(id, status, null);
            case RecordStatus.Submitted submitted ->
                plain(id, status, submitted.transaction().value());
            case RecordStatus.Committed committed -> placed(id, status, committed.record(), null);
            case RecordStatus.Cosigned cosigned -> placed(id, status, cosigned.record(), cosigned.checkpoint());
            case RecordStatus.Refused refused -> refused(id, refused.refusal());
        };
    }

    private static StatusAnswer plain(RecordId id, RecordStatus status, @Nullable String tx) {
        return new StatusAnswer(id.value(), status.name(), url(id), null, null, tx, null, null, null, null, null, null);
    }

    private static StatusAnswer placed(
            RecordId id, RecordStatus status, CommittedRecord record, @Nullable Long checkpoint) {
        return new StatusAnswer(
                id.value(),
                status.name(),
                url(id),
                record.block(),
                record.index(),
                record.transaction().value(),
                record.position(),
                checkpoint,
                null,
                null,
                null,
                null);
    }

    static StatusAnswer refused(RecordId id, Refusal refusal) {
        return new StatusAnswer(
                id.value(),
                "REFUSED",
                url(id),
                null,
                null,
                null,
                null,
                null,
                refusal.code().name(),
                refusal.code().english(),
                refusal.code().chinese(),
                refusal.sentence());
    }

    private static String url(RecordId id) {
        return "/api/v1/records/" + id + "/status";
    }
}
