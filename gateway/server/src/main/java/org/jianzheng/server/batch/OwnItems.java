/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Brings what the gateway itself writes down into batches. */
@Component
public class OwnItems {
    private final ObjectProvider<BatchLane> lane;

    OwnItems(ObjectProvider<BatchLane> lane) {
        this.lane = lane;
    }

    /**
     * Takes items in, in their order. When this returns they are on disk. Taking the same ones again is harmless.
     *
     * @return whether batches are made here at all
     * @throws Refusal {@code QUEUE_FULL} if not all could be taken
     */
    public boolean take(String source, List<BatchItem> items) throws InterruptedException {
        BatchLane open = lane.getIfAvailable();
        if (open == null) {
            return false;
        }
        List<ReceivedItem> received = IntStream.range(0, items.size())
                .mapToObj(i -> received(i + 1, items.get(i)))
                .toList();
        ItemAnswer answer = open.take(
                        new BatchBook.Chunk(new ItemSource(source, Optional.empty()), received, new ItemAnswer()))
                .join();
        if (answer.toJson().has("refused")) {
            throw Refusal.of(ErrorCode.QUEUE_FULL, "not all items of %s could be taken", source);
        }
        return true;
    }

    private static ReceivedItem received(int line, BatchItem item) {
        byte[] canonical = item.canonical();
        return new ReceivedItem(line, item, canonical, DualLeaf.of(canonical));
    }
}
