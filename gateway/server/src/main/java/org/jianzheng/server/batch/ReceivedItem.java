/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.model.evidence.BatchItem;

/**
 * An item that was read and hashed, and has no place yet.
 *
 * @param line its number in the request, from 1
 * @param item what it says
 * @param canonical its bytes; not copied
 * @param leaf its hashes
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never changed
record ReceivedItem(int line, BatchItem item, byte[] canonical, DualLeaf leaf) {

    /** Reads and hashes one line. */
    static ReceivedItem read(int line, byte[] bytes) {
        BatchItem item = BatchItem.read(bytes);
        byte[] canonical = item.canonical();
        return new ReceivedItem(line, item, canonical, DualLeaf.of(canonical));
    }
}
