/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.BlockContent;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.block.ViewMetadata;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.transaction.Transactions;

/** The blocks of a {@link FakeLedger}, what they wrote, and how each transaction ended. Its ledger's lock guards it. */
final class FakeChain {
    @SuppressWarnings("ArrayRecordComponent") // never changed
    private record Written(byte[] value, long block, long index) {}

    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Written> state = new HashMap<>();
    private final Map<TransactionId, Outcome> outcomes = new HashMap<>();
    private final Deque<TxValidationCode> judgements = new ArrayDeque<>();

    /** A chain of one block, which holds this configuration. */
    FakeChain(Envelope configuration) {
        append(List.of(configuration.toByteString()), List.of(TxValidationCode.VALID));
    }

    long height() {
        return blocks.size();
    }

    Block block(long number) {
        return blocks.get((int) number);
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    Optional<Outcome> outcome(TransactionId id) {
        return Optional.ofNullable(outcomes.get(id));
    }

    /** The next ordered transactions are judged so. */
    void judgeNext(List<TxValidationCode> codes) {
        judgements.addAll(codes);
    }

    Optional<byte[]> value(String key) {
        return Optional.ofNullable(state.get(key)).map(Written::value);
    }

    /** A read of the present version. */
    KVRead read(String key) {
        KVRead.Builder read = KVRead.newBuilder().setKey(key);
        Written written = state.get(key);
        if (written != null) {
            read.setVersion(Version.newBuilder().setBlockNum(written.block).setTxNum(written.index));
        }
        return read.build();
    }

    /** Orders envelopes in one block and judges each. */
    void cut(List<ByteString> envelopes) {
        long number = height();
        List<TxValidationCode> codes = new ArrayList<>();
        for (int index = 0; index < envelopes.size(); index++) {
            KVRWSet set = Transactions.parse(envelopes.get(index))
                    .readWriteSet()
                    .namespaces()
                    .getFirst()
                    .publicSet();
            TransactionId id = FakeTransactions.id(envelopes.get(index));
            TxValidationCode code = judge(id, set);
            codes.add(code);
            outcomes.putIfAbsent(id, new Outcome(number, code));
            if (code == TxValidationCode.VALID) {
                for (KVWrite write : set.getWritesList()) {
                    state.put(write.getKey(), new Written(write.getValue().toByteArray(), number, index));
                }
            }
        }
        append(envelopes, codes);
    }

    private TxValidationCode judge(TransactionId id, KVRWSet set) {
        if (outcomes.containsKey(id)) {
            return TxValidationCode.DUPLICATE_TXID;
        }
        boolean fresh = set.getReadsList().stream().allMatch(read -> read.equals(read(read.getKey())));
        TxValidationCode told = judgements.pollFirst();
        if (told != null) {
            return told;
        }
        return fresh ? TxValidationCode.VALID : TxValidationCode.MVCC_READ_CONFLICT;
    }

    private void append(List<ByteString> envelopes, List<TxValidationCode> codes) {
        BlockData data = BlockData.newBuilder().addAllData(envelopes).build();
        BlockHeader.Builder header = BlockHeader.newBuilder()
                .setNumber(blocks.size())
                .setDataHash(BlockContent.hash(data).value());
        if (!blocks.isEmpty()) {
            header.setPreviousHash(
                    BlockHeaders.hash(blocks.getLast().getHeader()).value());
        }
        Block block = MetadataSlots.withSignatures(
                Block.newBuilder().setHeader(header).setData(data).build(),
                MetadataSlots.ordererMetadata(0, ViewMetadata.of(0, 0, 0)),
                List.of());
        ValidityFlags flags = ValidityFlags.of(codes);
        Optional<Sha256> commit =
                blocks.isEmpty() ? Optional.empty() : Optional.of(Sha256.of(flags.bytes(), data.toByteString()));
        blocks.add(MetadataSlots.withCommit(block, flags.bytes(), commit));
    }
}
