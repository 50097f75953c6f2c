/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.RecordType;

/**
 * What a bundle is about, shown only once the record's form is known to be good.
 *
 * @param id the record
 * @param type its type
 * @param organisation whose record it is
 * @param at when it happened, by the signer's word
 * @param sample whether it belongs to a played sample
 * @param block the block that holds it
 * @param transaction the transaction that wrote it
 * @param time the transaction's time
 * @param position where it stands in the log
 * @param size the log's size at the checkpoint
 * @param cosignedAt when the checkpoint was last cosigned
 * @param withdrawn the order by which the content of the record's file was withdrawn, if one is known
 * @param timestamps what time stamps over the checkpoint prove, in the bundle's order
 * @param item the item of the record's batch that the bundle is about, if it is about one
 */
public record RecordSummary(
        RecordId id,
        RecordType type,
        OrganisationId organisation,
        Instant at,
        boolean sample,
        long block,
        String transaction,
        Instant time,
        long position,
        long size,
        Optional<Instant> cosignedAt,
        Optional<Withdrawal> withdrawn,
        List<TimestampSummary> timestamps,
        Optional<ItemSummary> item) {
    /** Copies the list. */
    public RecordSummary {
        timestamps = List.copyOf(timestamps);
    }

    static RecordSummary of(
            EvidenceBundle bundle, Envelope record, Optional<Instant> cosignedAt, List<TimestampSummary> timestamps) {
        LogEntry entry = bundle.proved().entry();
        return new RecordSummary(
                record.id(),
                record.type(),
                record.organisation(),
                record.at(),
                record.isSample(),
                entry.block(),
                entry.transaction().value(),
                entry.time(),
                bundle.proved().position(),
                bundle.size(),
                cosignedAt,
                Optional.empty(),
                timestamps,
                Optional.empty());
    }

    RecordSummary with(ItemSummary proved) {
        return new RecordSummary(
                id,
                type,
                organisation,
                at,
                sample,
                block,
                transaction,
                time,
                position,
                size,
                cosignedAt,
                withdrawn,
                timestamps,
                Optional.of(proved));
    }

    RecordSummary withdrawnBy(Withdrawal order) {
        return new RecordSummary(
                id,
                type,
                organisation,
                at,
                sample,
                block,
                transaction,
                time,
                position,
                size,
                cosignedAt,
                Optional.of(order),
                timestamps,
                item);
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", id.value())
                .put("type", type.wireName())
                .put("org", organisation.value())
                .put("at", Instants.format(at))
                .put("block", block)
                .put("tx", transaction)
                .put("time", Instants.formatNanos(time))
                .put("position", position)
                .put("size", size)
                .putIfPresent("cosignedAt", cosignedAt.map(Instants::format))
                .putValueIfPresent("withdrawn", withdrawn.map(Withdrawal::toJson))
                .putValueIfPresent("item", item.map(ItemSummary::toJson));
        if (!timestamps.isEmpty()) {
            json.put(
                    "timestamps",
                    JsonArray.of(
                            timestamps.stream().map(TimestampSummary::toJson).toList()));
        }
        return (sample ? json.put("sample", true) : json).build();
    }
}
