/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.jianzheng.protocol.transaction.Transactions;

/** What the rest of the gateway needs to know of a block. */
final class BlockReading {
    private static final ByteString EPOCH = ByteString.copyFromUtf8(HeadKey.THE_EPOCH.text());

    private BlockReading() {}

    /**
     * The notice of a block.
     *
     * @param entered what it added to the log
     * @param first position of its first entry
     */
    static BlockNotice notice(Block block, LogBlock entered, long first) {
        List<TransactionNotice> transactions = new ArrayList<>();
        ValidityFlags flags = ValidityFlags.of(block);
        boolean epochChanged = false;
        for (int index = 0; index < block.getData().getDataCount(); index++) {
            ByteString bytes = block.getData().getData(index);
            SignedEnvelope envelope = SignedEnvelope.parse(bytes);
            if (envelope.type() == HeaderType.ENDORSER_TRANSACTION) {
                transactions.add(new TransactionNotice(
                        new TransactionId(envelope.channelHeader().getTxId()), flags.code(index)));
                epochChanged |= flags.isValid(index) && writesEpoch(envelope);
            }
        }
        List<CommittedRecord> records = new ArrayList<>();
        for (LogEntry entry : entered.entries()) {
            RecordId id = RecordId.parse(entry.record().string("id"));
            records.add(LogRecordIndex.committed(id, first + records.size(), entry));
        }
        return new BlockNotice(
                block.getHeader().getNumber(), transactions, records, first + records.size(), epochChanged);
    }

    private static boolean writesEpoch(SignedEnvelope envelope) {
        return Transactions.parse(envelope).readWriteSet().namespaces().stream()
                .flatMap(namespace -> namespace.publicSet().getWritesList().stream())
                .anyMatch(write -> write.getKeyBytes().equals(EPOCH));
    }
}
