/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;

/**
 * A time in which a lot's session stood still.
 *
 * @param from since when, by the record that says so
 * @param record that record
 * @param end until when; empty while it stands still
 */
public record Interruption(Instant from, RecordRef record, Optional<End> end) {
    /**
     * How a session went on.
     *
     * @param at when, by the record that says so
     * @param record that record
     */
    public record End(Instant at, RecordRef record) {}

    /** Whether the session stood still at this instant; it goes on at the very instant of the end. */
    boolean covers(Instant at) {
        return !at.isBefore(from) && end.filter(over -> !at.isBefore(over.at())).isEmpty();
    }

    Interruption endedBy(Instant at, RecordRef by) {
        return new Interruption(from, record, Optional.of(new End(at, by)));
    }

    static Interruption fromJson(JsonObject json) {
        return new Interruption(
                Instants.parse(json.string("from")),
                RecordRef.parse(json.string("record")),
                json.optionalString("until")
                        .map(until -> new End(Instants.parse(until), RecordRef.parse(json.string("resumed")))));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("from", Instants.format(from))
                .put("record", record.toString())
                .putIfPresent("until", end.map(over -> Instants.format(over.at())))
                .putIfPresent("resumed", end.map(over -> over.record().toString()))
                .build();
    }
}
