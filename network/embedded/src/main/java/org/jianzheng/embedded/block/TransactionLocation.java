/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.block;

import java.nio.ByteBuffer;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Where a transaction is and how it was judged.
 *
 * @param block number of its block
 * @param index its index in the block
 * @param code how it was judged
 */
public record TransactionLocation(long block, int index, TxValidationCode code) {

    private static final int BYTES = Long.BYTES + 2 * Integer.BYTES;

    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(block)
                .putInt(index)
                .putInt(code.getNumber())
                .array();
    }

    static TransactionLocation of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long block = buffer.getLong();
        int index = buffer.getInt();
        TxValidationCode code = TxValidationCode.forNumber(buffer.getInt());
        return new TransactionLocation(block, index, code == null ? TxValidationCode.INVALID_OTHER_REASON : code);
    }
}
