/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.commit;

import com.google.protobuf.ByteString;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.block.MetadataSlots;

/**
 * What a peer judged of each transaction of a block. No orderer signs this.
 *
 * @param bytes one validation code a transaction
 */
public record ValidityFlags(ByteString bytes) {

    /** Requires codes that Fabric knows. */
    public ValidityFlags {
        for (int i = 0; i < bytes.size(); i++) {
            if (TxValidationCode.forNumber(bytes.byteAt(i) & 0xff) == null) {
                throw new ProtocolException(
                        Rule.VALIDITY_FLAGS, "transaction " + i + " has the unknown code " + (bytes.byteAt(i) & 0xff));
            }
        }
    }

    /** Flags from codes. */
    public static ValidityFlags of(List<TxValidationCode> codes) {
        byte[] bytes = new byte[codes.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) codes.get(i).getNumber();
        }
        return new ValidityFlags(ByteString.copyFrom(bytes));
    }

    /** The flags of a block that a peer has committed: as many as it has transactions. */
    public static ValidityFlags of(Block block) {
        ValidityFlags flags = new ValidityFlags(MetadataSlots.slot(block, MetadataSlots.TRANSACTIONS_FILTER));
        if (flags.size() != block.getData().getDataCount()) {
            throw ProtocolException.differs(
                    Rule.VALIDITY_FLAGS, block.getData().getDataCount() + " flags", flags.size());
        }
        return flags;
    }

    /** Number of transactions. */
    public int size() {
        return bytes.size();
    }

    /** Code of the transaction with this index. */
    public TxValidationCode code(int index) {
        return TxValidationCode.forNumber(bytes.byteAt(index) & 0xff);
    }

    /** Whether the transaction with this index is valid. */
    public boolean isValid(int index) {
        return code(index) == TxValidationCode.VALID;
    }
}
