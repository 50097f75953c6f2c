/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.validation;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.embedded.access.ChaincodeDefinitions;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.simulation.KeyMetadata;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.embedded.state.VersionedValue;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.ReadWriteSet;

/**
 * Checks the endorsements of a block's transactions, in their order, against the policies in the state before the block: a key
 * that has a policy of its own is ruled by that alone, all others by the chaincode's. A transaction that writes a key whose
 * policy an earlier one of the same block changes is refused.
 */
final class EndorsementCheck {

    private final Channel channel;
    private final StateView state;
    private final Set<Key> policyChanged = new HashSet<>();

    private record Key(String namespace, String key) {}

    EndorsementCheck(Channel channel, StateView state) {
        this.channel = channel;
        this.state = state;
    }

    TxValidationCode check(Examined.Call call) {
        EndorserTransaction transaction = call.transaction();
        Set<String> namespaces = new TreeSet<>(Set.of(transaction.chaincode()));
        transaction.readWriteSet().namespaces().stream()
                .filter(ReadWriteSet.Namespace::isWritten)
                .forEach(namespace -> namespaces.add(namespace.name()));
        for (String namespace : namespaces) {
            Optional<ByteString> policy = ChaincodeDefinitions.endorsementPolicy(state, namespace);
            if (policy.isEmpty()) {
                return TxValidationCode.INVALID_CHAINCODE;
            }
            if (!isEndorsed(transaction, namespace, policy.get(), call.endorsers())) {
                return TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
            }
        }
        notePolicyChanges(transaction);
        return TxValidationCode.VALID;
    }

    private boolean isEndorsed(
            EndorserTransaction transaction, String namespace, ByteString chaincodePolicy, List<Member> endorsers) {
        boolean chaincodePolicyNeeded = true;
        boolean chaincodePolicyChecked = false;
        for (String key : writtenKeys(transaction, namespace)) {
            if (policyChanged.contains(new Key(namespace, key))) {
                return false;
            }
            Optional<ByteString> own =
                    state.get(namespace, key).map(VersionedValue::metadata).flatMap(KeyMetadata::endorsementPolicy);
            if (own.isPresent()) {
                chaincodePolicyNeeded = false;
                if (!channel.satisfiesKey(own.get(), endorsers)) {
                    return false;
                }
            } else if (!chaincodePolicyChecked) {
                if (!channel.satisfiesChaincode(chaincodePolicy, endorsers)) {
                    return false;
                }
                chaincodePolicyChecked = true;
            }
        }
        return chaincodePolicyChecked
                || !chaincodePolicyNeeded
                || channel.satisfiesChaincode(chaincodePolicy, endorsers);
    }

    private static List<String> writtenKeys(EndorserTransaction transaction, String namespace) {
        return transaction.readWriteSet().namespaces().stream()
                .filter(each -> each.name().equals(namespace))
                .flatMap(each -> Stream.concat(
                        each.publicSet().getWritesList().stream().map(KVWrite::getKey),
                        each.publicSet().getMetadataWritesList().stream().map(KVMetadataWrite::getKey)))
                .toList();
    }

    private void notePolicyChanges(EndorserTransaction transaction) {
        for (ReadWriteSet.Namespace namespace : transaction.readWriteSet().namespaces()) {
            for (KVMetadataWrite write : namespace.publicSet().getMetadataWritesList()) {
                policyChanged.add(new Key(namespace.name(), write.getKey()));
            }
        }
    }
}
