/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.Erasure;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/**
 * The order by which a file's content was withdrawn. It takes nothing from what a bundle proves: the record stands, and whoever
 * kept the content can still hold it against the record.
 *
 * @param record the record of the order
 * @param order the order's number
 * @param authority who gave it
 * @param orderedOn the day of the order
 * @param basis the legal basis
 * @param time when the ledger took it
 */
public record Withdrawal(
        RecordId record, String order, String authority, LocalDate orderedOn, String basis, Instant time) {

    /** The order of an entry that is proved to be in the log; empty if it withdraws nothing. */
    static Optional<Withdrawal> of(LogEntry entry) {
        try {
            if (Envelope.parse(entry.record()) instanceof ReadableRecord record
                    && record.type() == RecordType.EVIDENCE_ERASURE) {
                return Optional.of(of(record, Erasure.fromJson(record.body()), entry.time()));
            }
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    static Withdrawal of(ReadableRecord record, Erasure order, Instant time) {
        return new Withdrawal(record.id(), order.order(), order.authority(), order.orderedOn(), order.basis(), time);
    }

    /** The order among an answer's entries by which the content was withdrawn that this record registers. */
    static Optional<Withdrawal> among(AnswerSummary answer, RecordId file) {
        String ref = new RecordRef(file).toString();
        return answer.entries().stream()
                .filter(entry -> entry.record()
                        .optionalArray("refs")
                        .filter(refs -> refs.strings().contains(ref))
                        .isPresent())
                .flatMap(entry -> of(entry).stream())
                .findFirst();
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.value())
                .put("order", order)
                .put("authority", authority)
                .put("orderedOn", orderedOn.toString())
                .put("basis", basis)
                .put("time", Instants.formatNanos(time))
                .build();
    }
}
