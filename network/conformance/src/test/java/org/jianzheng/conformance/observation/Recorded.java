/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.jianzheng.protocol.transaction.Transactions;

/** A transaction as it stands in a block: its code, what it read and wrote, and what whoever checks the block finds. */
final class Recorded {

    private final Ground ground;
    private final String mspIdOfPeer;
    private final Block block;
    private final int index;

    Recorded(Ground ground, String mspIdOfPeer, long number, String id) {
        this.ground = ground;
        this.mspIdOfPeer = mspIdOfPeer;
        this.block = ground.chain().block(mspIdOfPeer, number);
        this.index = index(id);
    }

    private int index(String id) {
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            if (id(block.getData().getData(i)).equals(Optional.of(id))) {
                return i;
            }
        }
        throw new AssertionError("block " + block.getHeader().getNumber() + " does not hold " + id);
    }

    private static Optional<String> id(ByteString envelope) {
        try {
            return Optional.of(SignedEnvelope.parse(envelope).channelHeader().getTxId());
        } catch (ProtocolException notReadable) {
            return Optional.empty();
        }
    }

    /** Tells all. */
    void observe(boolean endorsersChosen) {
        Observation seen = ground.seen();
        seen.detail("in the block: " + ValidityFlags.of(block).code(index));
        try {
            EndorserTransaction transaction = Transactions.parse(block.getData().getData(index));
            seen.detail("endorsed by " + endorsers(transaction, endorsersChosen));
            transaction.readWriteSet().namespaces().forEach(this::contents);
            transaction
                    .event()
                    .ifPresent(event -> seen.detail("event " + event.getEventName() + " of " + event.getChaincodeId()
                            + ": " + event.getPayload().toStringUtf8()));
        } catch (ProtocolException broken) {
            seen.detail("cannot be read: " + broken.rule() + ", "
                    + broken.rule().validationCode().map(Enum::name).orElse("no code of its own"));
        }
        seen.detail("verifier: " + ground.opinions().of(block.getHeader().getNumber(), index));
    }

    private String endorsers(EndorserTransaction transaction, boolean chosen) {
        List<String> organisations = transaction.endorsements().stream()
                .map(each -> Identity.parse(each.getEndorser()).msp().value())
                .toList();
        if (chosen && organisations.size() > 1) {
            // Whom the gateway adds to its own organisation is its choice, as is their order.
            return (organisations.contains(mspIdOfPeer) ? mspIdOfPeer : "others") + " and " + (organisations.size() - 1)
                    + " more";
        }
        return organisations.stream().sorted().collect(Collectors.joining(", "));
    }

    private void contents(ReadWriteSet.Namespace namespace) {
        Observation seen = ground.seen();
        KVRWSet set = namespace.publicSet();
        String name = namespace.name() + ": ";
        set.getReadsList()
                .forEach(read ->
                        seen.detail("reads " + name + shown(read.getKey()) + (read.hasVersion() ? "" : ", absent")));
        set.getRangeQueriesInfoList().forEach(query -> seen.detail("queries " + name + shown(query)));
        set.getWritesList()
                .forEach(write -> seen.detail((write.getIsDelete() ? "deletes " : "writes ")
                        + name
                        + shown(write.getKey())
                        + (write.getIsDelete() ? "" : " = " + value(write.getValue()))));
        set.getMetadataWritesList()
                .forEach(write -> seen.detail("writes metadata " + name + shown(write.getKey()) + " = "
                        + write.getEntriesList().stream()
                                .map(entry -> entry.getName() + " of "
                                        + entry.getValue().size() + " bytes")
                                .collect(Collectors.joining(", ", "[", "]"))));
        namespace.collections().forEach(collection -> seen.detail("collection " + name + collection.name()));
    }

    private static String shown(RangeQueryInfo query) {
        String range = "[" + shown(query.getStartKey()) + ", " + shown(query.getEndKey()) + ") "
                + (query.getItrExhausted() ? "to the end" : "in part") + ", ";
        return switch (query.getReadsInfoCase()) {
            case RAW_READS ->
                range
                        + query.getRawReads().getKvReadsList().stream()
                                .map(read -> shown(read.getKey()))
                                .collect(Collectors.joining(", ", "raw [", "]"));
            case READS_MERKLE_HASHES ->
                range + "summarised by " + query.getReadsMerkleHashes().getMaxLevelHashesCount() + " hashes of level "
                        + query.getReadsMerkleHashes().getMaxLevel() + ", degree "
                        + query.getReadsMerkleHashes().getMaxDegree();
            case READSINFO_NOT_SET -> range + "nothing";
        };
    }

    private static String shown(String key) {
        return key.replace('\0', '/');
    }

    private static String value(ByteString value) {
        return value.size() > 100 ? value.size() + " bytes" : '"' + value.toStringUtf8() + '"';
    }
}
