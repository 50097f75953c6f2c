/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private final Series series = new Series();

    private void sample(String text) {
        series.add(Samples.parse(text));
    }

    @Test
    void reads_the_gateways_own_metrics_and_passes_over_all_else() {
        assertThat(Samples.parse("""
                        # HELP jianzheng_trouble what is wrong
                        jianzheng_trouble{about="CityMSP",kind="blocks"} 1.0
                        jianzheng_intents 12.0
                        jvm_threads_live_threads 40.0
                        jianzheng_broken nonsense
                        """).values())
                .isEqualTo(
                        Map.of("jianzheng_trouble{about=\"CityMSP\",kind=\"blocks\"}", 1.0, "jianzheng_intents", 12.0));
    }

    @Test
    void a_counter_rises_over_the_restart_of_its_process_and_from_nothing() {
        sample("jianzheng_troubles_total{kind=\"blocks\"} 3.0");
        sample("jianzheng_troubles_total{kind=\"blocks\"} 5.0");
        sample("jianzheng_troubles_total{kind=\"blocks\"} 1.0\njianzheng_troubles_total{kind=\"peer\"} 2.0");
        assertThat(series.rise("jianzheng_troubles_total", "kind=\"blocks\"")).isEqualTo(3);
        assertThat(series.rise("jianzheng_troubles_total", "kind=\"peer\"")).isEqualTo(2);
        assertThat(series.riseOfAll("jianzheng_troubles_total")).isEqualTo(5);
    }

    @Test
    void a_gauge_says_what_it_said_last() {
        sample("jianzheng_trouble{kind=\"blocks\"} 1.0");
        sample("jianzheng_trouble{kind=\"blocks\"} 0.0");
        assertThat(series.last("jianzheng_trouble", "kind=\"blocks\"")).isZero();
    }

    @FuzzTest(maxDuration = "5s")
    void any_text_is_read(byte[] bytes) {
        assertThat(Samples.parse(new String(bytes, StandardCharsets.UTF_8))
                        .values()
                        .keySet())
                .allMatch(name -> name.startsWith("jianzheng_"));
    }
}
