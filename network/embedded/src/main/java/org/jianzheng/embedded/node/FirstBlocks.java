/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionArgs;
import org.jianzheng.embedded.access.ChaincodeDefinitions;
import org.jianzheng.embedded.config.ChaincodeConfig;
import org.jianzheng.embedded.config.ConfigException;
import org.jianzheng.embedded.endorser.EndorsingIdentity;
import org.jianzheng.embedded.ledger.Ledger;
import org.jianzheng.embedded.ordering.Sequencer;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.BlockSignatures;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.lifecycle.ChaincodeDefinition;
import org.jianzheng.protocol.policy.PolicyText;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.ProposalResponses;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.Transactions;

/** The first two blocks: the channel's configuration, then the chaincode definitions, endorsed by all organisations. */
final class FirstBlocks {

    private static final String SYSTEM_VERSION = "syscc";
    private static final int OK = 200;

    private final Ledger ledger;
    private final RandomGenerator random;

    FirstBlocks(Ledger ledger, RandomGenerator random) {
        this.ledger = ledger;
        this.random = random;
    }

    static Block readGenesis(Path file) {
        try {
            Block genesis = BlockChain.read(ByteString.copyFrom(Files.readAllBytes(file)));
            BlockChain.requireSound(genesis);
            return genesis;
        } catch (IOException | ProtocolException e) {
            throw new ConfigException(file.toString(), "is no genesis block: " + e.getMessage(), e);
        }
    }

    /** Makes the genesis block block 0, or requires that it is. */
    void commitGenesis(Block genesis) {
        if (ledger.height() == 0) {
            ledger.apply(ledger.append(genesis, ledger.judge(genesis)));
            return;
        }
        Block stored = ledger.block(0).orElseThrow();
        if (!BlockHeaders.hash(stored.getHeader()).equals(BlockHeaders.hash(genesis.getHeader()))) {
            throw new ConfigException("data", "holds a ledger that began with another genesis block");
        }
    }

    /** Makes the definitions block 1, or requires that they are in force. */
    void commitDefinitions(
            List<ChaincodeConfig> chaincodes,
            List<EndorsingIdentity> endorsers,
            String channel,
            Instant now,
            Sequencer sequencer) {
        List<ChaincodeDefinition> definitions =
                chaincodes.stream().map(FirstBlocks::definition).toList();
        if (ledger.height() == 1 && !definitions.isEmpty()) {
            List<ByteString> transactions = new ArrayList<>();
            for (ChaincodeDefinition definition : definitions) {
                transactions.add(transaction(definition, endorsers, channel, now));
            }
            sequencer.orderFirst(transactions);
        }
        try (StateView view = ledger.viewAtMost(Long.MAX_VALUE)) {
            for (ChaincodeDefinition definition : definitions) {
                Optional<ChaincodeDefinition> inForce = ChaincodeDefinitions.find(view, definition.name());
                if (!inForce.equals(Optional.of(definition))) {
                    throw new ConfigException(
                            "chaincodes",
                            "the ledger has another definition of " + definition.name()
                                    + "; the embedded ledger does not change definitions at run time (UNIMPLEMENTED)");
                }
            }
        }
    }

    private static ChaincodeDefinition definition(ChaincodeConfig config) {
        ApplicationPolicy.Builder policy = ApplicationPolicy.newBuilder();
        try {
            if (config.policy().startsWith(ChannelConfiguration.CHANNEL)) {
                policy.setChannelConfigPolicyReference(config.policy());
            } else {
                policy.setSignaturePolicy(PolicyText.parse(config.policy()));
            }
            ChaincodeDefinition usual =
                    ChaincodeDefinition.first(config.name(), config.version(), ChannelConfiguration.ENDORSEMENT);
            return new ChaincodeDefinition(
                    config.name(),
                    config.sequence(),
                    config.version(),
                    usual.initRequired(),
                    usual.endorsementPlugin(),
                    usual.validationPlugin(),
                    policy.build(),
                    usual.collections());
        } catch (ProtocolException e) {
            throw new ConfigException("chaincodes", config.name() + ": " + e.getMessage(), e);
        }
    }

    private ByteString transaction(
            ChaincodeDefinition definition, List<EndorsingIdentity> endorsers, String channel, Instant now) {
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
                writes(definition),
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

    private static ReadWriteSet writes(ChaincodeDefinition definition) {
        KVRWSet.Builder set = KVRWSet.newBuilder();
        definition.stateEntries().forEach((key, value) -> {
            set.addReads(KVRead.newBuilder().setKey(key));
            set.addWrites(KVWrite.newBuilder().setKey(key).setValue(value));
        });
        return new ReadWriteSet(
                List.of(new ReadWriteSet.Namespace(ChaincodeDefinition.NAMESPACE, set.build(), List.of())));
    }
}
