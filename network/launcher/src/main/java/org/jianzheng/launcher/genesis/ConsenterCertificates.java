/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.orderer.etcdraft.ConfigMetadata;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.policy.BlockValidationPolicy;

/**
 * The channel's configuration with other certificates of one orderer. Where SmartBFT orders, the policy about blocks names the
 * identities of all orderers, and changes with them; Raft knows its orderers by their TLS certificates alone.
 *
 * @param organisation whose orderer
 * @param certificates where its new ones lie
 */
public record ConsenterCertificates(Organisation organisation, CryptoFolder certificates) {

    private static final String ORDERER = "Orderer";
    private static final String ORDERERS = "Orderers";
    private static final String CONSENSUS = "ConsensusType";

    /**
     * The configuration that is wanted.
     *
     * @throws ChannelMismatch if the channel has no such orderer
     */
    public Config in(ChannelConfiguration current) throws IOException {
        Config config = current.config();
        ConfigGroup.Builder orderer = config.getChannelGroup().getGroupsOrThrow(ORDERER).toBuilder();
        if (current.consensus().getType().equals(Ordering.BFT.consensusType())) {
            List<Consenter> consenters = consenters(current.consenters());
            put(
                    orderer,
                    ORDERERS,
                    Orderers.newBuilder()
                            .addAllConsenterMapping(consenters)
                            .build()
                            .toByteString());
            ConfigPolicy policy = orderer.getPoliciesOrThrow(ChannelPolicies.BLOCK_VALIDATION);
            orderer.putPolicies(
                    ChannelPolicies.BLOCK_VALIDATION,
                    policy.toBuilder()
                            .setPolicy(ChannelPolicies.signature(BlockValidationPolicy.of(consenters)))
                            .build());
        } else {
            ConsensusType consensus = current.consensus();
            put(
                    orderer,
                    CONSENSUS,
                    consensus.toBuilder()
                            .setMetadata(voters(consensus.getMetadata()).toByteString())
                            .build()
                            .toByteString());
        }
        return config.toBuilder()
                .setChannelGroup(config.getChannelGroup().toBuilder().putGroups(ORDERER, orderer.build()))
                .build();
    }

    private List<Consenter> consenters(List<Consenter> present) throws IOException {
        int id = organisation.consenter().orElseThrow().id();
        List<Consenter> wanted = new ArrayList<>();
        boolean found = false;
        for (Consenter consenter : present) {
            boolean own = consenter.getId() == id
                    && consenter.getMspId().equals(organisation.mspId().text());
            found |= own;
            wanted.add(
                    own
                            ? consenter.toBuilder()
                                    .setIdentity(identity())
                                    .setClientTlsCert(tls())
                                    .setServerTlsCert(tls())
                                    .build()
                            : consenter);
        }
        requireFound(found);
        return wanted;
    }

    private ConfigMetadata voters(ByteString metadata) throws IOException {
        ConfigMetadata present;
        try {
            present = ConfigMetadata.parseFrom(metadata);
        } catch (InvalidProtocolBufferException e) {
            throw new ChannelMismatch("the channel's Raft options cannot be read: " + e.getMessage());
        }
        NodeAddress address = organisation.consenter().orElseThrow().address();
        ConfigMetadata.Builder wanted = present.toBuilder();
        boolean found = false;
        for (int i = 0; i < present.getConsentersCount(); i++) {
            var voter = present.getConsenters(i);
            if (voter.getHost().equals(address.host()) && voter.getPort() == address.port()) {
                found = true;
                wanted.setConsenters(
                        i,
                        voter.toBuilder()
                                .setClientTlsCert(tls())
                                .setServerTlsCert(tls())
                                .build());
            }
        }
        requireFound(found);
        return wanted.build();
    }

    private void requireFound(boolean found) {
        if (!found) {
            throw new ChannelMismatch("the channel has no orderer of " + organisation);
        }
    }

    private ByteString identity() throws IOException {
        return MspDefinition.bytes(certificates.certificate(organisation.name(), Node.ORDERER));
    }

    private ByteString tls() throws IOException {
        return MspDefinition.bytes(certificates.tlsCertificate(organisation.name(), Node.ORDERER));
    }

    private static void put(ConfigGroup.Builder group, String name, ByteString value) {
        ConfigValue present = group.getValuesOrThrow(name);
        group.putValues(name, present.toBuilder().setValue(value).build());
    }
}
