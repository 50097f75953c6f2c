/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * The leaves of all batches of a lot, as they are published at the opening: one batch on each line, canonical JSON. Anyone can compute every
 * root from it, and count.
 */
record LeafSet(List<BidStore.StoredBatch> batches) {
    LeafSet {
        batches = List.copyOf(batches);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (BidStore.StoredBatch batch : batches) {
            bytes.writeBytes(batch.toJson().canonical());
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }
}
