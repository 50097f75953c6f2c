/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.check;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jianzheng.drills.ground.Web;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/** Looks at one gateway again and again while a drill goes on: when its log grew, and what its metrics said. */
public final class GatewayWatch implements AutoCloseable {
    private static final Duration TURN = Duration.ofMillis(200);
    private static final int TURNS_PER_SAMPLE = 3;

    private final OrganisationName organisation;
    private final URI gateway;
    private final Web web;
    private final LogLines log;
    private final LongSupplier nanoClock;
    private final Series series = new Series();
    private final List<Long> growths = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean stopped;
    private long size = -1;

    /** Begins to look. */
    public GatewayWatch(OrganisationName organisation, URI gateway, Web web, LogLines log, LongSupplier nanoClock)
            throws InterruptedException {
        this.organisation = organisation;
        this.gateway = gateway;
        this.web = web;
        this.log = log;
        this.nanoClock = nanoClock;
        look();
        sample();
        this.thread = Thread.ofVirtual().name("watch-" + organisation).start(this::run);
    }

    /** Whose gateway. */
    public OrganisationName organisation() {
        return organisation;
    }

    /** When its log was seen to have grown. */
    public List<Long> growths() {
        return List.copyOf(growths);
    }

    /** What it printed since the watch began. */
    LogLines log() {
        return log;
    }

    Series series() {
        return series;
    }

    /** One more look at the metrics. */
    public void sample() throws InterruptedException {
        try {
            var answer = web.get(gateway.resolve("/actuator/prometheus"));
            if (answer.statusCode() == Web.OK) {
                series.add(Samples.parse(new String(answer.body(), StandardCharsets.UTF_8)));
            }
        } catch (IOException away) {
            // The next look may find it.
        }
    }

    /** How the gateway says that it is. */
    JsonObject health() throws IOException, InterruptedException {
        try {
            return CanonicalJson.parse(
                            web.get(gateway.resolve("/api/v1/health")).body())
                    .asObject();
        } catch (Refusal unreadable) {
            throw new IOException("the health of " + organisation + " cannot be read", unreadable);
        }
    }

    private void run() {
        try {
            for (int turn = 1; !stopped; turn++) {
                Thread.sleep(TURN);
                look();
                if (turn % TURNS_PER_SAMPLE == 0) {
                    sample();
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            long now = health().object("log").integer("size");
            if (now > size && size >= 0) {
                growths.add(nanoClock.getAsLong());
            }
            size = now;
        } catch (IOException | Refusal away) {
            // A gateway that does not answer shows no growth.
        }
    }

    /** Stops looking. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
