/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.peer.StaticCollectionConfig;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.commit.Height;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.Organisation;
import org.jianzheng.protocol.config.TransactionVerifier;
import org.jianzheng.protocol.lifecycle.ChaincodeDefinition;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.msp.MspId;
import org.jianzheng.protocol.policy.Policy;
import org.jianzheng.protocol.policy.Signers;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.jianzheng.protocol.transaction.Transactions;

/**
 * Judges transactions as a peer does, as far as that follows from signatures: form, creator, transaction id, proposal hash,
 * endorsements, and the policies of the chaincodes and collections that are written to. Whether what was read is still so, and
 * policies of single keys, need the state of the ledger and are not judged.
 *
 * @param configuration the configuration in force before the block
 * @param definitions the chaincodes' definitions in force
 */
public record TransactionJudge(ChannelConfiguration configuration, ChaincodeDefinitions definitions) {
    private static final Instant FIRST_TIME = Instant.EPOCH;
    private static final Instant END_OF_TIMES = Instant.parse("9999-01-01T00:00:00Z");
    private static final String IMPLICIT_COLLECTION = "_implicit_org_";
    private static final String ENDORSEMENT_OF_ORGANISATION = "/Endorsement";

    /**
     * A call of a chaincode that its creator signed.
     *
     * @param transaction the call
     * @param creator who proposed and submitted it
     */
    public record CreatedTransaction(EndorserTransaction transaction, Member creator) {}

    /**
     * Judges a call of a chaincode.
     *
     * @param envelope as it stands in the block
     * @param findings told of each rule that holds
     * @throws BlockRefused naming the first rule that does not
     */
    public JudgedTransaction judge(ByteString envelope, Consumer<BlockFinding> findings) {
        return requireEndorsed(requireCreated(envelope, findings), findings);
    }

    /** The first half of {@link #judge}: what follows from the transaction and its creator alone. */
    public CreatedTransaction requireCreated(ByteString envelope, Consumer<BlockFinding> findings) {
        try {
            SignedEnvelope signed = SignedEnvelope.parse(envelope);
            Member creator = new TransactionVerifier(configuration).requireCreator(signed);
            findings.accept(
                    BlockFinding.holds(BlockRule.CREATOR, "a member of channel " + configuration.channel(), creator));
            EndorserTransaction transaction = Transactions.parse(signed);
            requireTime(transaction);
            findings.accept(BlockFinding.holds(BlockRule.TRANSACTION_ID, transaction.id(), transaction.id()));
            String proposal = "the endorsers answered this proposal";
            findings.accept(BlockFinding.holds(BlockRule.PROPOSAL_HASH, proposal, proposal));
            return new CreatedTransaction(transaction, creator);
        } catch (ProtocolException broken) {
            throw BlockRefused.of(broken);
        }
    }

    /** The second half of {@link #judge}: that those endorsed whom the definitions in force demand. */
    public JudgedTransaction requireEndorsed(CreatedTransaction created, Consumer<BlockFinding> findings) {
        try {
            EndorserTransaction transaction = created.transaction();
            Optional<ChaincodeDefinition> definition = requireDefinition(transaction, findings);
            Signers endorsers = new TransactionVerifier(configuration).endorsers(transaction);
            for (Policy policy : policies(transaction)) {
                endorsers.requireSatisfying(policy, Rule.ENDORSEMENT_POLICY);
                findings.accept(BlockFinding.holds(BlockRule.ENDORSEMENTS, policy, endorsers));
            }
            return new JudgedTransaction(transaction, created.creator(), endorsers, definition);
        } catch (ProtocolException broken) {
            throw BlockRefused.of(broken);
        }
    }

    private static void requireTime(EndorserTransaction transaction) {
        Instant time = transaction.timestamp();
        if (time.isBefore(FIRST_TIME) || !time.isBefore(END_OF_TIMES)) {
            throw new BlockRefused(
                    BlockRule.TRANSACTION_FORM,
                    "a time from " + FIRST_TIME + " to " + END_OF_TIMES,
                    time.getEpochSecond() + " seconds");
        }
    }

