/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jianzheng.drills.check.Sign;
import org.jianzheng.drills.check.Text;
import org.jianzheng.launcher.network.Engine;

/**
 * Something that goes wrong on purpose.
 *
 * @param name how it is called for
 * @param what goes wrong, in one sentence
 * @param effect what it does to the network meanwhile, in one sentence
 * @param engines where the fault exists
 * @param about how long it takes with all checks, on the slowest of them
 * @param signs how the gateways must tell of it on an engine
 * @param script causes the fault and ends it
 */
public record Drill(
        String name,
        Text what,
        Text effect,
        Set<Engine> engines,
        Duration about,
        Function<Engine, List<Sign>> signs,
        Script script) {

    /** Causes a fault and ends it, while records are handed in. What it leaves undone is undone for it. */
    @FunctionalInterface
    public interface Script {
        /** Plays it. */
        void play(Stage stage) throws IOException, InterruptedException;
    }

    /** Copies the set. */
    public Drill {
        engines = Set.copyOf(engines);
    }
}
