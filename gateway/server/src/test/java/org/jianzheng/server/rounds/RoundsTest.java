/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final CountDownLatch three = new CountDownLatch(3);
    private final AtomicInteger interrupted = new AtomicInteger();

    @Test
    void a_round_that_fails_does_not_end_the_rounds() throws InterruptedException {
        Rounds rounds = new Rounds("failing once") {
            @Override
            protected Duration round() {
                three.countDown();
                if (three.getCount() == 2) {
                    throw new IllegalStateException("once");
                }
                return Duration.ZERO;
            }
        };
        rounds.start();
        try {
            assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(rounds.isRunning()).isTrue();
        } finally {
            rounds.stop();
        }
        assertThat(rounds.isRunning()).isFalse();
    }

    @Test
    void stopping_interrupts_a_round_and_waits_for_its_end() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Rounds rounds = new Rounds("waiting") {
            @Override
            protected Duration round() throws InterruptedException {
                begun.countDown();
                try {
                    Thread.sleep(Duration.ofMinutes(5));
                } finally {
                    interrupted.incrementAndGet();
                }
                return Duration.ZERO;
            }
        };
        rounds.start();
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        rounds.stop();

        assertThat(interrupted).hasValue(1);
    }

    @Test
    void rounds_that_were_never_started_may_be_stopped() {
        Rounds rounds = new Rounds("idle") {
            @Override
            protected Duration round() {
                throw new IllegalStateException("is never called");
            }
        };

        rounds.stop();

        assertThat(rounds.isRunning()).isFalse();
    }
}
