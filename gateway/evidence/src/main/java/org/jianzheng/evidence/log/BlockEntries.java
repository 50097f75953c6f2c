/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.jianzheng.protocol.transaction.Transactions;

/** Finds the entries of a block that a peer has committed: one for each record that a valid transaction wrote. */
public final class BlockEntries {
    /** What the keys of records begin with. */
    public static final String RECORD_PREFIX = "rec/";

    // Java orders strings by UTF-16 units, the log by UTF-8 bytes.
    private static final Comparator<KVWrite> BY_KEY =
            Comparator.comparing(KVWrite::getKeyBytes, ByteString.unsignedLexicographicalComparator());

    private BlockEntries() {}

    /**
     * What this block adds to the log, by the validity flags and commit hash that its own metadata carry.
     *
     * @param chaincode the namespace of the records
     */
    public static LogBlock of(Block block, String chaincode) {
        return of(block, ValidityFlags.of(block), chaincode);
    }

    /**
     * What this block adds to the log.
     *
     * @param flags the peer's judgement of each transaction
     * @param chaincode the namespace of the records
     */
    public static LogBlock of(Block block, ValidityFlags flags, String chaincode) {
        long number = block.getHeader().getNumber();
        List<LogEntry> entries = new ArrayList<>();
        for (int index = 0; index < block.getData().getDataCount(); index++) {
            if (!flags.isValid(index)) {
                continue;
            }
            SignedEnvelope envelope = SignedEnvelope.parse(block.getData().getData(index));
            if (envelope.type() == HeaderType.ENDORSER_TRANSACTION) {
                entries.addAll(of(number, index, Transactions.parse(envelope), chaincode));
            }
        }
        return new LogBlock(
                number,
                Hash.of(BlockHeaders.hash(block.getHeader()).bytes()),
                MetadataSlots.commitHash(block).map(hash -> Hash.of(hash.bytes())),
                entries);
    }

    /**
     * What a valid transaction adds to the log.
     *
     * @param block number of its block
     * @param index its index in the block
     * @param chaincode the namespace of the records
     */
    public static List<LogEntry> of(long block, int index, EndorserTransaction transaction, String chaincode) {
        List<LogEntry> entries = new ArrayList<>();
        for (ReadWriteSet.Namespace namespace : transaction.readWriteSet().namespaces()) {
            if (!namespace.name().equals(chaincode)) {
                continue;
            }
            namespace.publicSet().getWritesList().stream()
                    .filter(BlockEntries::isRecord)
                    .sorted(BY_KEY)
                    .map(write -> new LogEntry(
                            block,
                            index,
                            CanonicalJson.parseCanonical(write.getValue().toByteArray())
                                    .asObject(),
                            transaction.timestamp(),
                            new TransactionId(transaction.id().value())))
                    .forEach(entries::add);
        }
        return entries;
    }

    private static boolean isRecord(KVWrite write) {
        return write.getKey().startsWith(RECORD_PREFIX)
                && !write.getIsDelete()
                && !write.getValue().isEmpty();
    }
}
