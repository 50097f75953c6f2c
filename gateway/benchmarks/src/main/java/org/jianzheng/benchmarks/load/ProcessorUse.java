/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;
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

    /**
     * The same by what the programs are: orderers, peers, contracts, gateways, baselines, the embedded ledger, this client.
     * Programs of one group are called after it and their organisation.
     */
    static Map<String, Long> byGroup(Map<String, Long> use) {
        Map<String, Long> groups = new TreeMap<>();
        use.forEach((program, micros) -> {
            int dash = program.indexOf('-');
            groups.merge(dash < 0 ? program : program.substring(0, dash), micros, Long::sum);
        });
        return groups;
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
