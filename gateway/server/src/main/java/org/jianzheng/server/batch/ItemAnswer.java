/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchReceipt;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/** What came of some lines, as it goes out: one line for many. Filled by one thread. */
final class ItemAnswer {
    private final List<JsonObject> accepted = new ArrayList<>();
    private final List<JsonObject> known = new ArrayList<>();
    private final List<JsonObject> refused = new ArrayList<>();
    private final Map<RecordId, BatchReceipt> receipts = new LinkedHashMap<>();
    private Optional<Run> run = Optional.empty();

    /** Lines that follow each other at places that follow each other. */
    private record Run(ItemPlace first, int from, int to) {
        boolean goesOn(int line, ItemPlace place) {
            return line == to + 1
                    && place.batch().equals(first.batch())
                    && place.index() == first.index() + line - from;
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("batch", first.batch().value())
                    .put("from", from)
                    .put("index", first.index())
                    .put("to", to)
                    .build();
        }
    }

    void accept(int line, ItemPlace place) {
        run = Optional.of(run.filter(before -> before.goesOn(line, place))
                .map(before -> new Run(before.first(), before.from(), line))
                .orElseGet(() -> {
                    endRun();
                    return new Run(place, line, line);
                }));
    }

    void know(int line, ItemPlace place) {
        known.add(JsonObject.builder()
                .put("batch", place.batch().value())
                .put("index", place.index())
                .put("line", line)
                .build());
    }

    void refuse(int line, Refusal refusal) {
        refused.add(JsonObject.builder()
                .put("code", refusal.code().name())
                .put("detail", refusal.sentence())
                .put("line", line)
                .put("title", refusal.code().english())
                .put("titleZh", refusal.code().chinese())
                .build());
    }

    /** A receipt for everything that this answer places in its batch. */
    void add(BatchReceipt receipt) {
        receipts.put(receipt.batch(), receipt);
    }

    private void endRun() {
        run.ifPresent(ended -> accepted.add(ended.toJson()));
        run = Optional.empty();
    }

    /** The line that goes out. */
    JsonObject toJson() {
        endRun();
        JsonObject.Builder json = JsonObject.builder();
        put(json, "accepted", accepted);
        put(json, "known", known);
        put(json, "refused", refused);
        put(
                json,
                "receipts",
                receipts.values().stream().map(BatchReceipt::toJson).toList());
        return json.build();
    }

    private static void put(JsonObject.Builder json, String member, List<JsonObject> values) {
        if (!values.isEmpty()) {
            json.put(member, JsonArray.of(values));
        }
    }
}
