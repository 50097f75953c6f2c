/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.util.Map;
import java.util.Optional;
import org.jianzheng.benchmarks.measure.Measured;
import org.jianzheng.model.json.JsonObject;

/**
 * One run: the records, and the baselines where the network has them.
 *
 * @param records the records through the gateway
 * @param noop transactions that do nothing
 * @param plain transactions that write the same bytes plainly
 * @param plainPerTransaction how many values each of those wrote
 * @param processor who used how much processor time for them
 */
record LoadRun(
        RecordLoad.Outcome records,
        Optional<Measured> noop,
        Optional<Measured> plain,
        int plainPerTransaction,
        ProcessorUse processor) {
    /** Values written a second by the plain transactions. */
    Optional<Long> plainPerSecond() {
        return plain.map(measured ->
                Measured.perSecond(Math.multiplyExact(measured.calls(), (long) plainPerTransaction), measured.nanos()));
    }

    /** The record lane's rate in percent of the plain one's. */
    Optional<Long> percentOfPlain() {
        return plainPerSecond()
                .filter(plainRate -> plainRate > 0)
                .map(plainRate -> 100 * records.committed().perSecond() / plainRate);
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put(
                        "records",
                        figures(records.committed())
                                .with("cosigned", records.cosigned().toJson())
                                .with("uncovered", records.uncovered())
                                .with("transactions", records.transactions())
                                .with("perTransaction", records.recordsInTransaction()));
        noop.ifPresent(measured -> json.put("noop", figures(measured)));
        plain.ifPresent(measured -> json.put(
                "plain",
                figures(measured)
                        .with("valuesInTransaction", plainPerTransaction)
                        .with("valuesPerSecond", plainPerSecond().orElseThrow())));
        percentOfPlain().ifPresent(percent -> json.put("percentOfPlain", percent));
        json.put("processorMicros", processor.toJson());
        return json.build();
    }

    private static JsonObject figures(Measured measured) {
        JsonObject.Builder errors = JsonObject.builder();
        for (Map.Entry<String, Long> error : measured.errors().entrySet()) {
            errors.put(error.getKey(), error.getValue());
        }
        return JsonObject.builder()
                .put("calls", measured.calls())
                .put("perSecond", measured.perSecond())
                .put("milliseconds", measured.nanos() / 1_000_000)
                .put("committed", measured.latencies().toJson())
                .put("errors", errors.build())
                .build();
    }
}
