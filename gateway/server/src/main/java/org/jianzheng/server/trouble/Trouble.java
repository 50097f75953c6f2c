/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.trouble;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thing that can be wrong with one organisation. However often it is met, the log has one line when it begins and one when
 * it is over. Safe for several threads.
 */
public final class Trouble {
    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private final Kind kind;
    private final String about;
    private final InstantSource clock;
    private @Nullable Instant since;
    private Instant lastMet = Instant.EPOCH;
    private long met;
    private long begun;

    Trouble(Kind kind, String about, InstantSource clock) {
        this.kind = kind;
        this.about = about;
        this.clock = clock;
    }

    /** It was met; {@code reason} is told if it begins with that. */
    public synchronized void met(String reason) {
        lastMet = clock.instant();
        met++;
        if (since == null) {
            since = lastMet;
            begun++;
            LOG.atLevel(kind.level())
                    .log("trouble {} of {} began: {} ({})", kind.wireName(), about, kind.sentence(), reason);
        }
    }

    /** The opposite was met: it is over, unless it is of a kind that only time ends. */
    public void passed() {
        if (kind.calm().isZero()) {
            end();
        }
    }

    /** Time goes by. */
    synchronized void tick() {
        if (!kind.calm().isZero() && !clock.instant().isBefore(lastMet.plus(kind.calm()))) {
            end();
        }
    }

    private synchronized void end() {
        if (since == null) {
            return;
        }
        Instant now = clock.instant();
        Duration lasted = Duration.between(since, now);
        LOG.info("trouble {} of {} is over after {} ms, met {} times", kind.wireName(), about, lasted.toMillis(), met);
        since = null;
        met = 0;
    }

    /** Whether it lasts. */
    public synchronized boolean lasts() {
        return since != null;
    }

    /** How often it began. */
    synchronized long begun() {
        return begun;
    }
}
