/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.jianzheng.protocol.commit.Height;
import org.jianzheng.protocol.lifecycle.ChaincodeDefinition;
import org.jianzheng.protocol.transaction.EndorserTransaction;

/**
 * The definitions of chaincodes as transactions have written them. A change writes only what changes, so that a definition is known
 * from all its transactions together. Immutable.
 */
public final class ChaincodeDefinitions {
    private static final ChaincodeDefinitions NONE = new ChaincodeDefinitions(Map.of());

    private final Map<String, Written> entries;

    private record Written(ByteString value, Height height) {}

    private ChaincodeDefinitions(Map<String, Written> entries) {
        this.entries = entries;
    }

    /** As a channel begins. */
    public static ChaincodeDefinitions none() {
        return NONE;
    }

    /** The definitions after a transaction that is taken as valid. */
    public ChaincodeDefinitions after(EndorserTransaction transaction, Height height) {
        Map<String, Written> changed = new HashMap<>(entries);
        transaction.readWriteSet().namespaces().stream()
                .filter(namespace -> namespace.name().equals(ChaincodeDefinition.NAMESPACE))
                .flatMap(namespace -> namespace.publicSet().getWritesList().stream())
                .filter(write -> ChaincodeDefinition.nameOf(write.getKey()).isPresent())
                .forEach(write -> apply(write, height, changed));
        return changed.equals(entries) ? this : new ChaincodeDefinitions(Map.copyOf(changed));
    }

    /** The definition of a chaincode; throws {@link org.jianzheng.protocol.ProtocolException} if it is not complete. */
    public Optional<ChaincodeDefinition> of(String chaincode) {
        return ChaincodeDefinition.read(
                chaincode, key -> Optional.ofNullable(entries.get(key)).map(Written::value));
    }

    /** Where the definition of a chaincode was written last. */
    public Optional<Height> writtenAt(String chaincode) {
        return Optional.ofNullable(entries.get(ChaincodeDefinition.sequenceKey(chaincode)))
                .map(Written::height);
    }

    /** Whether the transaction defines this chaincode. */
    public static boolean defines(EndorserTransaction transaction, String chaincode) {
        String key = ChaincodeDefinition.sequenceKey(chaincode);
        return transaction.chaincode().equals(ChaincodeDefinition.NAMESPACE)
                && transaction.readWriteSet().namespaces().stream()
                        .filter(namespace -> namespace.name().equals(ChaincodeDefinition.NAMESPACE))
                        .flatMap(namespace -> namespace.publicSet().getWritesList().stream())
                        .anyMatch(write -> write.getKey().equals(key) && !write.getIsDelete());
    }

    /**
     * Which definition of a chaincode the transaction read: the ledger makes each call of a chaincode read it, and endorsers sign
     * that. Empty if it read none or found none.
     */
    public static Optional<Height> readBy(EndorserTransaction transaction, String chaincode) {
        String key = ChaincodeDefinition.sequenceKey(chaincode);
        return transaction.readWriteSet().namespaces().stream()
                .filter(namespace -> namespace.name().equals(ChaincodeDefinition.NAMESPACE))
                .flatMap(namespace -> namespace.publicSet().getReadsList().stream())
                .filter(read -> read.getKey().equals(key) && read.hasVersion())
                .map(KVRead::getVersion)
                .map(version -> new Height(version.getBlockNum(), version.getTxNum()))
                .findFirst();
    }

    private static void apply(KVWrite write, Height height, Map<String, Written> entries) {
        if (write.getIsDelete() || write.getValue().isEmpty()) {
            entries.remove(write.getKey());
        } else {
            entries.put(write.getKey(), new Written(write.getValue(), height));
        }
    }
}
