/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.util.Map;
import org.jianzheng.model.json.JsonObject;

/**
 * Processor time in microseconds by program.
 *
 * @param record of each record
 * @param plain of each value that a plain transaction wrote; empty where the network has no baseline
 */
record ProcessorUse(Map<String, Long> record, Map<String, Long> plain) {
    /** Nothing is known. */
    static final ProcessorUse UNKNOWN = new ProcessorUse(Map.of(), Map.of());

    ProcessorUse {
        record = Map.copyOf(record);
        plain = Map.copyOf(plain);
    }

    static long sum(Map<String, Long> use) {
        return use.values().stream().mapToLong(Long::longValue).sum();
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("record", json(record))
                .put("plain", json(plain))
                .build();
    }

    private static JsonObject json(Map<String, Long> use) {
        JsonObject.Builder json = JsonObject.builder();
        use.forEach(json::put);
        return json.build();
    }
}
