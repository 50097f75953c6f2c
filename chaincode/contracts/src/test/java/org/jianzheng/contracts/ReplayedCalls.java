/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jianzheng.contracts.InMemoryLedger.Transaction;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/** A process of its own that makes recorded calls again, in this order, and writes down what they did. */
final class ReplayedCalls {
    private static final int MAX_BYTES = 64 << 20;

    private ReplayedCalls() {}

    /** Reads the calls from the first file and writes what they did into the second. */
    public static void main(String[] arguments) throws IOException {
        JsonArray calls = CanonicalJson.parse(Files.readAllBytes(Path.of(arguments[0])), MAX_BYTES)
                .asObject()
                .array("calls");
        InMemoryLedger ledger = new InMemoryLedger();
        for (JsonObject call : calls.objects()) {
            Instant time = Instants.parseNanos(call.string("time"));
            ledger.pass(Duration.between(ledger.now(), time));
            try {
                ledger.call(
                        call.string("creator"),
                        time,
                        call.string("name"),
                        call.string("argument").getBytes(StandardCharsets.UTF_8));
            } catch (Refusal refused) {
                // Its code is in the history.
            }
        }
        List<JsonObject> done = new ArrayList<>();
        for (Transaction transaction : ledger.history()) {
            done.add(JsonObject.builder()
                    .put("result", transaction.result())
                    .put("reads", JsonArray.of(pairs(transaction.reads())))
                    .put("writes", JsonArray.of(pairs(transaction.writes())))
                    .build());
        }
        Files.write(Path.of(arguments[1]), CanonicalJson.write(JsonArray.of(done)));
    }

    private static List<JsonArray> pairs(NavigableMap<String, byte[]> values) {
        List<JsonArray> pairs = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : values.entrySet()) {
            pairs.add(
                    JsonArray.ofStrings(List.of(entry.getKey(), new String(entry.getValue(), StandardCharsets.UTF_8))));
        }
        return pairs;
    }
}