    private Optional<ChaincodeDefinition> requireDefinition(
            EndorserTransaction transaction, Consumer<BlockFinding> findings) {
        String chaincode = transaction.chaincode();
        if (chaincode.equals(ChaincodeDefinition.NAMESPACE)) {
            return Optional.empty();
        }
        ChaincodeDefinition definition = definition(chaincode);
        Optional<Height> written = definitions.writtenAt(chaincode);
        Optional<Height> read = ChaincodeDefinitions.readBy(transaction, chaincode);
        String computed = chaincode + " version " + definition.version() + ", sequence " + definition.sequence()
                + written.map(at -> ", written by " + text(at)).orElse("");
        String given = read.map(at -> "definition written by " + text(at)).orElse("no definition read");
        if (read.isPresent() && !read.equals(written)) {
            throw new BlockRefused(BlockRule.DEFINITION, computed, given);
        }
        findings.accept(BlockFinding.holds(BlockRule.DEFINITION, computed, given));
        return Optional.of(definition);
    }

    private ChaincodeDefinition definition(String chaincode) {
        return definitions
                .of(chaincode)
                .orElseThrow(() -> new BlockRefused(
                        BlockRule.DEFINITION, "a definition of chaincode " + chaincode, "none so far"));
    }

    private List<Policy> policies(EndorserTransaction transaction) {
        List<Policy> policies = new ArrayList<>();
        boolean ownNamespaceWritten = false;
        for (ReadWriteSet.Namespace namespace : transaction.readWriteSet().namespaces()) {
            if (!namespace.isWritten()) {
                continue;
            }
            ownNamespaceWritten |= namespace.name().equals(transaction.chaincode());
            if (namespace.publicSet().getWritesCount() > 0
                    || namespace.publicSet().getMetadataWritesCount() > 0) {
                policies.add(policyOf(namespace.name()));
            }
            for (ReadWriteSet.Collection collection : namespace.collections()) {
                if (collection.hashedSet().getHashedWritesCount() > 0
                        || collection.hashedSet().getMetadataWritesCount() > 0) {
                    policies.add(policyOf(namespace.name(), collection.name()));
                }
            }
        }
        if (!ownNamespaceWritten) {
            policies.add(policyOf(transaction.chaincode()));
        }
        return policies.stream().distinct().toList();
    }

    private Policy policyOf(String chaincode) {
        return chaincode.equals(ChaincodeDefinition.NAMESPACE)
                ? configuration.policy(ChannelConfiguration.LIFECYCLE_ENDORSEMENT)
                : configuration.policy(definition(chaincode).endorsementPolicy());
    }

    // Each organisation has a collection of its own in every chaincode; approvals of definitions are written there.
    private Policy policyOf(String chaincode, String collection) {
        if (collection.startsWith(IMPLICIT_COLLECTION)) {
            MspId id = new MspId(collection.substring(IMPLICIT_COLLECTION.length()));
            Organisation owner = configuration.applicationOrganisations().get(id);
            return owner == null
                    ? new Policy.Unknown("of collection " + collection)
                    : configuration.policy(
                            ChannelConfiguration.APPLICATION + "/" + owner.group() + ENDORSEMENT_OF_ORGANISATION);
        }
        return definition(chaincode).collections().getConfigList().stream()
                .map(config -> config.getStaticCollectionConfig())
                .filter(config -> config.getName().equals(collection))
                .filter(StaticCollectionConfig::hasEndorsementPolicy)
                .findFirst()
                .map(config -> configuration.policy(config.getEndorsementPolicy()))
                .orElseGet(() -> policyOf(chaincode));
    }

    private static String text(Height height) {
        return "transaction " + Long.toUnsignedString(height.transaction()) + " of block "
                + Long.toUnsignedString(height.block());
    }
}
