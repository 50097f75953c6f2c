/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void reads_what_is_reported_of_the_channel() {
        Metrics metrics = Metrics.parse("""
                # HELP ledger_blockchain_height Height of the chain in blocks.
                # TYPE ledger_blockchain_height gauge
                ledger_blockchain_height{channel="jianzheng"} 1.2e+06
                ledger_blockchain_height{channel="other"} 7
                consensus_BFT_is_leader{channel="jianzheng"} 1 1700000000000
                go_goroutines 90
                broken{channel="jianzheng"} seven
                """);

        assertThat(metrics.ofChannel("ledger_blockchain_height", "jianzheng")).hasValue(1_200_000);
        assertThat(metrics.ofChannel("consensus_BFT_is_leader", "jianzheng")).hasValue(1);
        assertThat(metrics.ofChannel("go_goroutines", "jianzheng")).isEmpty();
        assertThat(metrics.ofChannel("broken", "jianzheng")).isEmpty();
    }

    @FuzzTest(maxDuration = "2s")
    void reads_any_answer(byte[] bytes) {
        assertThat(Metrics.parse(new String(bytes, StandardCharsets.UTF_8)).ofChannel("", ""))
                .isEmpty();
    }
}
