/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.batch;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jianzheng.benchmarks.measure.Machine;
import org.jianzheng.benchmarks.measure.Spread;
import org.jianzheng.model.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code batch}: how many items a second a running gateway receives, each with a synced receipt. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        description = "Measures how many items a second a running gateway receives, beside plain synced appends.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
public final class MeasureBatch implements Callable<Integer> {
    @Option(names = "--gateway", required = true, description = "URL of a gateway that takes items in.")
    private URI gateway;

    @Option(names = "--folder", required = true, description = "Where the baseline writes: on the gateway's volume.")
    private Path folder;

    @Option(names = "--items", defaultValue = "200000", description = "Items a run. Default: ${DEFAULT-VALUE}.")
    private int items;

    @Option(names = "--connections", defaultValue = "2", description = "Streams at once. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "How often, after one to warm up. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--json", description = "Save the figures in this file.")
    private @Nullable Path json;

    /** Made by the command line. */
    public MeasureBatch() {}

    @Override
    public Integer call() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BatchLoad load = new BatchLoad(gateway, connections, new SplittableRandom(), InstantSource.system());
        load.receipts(load.items(items));
        List<Long> receipts = new ArrayList<>();
        List<Long> plain = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            List<byte[]> fresh = load.items(items);
            receipts.add(load.receipts(fresh));
            plain.add(load.plain(fresh, folder));
        }
        out.println("items/s over HTTP, each with a synced receipt: " + Spread.of(receipts));
        out.println("items/s appended and synced plainly: " + Spread.of(plain));
        if (json != null) {
            JsonObject report = JsonObject.builder()
                    .put("v", 1)
                    .put("machine", Machine.here().toJson())
                    .put("items", items)
                    .put("connections", connections)
                    .put("runs", runs)
                    .put("receiptsPerSecond", Spread.of(receipts).toJson())
                    .put("plainPerSecond", Spread.of(plain).toJson())
                    .build();
            Files.write(json, report.canonical());
        }
        return 0;
    }
}
