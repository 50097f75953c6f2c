/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.time.Instant;
import java.time.LocalDate;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import picocli.CommandLine.Option;

/** What day is asked about, and as known at what time; shared by the commands that answer for any day. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class DayOption {
    @Option(names = "--on", required = true, paramLabel = "DAY", description = "The day, such as 2026-12-31. 日期。")
    private String on;

    @Option(
            names = "--known-at",
            required = true,
            paramLabel = "TIME",
            description = "What the ledger got later is left out. 此后入账的不计。")
    private String knownAt;

    LocalDate on() {
        return Dates.parse(on);
    }

    Instant knownAt() {
        return Instants.parse(knownAt);
    }
}
