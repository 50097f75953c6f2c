/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.time.Duration;
import org.jianzheng.benchmarks.measure.Pace;
import picocli.CommandLine.Option;

/** How records and baselines are handed in, and how often: options of every command that measures a network. */
final class PaceOptions {
    @Option(
            names = "--rate",
            defaultValue = "0",
            description =
                    "Records a second; 0 hands in the next as soon as one is committed. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(names = "--concurrency", defaultValue = "64", description = "Callers. Default: ${DEFAULT-VALUE}.")
    private int concurrency;

    @Option(
            names = "--baseline-in-flight",
            defaultValue = "8",
            description = "Baseline transactions under way at most. Default: ${DEFAULT-VALUE}.")
    private int baselineInFlight;

    @Option(names = "--seconds", defaultValue = "20", description = "Measured time. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "30", description = "Seconds before it. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--runs", defaultValue = "3", description = "How often. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--port-offset",
            defaultValue = "0",
            description = "Added to every port of a network that is started.")
    private int portOffset;

    Pace pace() {
        return new Pace(rate, concurrency, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
    }

    int baselineInFlight() {
        return baselineInFlight;
    }

    int runs() {
        return runs;
    }

    int portOffset() {
        return portOffset;
    }
}
