/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jianzheng.drills.check.GatewayWatch;
import org.jianzheng.drills.check.Text;
import org.jianzheng.drills.ground.Ground;
import org.jianzheng.drills.load.Load;

/** What a drill's script works with: the network, the records that are handed in meanwhile, and who looks on. */
public final class Stage {
    private static final Duration REMINDER = Duration.ofSeconds(5);
    private static final Duration TURN = Duration.ofMillis(100);

    private final Ground ground;
    private final Load load;
    private final List<GatewayWatch> watches;
    private final Consumer<Text> tell;

    Stage(Ground ground, Load load, List<GatewayWatch> watches, Consumer<Text> tell) {
        this.ground = ground;
        this.load = load;
        this.watches = List.copyOf(watches);
        this.tell = tell;
    }

    /** The network. */
    public Ground ground() {
        return ground;
    }

    /** The records that are handed in. */
    public Load load() {
        return load;
    }

    /** Says what is done now. */
    public void step(String chinese, String english) {
        tell.accept(new Text(chinese, english));
    }

    /** Lets time pass, and says now and then how many records have come. */
    public void pass(Duration time) throws InterruptedException {
        long left = time.toNanos();
        while (left > 0) {
            long turn = Math.min(left, REMINDER.toNanos());
            Thread.sleep(Duration.ofNanos(turn));
            left -= turn;
            reportProgress();
        }
    }

    /**
     * Waits until the logs of all gateways grow again.
     *
     * @throws IOException if one does not in time
     */
    public void awaitCommits(Duration bound) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long end = begun + bound.toNanos();
        long reminder = begun + REMINDER.toNanos();
        while (true) {
            List<GatewayWatch> still = watches.stream()
                    .filter(watch -> watch.growths().stream().noneMatch(growth -> growth > begun))
                    .toList();
            if (still.isEmpty()) {
                return;
            }
            long now = System.nanoTime();
            if (now > end) {
                throw new IOException(String.format(
                        Locale.ROOT,
                        "nothing was committed for %d s, as the gateway of %s sees it",
                        bound.toSeconds(),
                        still.getFirst().organisation()));
            }
            if (now > reminder) {
                reminder += REMINDER.toNanos();
                reportProgress();
            }
            Thread.sleep(TURN);
        }
    }

    /** Waits until a condition holds. */
    public void await(String what, Duration bound, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + bound.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException(what + " did not come about within " + bound.toSeconds() + " s");
            }
            Thread.sleep(TURN);
        }
    }

    /** Something that is waited for. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it holds now. */
        boolean holds() throws IOException, InterruptedException;
    }

    private void reportProgress() {
        long acknowledged = load.handed().stream()
                .filter(handed -> handed.acknowledged().isPresent())
                .count();
        step(
                "  已提交 " + load.handed().size() + "，已受理 " + acknowledged,
                "handed in " + load.handed().size() + ", acknowledged " + acknowledged);
    }
}
