/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;

/**
 * A record on the ledger about a file.
 *
 * @param type the record's type
 * @param step what was done, where it is a link of the custody chain
 * @param record its id
 * @param organisation whose record it is
 * @param by the key that signed it
 * @param at when it happened, by the signer's word
 * @param entered the time of the transaction that wrote it
 * @param block the block that holds it
 * @param index its transaction in the block
 * @param source the member of the package that proves it
 */
public record CustodyEvent(
        String type,
        Optional<String> step,
        String record,
        String organisation,
        String by,
        String at,
        Instant entered,
        long block,
        int index,
        MemberName source) {

    static CustodyEvent of(LogEntry entry, MemberName source) {
        JsonObject record = entry.record();
        return new CustodyEvent(
                text(record, "type"),
                record.optional("body").flatMap(CustodyEvent::step),
                text(record, "id"),
                text(record, "org"),
                text(record, "by"),
                text(record, "at"),
                entry.time(),
                entry.block(),
                entry.index(),
                source);
    }

    private static Optional<String> step(JsonValue body) {
        return body instanceof JsonObject object
                ? object.optional("step")
                        .filter(JsonString.class::isInstance)
                        .map(value -> ((JsonString) value).value())
                : Optional.empty();
    }

    /** Sealed records name no type, and a later release may bring other members. */
    private static String text(JsonObject record, String member) {
        return record.optional(member)
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .orElse("-");
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("type", type)
                .putIfPresent("step", step)
                .put("record", record)
                .put("org", organisation)
                .put("by", by)
                .put("at", at)
                .put("entered", Instants.formatNanos(entered))
                .put("block", block)
                .put("index", index)
                .put("source", source.value())
                .build();
    }
}
