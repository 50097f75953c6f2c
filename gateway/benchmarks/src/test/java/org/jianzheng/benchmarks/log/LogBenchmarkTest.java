/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import org.jianzheng.benchmarks.load.TrialRecords;
import org.jianzheng.benchmarks.measure.Spread;
import org.junit.jupiter.api.Test;

class LogBenchmarkTest {
    @Test
    void measures_every_degree_of_work() throws Exception {
        SecureRandom random = new SecureRandom();
        LogBenchmark benchmark = new LogBenchmark(
                TrialRecords.unregistered(64, random), 10, Instant.parse("2026-11-22T12:00:00Z"), random);
        Map<LogBenchmark.Work, Spread> rates = benchmark.measure(1);
        assertThat(rates).containsOnlyKeys(LogBenchmark.Work.values());
        assertThat(rates.values()).allMatch(rate -> rate.least() > 0);
    }
}
