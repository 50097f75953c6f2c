/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.check;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jianzheng.launcher.topology.OrganisationName;

/** How a gateway must have told of a fault, in its metrics and in its log. */
public sealed interface Sign {

    /** Whose gateway tells. */
    OrganisationName gateway();

    /** Whether it told. */
    Finding judge(GatewayWatch watch) throws IOException;

    /**
     * A trouble began and is over: the counter of its kind rose, the gauge is 0 again, and the log has one line for each
     * beginning (what began before the drill may end in it).
     *
     * @param kind what {@code jianzheng_trouble} calls it
     */
    record Trouble(OrganisationName gateway, String kind) implements Sign {

        @Override
        public Finding judge(GatewayWatch watch) throws IOException {
            String label = "kind=\"" + kind + "\"";
            double began = watch.series().rise("jianzheng_troubles_total", label);
            double lasts = watch.series().last("jianzheng_trouble", label);
            int begun = lines(watch, "began");
            int over = lines(watch, "is over");
            return new Finding(
                    new Text(gateway + " 的告警", "told by " + gateway),
                    String.format(
                            Locale.ROOT,
                            "jianzheng_troubles_total{%s} +%.0f, jianzheng_trouble %.0f; log: %d began, %d over",
                            label,
                            began,
                            lasts,
                            begun,
                            over),
                    began >= 1 && lasts == 0 && begun >= 1 && begun <= began + 1 && over >= 1);
        }

        private int lines(GatewayWatch watch, String what) throws IOException {
            return watch.log()
                    .with(Pattern.compile("trouble " + kind + " [^:]*" + what))
                    .size();
        }
    }

    /**
     * A counter rose.
     *
     * @param series its name, with labels as far as they matter
     */
    record Counted(OrganisationName gateway, String series) implements Sign {

        @Override
        public Finding judge(GatewayWatch watch) {
            double rise = watch.series().riseOfAll(series);
            return new Finding(
                    new Text(gateway + " 的指标", "told by " + gateway),
                    String.format(Locale.ROOT, "%s +%.0f", series, rise),
                    rise >= 1);
        }
    }

    /**
     * The log has a line.
     *
     * @param sought what is found in it
     */
    record Line(OrganisationName gateway, Pattern sought) implements Sign {

        @Override
        public Finding judge(GatewayWatch watch) throws IOException {
            List<String> lines = watch.log().with(sought);
            return new Finding(
                    new Text(gateway + " 的日志", "told by " + gateway),
                    lines.size() + " × \"" + sought + "\"",
                    !lines.isEmpty());
        }
    }
}
