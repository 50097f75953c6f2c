/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jianzheng.embedded.config.BlockLimits;
import org.jianzheng.protocol.transaction.TransactionId;
import org.junit.jupiter.api.Test;

class TransactionQueueTest {

    private static final ByteString BYTES = ByteString.copyFrom(new byte[600]);

    private final TransactionQueue queue = new TransactionQueue(() -> new BlockLimits(3, 2_000, Duration.ofMillis(1)));

    @Test
    void cuts_by_count() throws InterruptedException {
        give(queue, 4, ByteString.EMPTY);

        assertThat(queue.takeBlock()).hasSize(3);
        assertThat(queue.takeBlock()).hasSize(1);
    }

    @Test
    void cuts_by_bytes() throws InterruptedException {
        TransactionQueue byBytes = new TransactionQueue(() -> new BlockLimits(100, 1_500, Duration.ZERO));
        give(byBytes, 3, BYTES);

        assertThat(byBytes.takeBlock()).hasSize(2);
        assertThat(byBytes.takeBlock()).hasSize(1);
    }

    @Test
    void what_is_to_be_alone_gets_a_block_of_its_own() throws InterruptedException {
        assertThat(queue.offer(id(1), ByteString.EMPTY, false)).isNotDone();
        assertThat(queue.offer(id(2), ByteString.EMPTY, true)).isNotDone();
        assertThat(queue.offer(id(3), ByteString.EMPTY, false)).isNotDone();

        assertThat(queue.takeBlock()).extracting(PendingTransaction::id).containsExactly(id(1));
        assertThat(queue.takeBlock()).extracting(PendingTransaction::id).containsExactly(id(2));
        assertThat(queue.takeBlock()).extracting(PendingTransaction::id).containsExactly(id(3));
    }

    @Test
    void keeps_the_order_of_arrival() throws InterruptedException {
        give(queue, 3, ByteString.EMPTY);

        assertThat(queue.takeBlock()).extracting(PendingTransaction::id).containsExactly(id(0), id(1), id(2));
    }

    @Test
    void takes_a_transaction_that_is_given_again_for_the_same() throws InterruptedException {
        CompletableFuture<Long> first = queue.offer(id(1), BYTES, false);
        assertThat(queue.offer(id(1), BYTES, false)).isSameAs(first);

        List<PendingTransaction> taken = queue.takeBlock();
        assertThat(taken).hasSize(1);
        assertThat(queue.offer(id(1), BYTES, false)).isSameAs(first);

        queue.finished(taken);
        assertThat(queue.offer(id(1), BYTES, false)).isNotSameAs(first);
    }

    @Test
    void refuses_more_than_it_can_hold() {
        give(queue, TransactionQueue.MAX_WAITING, ByteString.EMPTY);

        assertThatThrownBy(() -> queue.offer(id(TransactionQueue.MAX_WAITING), ByteString.EMPTY, false))
                .isInstanceOf(OrderingException.class)
                .hasMessageContaining("requests wait");
    }

    @Test
    void fails_what_waits_when_it_is_closed() {
        CompletableFuture<Long> waiting = queue.offer(id(1), BYTES, false);

        queue.close("stopped");

        assertThat(waiting).isCompletedExceptionally();
        assertThatThrownBy(() -> queue.offer(id(2), BYTES, false)).isInstanceOf(OrderingException.class);
    }

    private static void give(TransactionQueue to, int count, ByteString bytes) {
        for (int i = 0; i < count; i++) {
            assertThat(to.offer(id(i), bytes, false)).isNotDone();
        }
    }

    private static TransactionId id(int number) {
        return new TransactionId("%064x".formatted(number));
    }
}
