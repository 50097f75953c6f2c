/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.drill;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jianzheng.drills.check.Finding;
import org.jianzheng.launcher.network.Engine;

/**
 * What came of a drill.
 *
 * @param drill which one
 * @param engine on what
 * @param took how long, with all checks
 * @param findings what was looked at
 */
public record Outcome(Drill drill, Engine engine, Duration took, List<Finding> findings) {

    /** Copies the list. */
    public Outcome {
        findings = List.copyOf(findings);
    }

    /** Whether everything is as it must be. */
    public boolean passed() {
        return findings.stream().allMatch(Finding::good);
    }

    /** A plain table. */
    public String table() {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT,
                "%s %s  %s, %s, %.1f s%n",
                passed() ? "通过 PASSED" : "失败 FAILED",
                drill.name(),
                drill.what(),
                engine.word(),
                took.toMillis() / 1000.0));
        for (Finding finding : findings) {
            table.append(String.format(
                    Locale.ROOT, "  %s %s: %s%n", finding.good() ? "✓" : "✗", finding.what(), finding.found()));
        }
        return table.toString();
    }
}
