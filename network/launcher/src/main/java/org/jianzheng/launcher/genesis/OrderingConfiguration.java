/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.orderer.ChannelRestrictions;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.orderer.smartbft.Options;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.BlockCutting;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.policy.BlockValidationPolicy;

/** The orderer group: who orders, by which consensus, how blocks are cut and whose signatures make a block valid. */
final class OrderingConfiguration {

    private static final String CAPABILITY = "V2_0";
    private static final int PREFERRED_BYTES = 2 * 1024 * 1024;

    private final Topology topology;
    private final CryptoFolder folder;
    private final Ordering ordering;

    OrderingConfiguration(Topology topology, CryptoFolder folder, Ordering ordering) {
        this.topology = topology;
        this.folder = folder;
        this.ordering = ordering;
    }

    ConfigTree build() throws IOException {
        BlockCutting blocks = topology.blocks();
        ConfigTree group = new ConfigTree()
                .policy(ChannelPolicies.ADMINS, ChannelPolicies.majorityOfOrganisations(ChannelPolicies.ADMINS))
                .policy(
                        ChannelPolicies.BLOCK_VALIDATION,
                        switch (ordering) {
                            case BFT -> ChannelPolicies.signature(BlockValidationPolicy.of(consenters()));
                            // A Raft block is signed by the leader alone.
                            case RAFT -> ChannelPolicies.anyOrganisation(ChannelPolicies.WRITERS);
                        })
                .policy(ChannelPolicies.READERS, ChannelPolicies.anyOrganisation(ChannelPolicies.READERS))
                .policy(ChannelPolicies.WRITERS, ChannelPolicies.anyOrganisation(ChannelPolicies.WRITERS))
                .value(
                        "BatchSize",
                        BatchSize.newBuilder()
                                .setMaxMessageCount(blocks.maxMessages())
                                .setAbsoluteMaxBytes(blocks.maxBytes())
                                .setPreferredMaxBytes(Math.min(PREFERRED_BYTES, blocks.maxBytes()))
                                .build())
                .value(
                        "BatchTimeout",
                        BatchTimeout.newBuilder()
                                .setTimeout(goDuration(blocks.consensusWait()))
                                .build())
                .value(
                        "Capabilities",
                        Capabilities.newBuilder()
                                .putCapabilities(CAPABILITY, Capability.getDefaultInstance())
                                .build())
                .value("ChannelRestrictions", ChannelRestrictions.getDefaultInstance())
                .value(
                        "ConsensusType",
                        ConsensusType.newBuilder()
                                .setType(ordering.consensusType())
                                .setMetadata(
                                        switch (ordering) {
                                            case BFT -> options(blocks).toByteString();
                                            case RAFT ->
                                                RaftOptions.of(topology, folder).toByteString();
                                        })
                                .build());
        if (ordering == Ordering.BFT) {
            group.value(
                    "Orderers",
                    Orderers.newBuilder().addAllConsenterMapping(consenters()).build());
        }
        for (Organisation organisation : topology.orderers()) {
            group.group(organisation.mspId().text(), organisation(organisation));
        }
        return group;
    }

    private ConfigTree organisation(Organisation organisation) throws IOException {
        var mspId = organisation.mspId();
        NodeAddress address = organisation.consenter().orElseThrow().address();
        return new ConfigTree()
                .policy(ChannelPolicies.ADMINS, ChannelPolicies.oneOf(mspId, MSPRoleType.ADMIN))
                .policy(ChannelPolicies.READERS, ChannelPolicies.oneOf(mspId, MSPRoleType.MEMBER))
                .policy(ChannelPolicies.WRITERS, ChannelPolicies.oneOf(mspId, MSPRoleType.MEMBER))
                .value(
                        "Endpoints",
                        OrdererAddresses.newBuilder()
                                .addAddresses(address.toString())
                                .build())
                .value("MSP", MspDefinition.of(organisation, folder));
    }

    private List<Consenter> consenters() throws IOException {
        List<Consenter> consenters = new ArrayList<>();
        for (Organisation organisation : topology.orderers()) {
            var seat = organisation.consenter().orElseThrow();
            var tls = MspDefinition.bytes(folder.tlsCertificate(organisation.name(), Node.ORDERER));
            consenters.add(Consenter.newBuilder()
                    .setId(seat.id())
                    .setHost(seat.address().host())
                    .setPort(seat.address().port())
                    .setMspId(organisation.mspId().text())
                    .setIdentity(MspDefinition.bytes(folder.certificate(organisation.name(), Node.ORDERER)))
                    .setClientTlsCert(tls)
                    .setServerTlsCert(tls)
                    .build());
        }
        return consenters;
    }

    /** Every option is set: a partial section leaves zeros, and an orderer refuses those. Timeouts are Fabric's own. */
    private static Options options(BlockCutting blocks) {
        return Options.newBuilder()
                .setRequestBatchMaxCount(blocks.maxMessages())
                .setRequestBatchMaxBytes(blocks.maxBytes())
                .setRequestBatchMaxInterval(goDuration(blocks.consensusWait()))
                .setIncomingMessageBufferSize(200)
                .setRequestPoolSize(100_000)
                .setRequestForwardTimeout("5s")
                .setRequestComplainTimeout("20s")
                .setRequestAutoRemoveTimeout("3m0s")
                .setRequestMaxBytes(blocks.maxBytes())
                .setViewChangeResendInterval("5s")
                .setViewChangeTimeout("20s")
                .setLeaderHeartbeatTimeout("1m0s")
                .setLeaderHeartbeatCount(10)
                .setCollectTimeout("1s")
                .setSyncOnStart(false)
                .setSpeedUpViewChange(false)
                // Rotation changes the view metadata of every block; the embedded ledger writes it for a fixed leader.
                .setLeaderRotation(Options.Rotation.ROTATION_OFF)
                .setDecisionsPerLeader(0)
                .build();
    }

    private static String goDuration(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
