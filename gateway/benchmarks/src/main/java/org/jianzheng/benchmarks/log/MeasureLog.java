/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.log;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jianzheng.benchmarks.load.TrialRecords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code log}: how fast the library integrates entries. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = "Measures how many entries a second the log library integrates; needs no network.")
public final class MeasureLog implements Callable<Integer> {
    @Mixin
    private TrialLogOptions options = new TrialLogOptions();

    /** Made by the command line. */
    public MeasureLog() {}

    @Override
    public Integer call() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SecureRandom random = new SecureRandom();
        Instant now = InstantSource.system().instant();
        LogBenchmark benchmark =
                new LogBenchmark(TrialRecords.unregistered(options.entries(), random), options.perBlock(), now, random);
        options.tell(benchmark.measure(options.runs()), out);
        return 0;
    }
}
