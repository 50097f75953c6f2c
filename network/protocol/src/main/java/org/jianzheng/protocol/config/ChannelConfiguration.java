/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.orderer.smartbft.Options;
import org.hyperledger.fabric.protos.peer.AnchorPeers;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;
import org.jianzheng.protocol.msp.MspDefinition;
import org.jianzheng.protocol.msp.MspDirectory;
import org.jianzheng.protocol.msp.MspId;
import org.jianzheng.protocol.policy.Policy;
import org.jianzheng.protocol.policy.SignatureSetPolicy;
import org.jianzheng.protocol.transaction.SignedEnvelope;

/** What a channel has agreed on: organisations, policies, orderers. Immutable, and safe for use by several threads. */
public final class ChannelConfiguration {

    /** Path of the group of the whole channel. */
    public static final String CHANNEL = "/Channel";

    /** Path of the group of orderer organisations. */
    public static final String ORDERER = "/Channel/Orderer";

    /** Path of the group of application organisations. */
    public static final String APPLICATION = "/Channel/Application";

    /** Path of the policy that chaincodes without one of their own have. */
    public static final String ENDORSEMENT = "/Channel/Application/Endorsement";

    /** Path of the policy that chaincode definitions need. */
    public static final String LIFECYCLE_ENDORSEMENT = "/Channel/Application/LifecycleEndorsement";

    /** Path of the policy about the signatures of blocks. */
    public static final String BLOCK_VALIDATION = "/Channel/Orderer/BlockValidation";

    /** Channel capability with which orderers may be Byzantine fault tolerant and keys Ed25519. */
    public static final String V3_0 = "V3_0";

    private final String channel;
    private final Config config;
    private final ConfigurationTree tree;
    private final boolean byzantineFaultTolerant;
    private final List<Consenter> consenters;
    private final SortedMap<MspId, Organisation> applications;
    private final SortedMap<MspId, Organisation> orderers;
    private final MspDirectory directory;
    private final Policy blockValidation;

    private ChannelConfiguration(String channel, Config config) {
        this.channel = channel;
        this.config = config;
        this.tree = new ConfigurationTree(config.getChannelGroup());
        this.byzantineFaultTolerant = tree.capabilities(CHANNEL).contains(V3_0);
        this.consenters = tree.value(ORDERER, "Orderers", Orderers.parser())
                .map(Orderers::getConsenterMappingList)
                .orElse(List.of());
        this.applications = organisations(APPLICATION);
        this.orderers = organisations(ORDERER);
        this.directory = new MspDirectory(definitions());
        this.blockValidation = tree.policy(BLOCK_VALIDATION);
    }

    /** Reads the configuration that a configuration block brings. */
    public static ChannelConfiguration read(Block block) {
        if (block.getData().getDataCount() != 1) {
            throw ProtocolException.differs(
                    Rule.CONFIGURATION,
                    "1 envelope in a configuration block",
                    block.getData().getDataCount());
        }
        return read(block.getData().getData(0));
    }

    /** Reads the configuration that a configuration envelope brings. */
    public static ChannelConfiguration read(ByteString envelope) {
        SignedEnvelope signed = SignedEnvelope.parse(envelope);
        if (signed.type() != HeaderType.CONFIG) {
            throw ProtocolException.differs(Rule.CONFIGURATION, HeaderType.CONFIG, signed.type());
        }
        ConfigEnvelope content = Wire.read(
                ConfigEnvelope.parser(), signed.payload().getData(), Rule.CONFIGURATION, "configuration envelope");
        if (!content.hasConfig()) {
            throw new ProtocolException(Rule.CONFIGURATION, "the envelope has no configuration");
        }
        return of(signed.channel(), content.getConfig());
    }

    /** The configuration of this channel; every organisation's definition is checked. */
    public static ChannelConfiguration of(String channel, Config config) {
        return new ChannelConfiguration(channel, config);
    }

    /** The channel's name. */
    public String channel() {
        return channel;
    }

    /** Number of the configuration, from 0. */
    public long sequence() {
        return config.getSequence();
    }

    /** The protobuf form. */
    public Config config() {
        return config;
    }

    /** Groups, values and policies by path. */
    public ConfigurationTree tree() {
        return tree;
    }

    /** The application organisations, which have peers. */
    public SortedMap<MspId, Organisation> applicationOrganisations() {
        return java.util.Collections.unmodifiableSortedMap(applications);
    }

