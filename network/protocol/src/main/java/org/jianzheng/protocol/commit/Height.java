/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.commit;

import com.google.protobuf.ByteString;
import java.util.Comparator;

/**
 * Where in the chain a value was written; a key's version. Both numbers are unsigned.
 *
 * @param block number of the block
 * @param transaction index of the transaction in its block, from 0
 */
public record Height(long block, long transaction) implements Comparable<Height> {

    private static final Comparator<Height> ORDER = Comparator.comparing(Height::block, Long::compareUnsigned)
            .thenComparing(Height::transaction, Long::compareUnsigned);

    /** Bytes whose order is the order of heights: each number as its length in bytes, then its bytes, big end first. */
    public ByteString toByteString() {
        return ordered(block).concat(ordered(transaction));
    }

    @Override
    public int compareTo(Height other) {
        return ORDER.compare(this, other);
    }

    private static ByteString ordered(long number) {
        int length = (Long.SIZE - Long.numberOfLeadingZeros(number) + 7) / 8;
        byte[] bytes = new byte[1 + length];
        bytes[0] = (byte) length;
        for (int i = 0; i < length; i++) {
            bytes[length - i] = (byte) (number >>> (8 * i));
        }
        return ByteString.copyFrom(bytes);
    }
}
