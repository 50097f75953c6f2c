/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.timestamp;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.time.TimestampRefused;
import org.jianzheng.evidence.time.TimestampRequest;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.time.TimestampVerifier;
import org.jianzheng.model.crypto.SignedHash;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.checkpoint.Kept;
import org.jianzheng.server.trouble.Trouble;

/**
 * Has the newest checkpoint that a quorum has signed stamped. One question is asked at a time, and none for some seconds after one
 * that failed. Rounds of checkpoints never wait for it. Safe for several threads.
 */
public final class TimeStamping {
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    private final Checkpoints checkpoints;
    private final CheckpointArchive archive;
    private final Optional<Asked> asked;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<String> trouble = Optional.empty();
    private long failedAt;

    /**
     * Who is asked, and how.
     *
     * @param authority answers
     * @param verifier by the authorities of the trust root
     * @param hash of what is stamped
     * @param patience for a question that somebody else has asked already
     * @param random for numbers of requests
     * @param silence told of when it begins and when it is over
     */
    record Asked(
            Authority authority,
            TimestampVerifier verifier,
            SignedHash hash,
            Duration patience,
            RandomGenerator random,
            Trouble silence) {
        /** A verified stamp over these bytes, from the authority at once. */
        TimestampToken stamp(ByteString covered) throws AuthoritySilent, TimestampRefused, InterruptedException {
            BigInteger nonce = BigInteger.valueOf(random.nextLong(1, Long.MAX_VALUE));
            TimestampRequest request = new TimestampRequest(covered, hash, nonce);
            return request.answered(authority.answer(request.encoded()), verifier);
        }
    }

    /** Without anybody to ask it does nothing. */
    TimeStamping(Checkpoints checkpoints, CheckpointArchive archive, Optional<Asked> asked) {
        this.checkpoints = checkpoints;
        this.archive = archive;
        this.asked = asked;
    }

    /** Whether there is anybody to ask. */
    public boolean isConfigured() {
        return asked.isPresent();
    }

    /** Why the last question brought no stamp; empty if it did, or if none was asked. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** The block of the newest stamped checkpoint. */
    public Optional<Long> newestBlock() {
        return archive.newestStamped();
    }

    /** Whether the newest checkpoint that a quorum has signed covers entries that no stamped one does. */
    boolean isDue() {
        long stamped = archive.newestStamped().flatMap(checkpoints::sizeAt).orElse(0L);
        return asked.isPresent()
                && checkpoints
                        .newestWhole()
                        .filter(kept -> kept.size() > stamped)
                        .isPresent();
    }

    /** Has the newest checkpoint stamped, unless it is; waits no longer than for one question of another and one of its own. */
    public void stampNewest() throws InterruptedException {
        if (asked.isEmpty() || !asking.tryLock(asked.get().patience().toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        try {
            Optional<Kept> newest = checkpoints.newestWhole();
            boolean paused = trouble.isPresent() && System.nanoTime() - failedAt < PAUSE_AFTER_FAILURE.toNanos();
            if (newest.isPresent()
                    && !paused
                    && archive.stamp(newest.get().block()).isEmpty()) {
                stamp(newest.get(), asked.get());
            }
        } finally {
            asking.unlock();
        }
    }

    private void stamp(Kept checkpoint, Asked who) throws InterruptedException {
        ByteString text = ByteString.copyFromUtf8(checkpoint.note().text());
        try {
            TimestampToken token = who.stamp(text);
            archive.stamp(checkpoint.block(), token);
            trouble = Optional.empty();
            who.silence().passed();
        } catch (AuthoritySilent | TimestampRefused failed) {
            String why = String.valueOf(failed.getMessage());
            failedAt = System.nanoTime();
            trouble = Optional.of(why);
            who.silence().met(why);
        }
    }
}
