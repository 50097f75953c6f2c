/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.timestamp;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.jianzheng.evidence.time.TimestampRefused;
import org.jianzheng.evidence.time.TimestampToken;

/**
 * Has single things stamped at once by the time-stamp authority, if there is one. A silent authority is asked again after a pause only, so
 * that nobody waits for it again and again. Safe for several threads.
 */
public final class Stamper {
    private static final long PAUSE_AFTER_FAILURE_NANOS = 10_000_000_000L;

    private final Optional<TimeStamping.Asked> asked;
    private volatile boolean silent;
    private volatile long failedAt;

    /** Without anybody to ask it stamps nothing. */
    Stamper(Optional<TimeStamping.Asked> asked) {
        this.asked = asked;
    }

    /** A verified stamp over these bytes; none if nobody is asked or nobody answers in time. */
    public Optional<TimestampToken> over(byte[] bytes) {
        boolean paused = silent && System.nanoTime() - failedAt < PAUSE_AFTER_FAILURE_NANOS;
        return paused ? Optional.empty() : asked.flatMap(who -> stamp(who, ByteString.copyFrom(bytes)));
    }

    private Optional<TimestampToken> stamp(TimeStamping.Asked who, ByteString bytes) {
        try {
            TimestampToken token = who.stamp(bytes);
            silent = false;
            who.silence().passed();
            return Optional.of(token);
        } catch (AuthoritySilent | TimestampRefused failed) {
            failedAt = System.nanoTime();
            silent = true;
            who.silence().met(String.valueOf(failed.getMessage()));
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
