/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.evidence.merkle.CompactRange;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;

/** The right edge of a key's own tree as the store holds it: the count in eight bytes, then the peaks. */
final class StoredEdge {
    private StoredEdge() {}

    static CompactRange read(byte[] bytes, TreeHasher hasher) {
        long size = ByteBuffer.wrap(bytes).getLong();
        List<Hash> peaks = new ArrayList<>();
        for (int offset = Long.BYTES; offset < bytes.length; offset += Hash.LENGTH) {
            peaks.add(Hash.of(bytes, offset));
        }
        return new CompactRange(hasher, size, peaks);
    }

    static byte[] bytes(CompactRange edge) {
        List<Hash> peaks = edge.peaks();
        byte[] bytes = new byte[Long.BYTES + peaks.size() * Hash.LENGTH];
        ByteBuffer.wrap(bytes).putLong(edge.size());
        for (int i = 0; i < peaks.size(); i++) {
            peaks.get(i).copyTo(bytes, Long.BYTES + i * Hash.LENGTH);
        }
        return bytes;
    }
}
