/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;

/** The newest blocks in memory, up to a number of bytes, so that streams at the head do not read the disk. */
final class RecentBlocks {

    private final long maxBytes;
    private final Map<Long, Block> oldestFirst = new LinkedHashMap<>();
    private long bytes;

    RecentBlocks(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    synchronized void add(Block block) {
        oldestFirst.put(block.getHeader().getNumber(), block);
        bytes += block.getSerializedSize();
        var oldest = oldestFirst.values().iterator();
        while (bytes > maxBytes && oldest.hasNext()) {
            bytes -= oldest.next().getSerializedSize();
            oldest.remove();
        }
    }

    synchronized Optional<Block> get(long number) {
        return Optional.ofNullable(oldestFirst.get(number));
    }
}
