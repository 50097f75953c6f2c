/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.Transactions;

/**
 * The version of the epoch that a transaction read. Once a later block has rewritten the epoch, the transaction can never
 * become valid, however long somebody holds it back.
 *
 * @param block number of the block that wrote the version that was read, or -1 if there was no epoch yet
 */
public record EpochRead(long block) {

    /** What a transaction read, or empty if it does not depend on the epoch. */
    public static Optional<EpochRead> of(SignedTransaction transaction) {
        try {
            PreparedTransaction prepared = PreparedTransaction.parseFrom(transaction.bytes());
            EndorserTransaction read = Transactions.parse(prepared.getEnvelope().toByteString());
            for (ReadWriteSet.Namespace namespace : read.readWriteSet().namespaces()) {
                for (KVRead key : namespace.publicSet().getReadsList()) {
                    if (key.getKey().equals(HeadKey.THE_EPOCH.text())) {
                        return Optional.of(new EpochRead(
                                key.hasVersion() ? key.getVersion().getBlockNum() : -1));
                    }
                }
            }
            return Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("the bytes of transaction " + transaction.id() + " cannot be read", e);
        }
    }
}
