/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionArgs;
import org.jianzheng.embedded.endorser.EndorsingIdentity;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.embedded.state.VersionedValue;
import org.jianzheng.protocol.block.BlockSignatures;
import org.jianzheng.protocol.commit.Height;
import org.jianzheng.protocol.lifecycle.ChaincodeDefinition;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.ProposalResponses;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.Transactions;

/** Transactions of the {@code _lifecycle} chaincode that commit a definition, endorsed by every organisation served here. */
final class DefinitionTransactions {

    private static final String SYSTEM_VERSION = "syscc";
    private static final int OK = 200;

    private final String channel;
    private final List<EndorsingIdentity> endorsers;
    private final RandomGenerator random;

    DefinitionTransactions(String channel, List<EndorsingIdentity> endorsers, RandomGenerator random) {
        this.channel = channel;
        this.endorsers = List.copyOf(endorsers);
        this.random = random;
    }

    /**
     * A transaction that commits a definition.
     *
     * @param before the state that it is made on
     * @return the signed envelope
     */
    ByteString commit(ChaincodeDefinition definition, StateView before, Instant now) {
        byte[] nonce = new byte[BlockSignatures.NONCE_LENGTH];
        random.nextBytes(nonce);
        EndorsingIdentity creator = endorsers.getFirst();
        ChaincodeProposal proposal = ChaincodeProposal.create(
                channel,
                ChaincodeDefinition.NAMESPACE,
                List.of(ByteString.copyFromUtf8("CommitChaincodeDefinition"), arguments(definition)),
                creator.serialized(),
                ByteString.copyFrom(nonce),
                now);
        ByteString result = ProposalResponses.payload(
                proposal,
                SYSTEM_VERSION,
                changes(definition, before),
                Response.newBuilder().setStatus(OK).build(),
                Optional.empty());
        List<Endorsement> endorsements = endorsers.stream()
                .map(endorser -> ProposalResponses.endorse(result, endorser.serialized(), endorser.signer()))
                .toList();
        return Transactions.sign(Transactions.prepare(proposal, result, endorsements), creator.signer())
                .toByteString();
    }

    private static ByteString arguments(ChaincodeDefinition definition) {
        return CommitChaincodeDefinitionArgs.newBuilder()
                .setName(definition.name())
                .setVersion(definition.version())
                .setSequence(definition.sequence())
                .setEndorsementPlugin(definition.endorsementPlugin())
                .setValidationPlugin(definition.validationPlugin())
                .setValidationParameter(definition.endorsementPolicy().toByteString())
                .build()
                .toByteString();
    }

    /** Each field is read, and only what changes is written: so a reader finds from one definition to the one before. */
    private static ReadWriteSet changes(ChaincodeDefinition definition, StateView before) {
        KVRWSet.Builder set = KVRWSet.newBuilder();
        for (Map.Entry<String, ByteString> entry : definition.stateEntries().entrySet()) {
            String key = entry.getKey();
            Optional<VersionedValue> present = before.get(ChaincodeDefinition.NAMESPACE, key);
            KVRead.Builder read = set.addReadsBuilder().setKey(key);
            present.ifPresent(value -> read.setVersion(version(value.version())));
            if (!present.map(VersionedValue::value).equals(Optional.of(entry.getValue()))) {
                set.addWrites(KVWrite.newBuilder().setKey(key).setValue(entry.getValue()));
            }
        }
        return new ReadWriteSet(
                List.of(new ReadWriteSet.Namespace(ChaincodeDefinition.NAMESPACE, set.build(), List.of())));
    }

    private static Version version(Height height) {
        return Version.newBuilder()
                .setBlockNum(height.block())
                .setTxNum(height.transaction())
                .build();
    }
}