    /** The orderer organisations. */
    public SortedMap<MspId, Organisation> ordererOrganisations() {
        return java.util.Collections.unmodifiableSortedMap(orderers);
    }

    /** All organisations, to judge identities. */
    public MspDirectory directory() {
        return directory;
    }

    /** The policy at this path; one that is not there nobody satisfies. */
    public Policy policy(String path) {
        return path.equals(BLOCK_VALIDATION) ? blockValidation : tree.policy(path);
    }

    /** The policy of a chaincode: its own, or a reference into this configuration. */
    public Policy policy(ApplicationPolicy policy) {
        return switch (policy.getTypeCase()) {
            case SIGNATURE_POLICY -> SignatureSetPolicy.of(policy.getSignaturePolicy());
            case CHANNEL_CONFIG_POLICY_REFERENCE -> policy(policy.getChannelConfigPolicyReference());
            case TYPE_NOT_SET -> throw new ProtocolException(Rule.POLICY, "the application policy is empty");
        };
    }

    /** Whether orderers sign as consenters with a number (SmartBFT) where they give no certificate. */
    public boolean isByzantineFaultTolerant() {
        return byzantineFaultTolerant;
    }

    /** The orderers that agree on blocks; empty unless the channel names them (SmartBFT). */
    public List<Consenter> consenters() {
        return consenters;
    }

    /** The consenter with this number. */
    public Optional<Consenter> consenter(int number) {
        return consenters.stream()
                .filter(consenter -> consenter.getId() == number)
                .findFirst();
    }

    /** Kind and options of the consensus. */
    public ConsensusType consensus() {
        return tree.requireValue(ORDERER, "ConsensusType", ConsensusType.parser());
    }

    /** The options of SmartBFT. */
    public Options smartBft() {
        return Wire.read(Options.parser(), consensus().getMetadata(), Rule.CONFIGURATION, "SmartBFT options");
    }

    /** How blocks are cut. */
    public BatchSize batchSize() {
        return tree.requireValue(ORDERER, "BatchSize", BatchSize.parser());
    }

    private SortedMap<MspId, Organisation> organisations(String path) {
        SortedMap<MspId, Organisation> found = new TreeMap<>();
        Map<String, ConfigGroup> groups =
                tree.group(path).map(ConfigGroup::getGroupsMap).orElse(Map.of());
        for (String group : groups.keySet()) {
            Organisation organisation = organisation(path, group);
            if (found.put(organisation.definition().id(), organisation) != null) {
                throw new ProtocolException(
                        Rule.CONFIGURATION,
                        "two groups of " + path + " have the MSP "
                                + organisation.definition().id());
            }
        }
        return found;
    }

    private Organisation organisation(String path, String group) {
        String own = path + "/" + group;
        boolean allowsEd25519 = isByzantineFaultTolerant();
        MspDefinition definition = MspDefinition.of(tree.requireValue(own, "MSP", MSPConfig.parser()), allowsEd25519);
        List<String> endpoints = tree.value(own, "Endpoints", OrdererAddresses.parser())
                .map(OrdererAddresses::getAddressesList)
                .map(List::<String>copyOf)
                .orElse(List.of());
        List<String> anchors = tree
                .value(own, "AnchorPeers", AnchorPeers.parser())
                .map(AnchorPeers::getAnchorPeersList)
                .orElse(List.of())
                .stream()
                .map(peer -> peer.getHost() + ":" + peer.getPort())
                .toList();
        return new Organisation(group, definition, endpoints, anchors);
    }

    // An organisation that runs peers and orderers says the same of itself twice; Fabric refuses it otherwise.
    private Collection<MspDefinition> definitions() {
        List<MspDefinition> all = new ArrayList<>();
        applications.values().forEach(organisation -> all.add(organisation.definition()));
        orderers.forEach((id, organisation) -> {
            Organisation same = applications.get(id);
            if (same == null) {
                all.add(organisation.definition());
            } else if (!mspOf(APPLICATION, same).equals(mspOf(ORDERER, organisation))) {
                throw new ProtocolException(Rule.CONFIGURATION, "MSP " + id + " has two different definitions");
            }
        });
        return all;
    }

    private MSPConfig mspOf(String path, Organisation organisation) {
        return tree.requireValue(path + "/" + organisation.group(), "MSP", MSPConfig.parser());
    }
}
