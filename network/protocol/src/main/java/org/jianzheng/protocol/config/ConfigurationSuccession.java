/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.smartbft.Options;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.msp.MspId;
import org.jianzheng.protocol.policy.BlockValidationPolicy;
import org.jianzheng.protocol.policy.SignatureSetPolicy;

/**
 * Whether a configuration can follow another, apart from who signed the update: orderers of Fabric 3.1 refuse what no node could
 * work with, so that a block never brings it. Names and numbers are checked here, organisations where a {@link
 * ChannelConfiguration} is read.
 */
public final class ConfigurationSuccession {

    private static final Set<String> CHANNEL_VALUES =
            Set.of("HashingAlgorithm", "BlockDataHashingStructure", "OrdererAddresses", "Consortium", "Capabilities");
    private static final Set<String> ORDERER_VALUES = Set.of(
            "ConsensusType",
            "BatchSize",
            "BatchTimeout",
            "KafkaBrokers",
            "ChannelRestrictions",
            "Capabilities",
            "Orderers");
    private static final Set<String> APPLICATION_VALUES = Set.of("ACLs", "Capabilities");
    private static final Set<String> ORDERER_ORGANISATION_VALUES = Set.of("MSP", "Endpoints");
    private static final Set<String> APPLICATION_ORGANISATION_VALUES = Set.of("MSP", "AnchorPeers");

    private ConfigurationSuccession() {}

    /**
     * Requires that the channel's nodes could work with the next configuration.
     *
     * @return the next configuration
     * @throws ProtocolException of {@link Rule#CONFIGURATION} or a rule about organisations and policies
     */
    public static ChannelConfiguration requireUsable(ChannelConfiguration current, Config next) {
        ConfigGroup channel = next.getChannelGroup();
        requireKnownNames(channel);
        ChannelConfiguration changed = ChannelConfiguration.of(current.channel(), next);
        for (String group : new String[] {ChannelConfiguration.ORDERER, ChannelConfiguration.APPLICATION}) {
            if (current.tree().group(group).isPresent()
                    && changed.tree().group(group).isEmpty()) {
                throw refused("current config has " + section(group) + " section, but new config does not");
            }
        }
        requireOrdering(current, changed);
        requireSameMsp("orderer", current.ordererOrganisations(), changed.ordererOrganisations());
        requireSameMsp("application", current.applicationOrganisations(), changed.applicationOrganisations());
        return changed;
    }

    /**
     * Requires what SmartBFT orderers require before they agree to a configuration block: that the block validation policy is a
     * quorum of exactly the consenters, in their order, and that the leader does not rotate.
     */
    public static void requireConsentersInPolicy(ChannelConfiguration next) {
        if (!next.policy(ChannelConfiguration.BLOCK_VALIDATION)
                .equals(SignatureSetPolicy.of(BlockValidationPolicy.of(next.consenters())))) {
            throw refused("block validation policy should be a signature policy: a quorum of the consenters");
        }
        if (next.smartBft().getLeaderRotation() == Options.Rotation.ROTATION_ON) {
            throw refused("leader rotation must be turned off for this version or be unspecified");
        }
    }

    private static void requireKnownNames(ConfigGroup channel) {
        requireKnownValues(ChannelConfiguration.CHANNEL, channel, CHANNEL_VALUES);
        new TreeMap<>(channel.getGroupsMap()).forEach((name, group) -> {
            switch (name) {
                case "Orderer" ->
                    requireKnownValues(
                            ChannelConfiguration.ORDERER, group, ORDERER_VALUES, ORDERER_ORGANISATION_VALUES);
                case "Application" ->
                    requireKnownValues(
                            ChannelConfiguration.APPLICATION,
                            group,
                            APPLICATION_VALUES,
                            APPLICATION_ORGANISATION_VALUES);
                default -> throw refused("initializing channelconfig failed: Disallowed channel group: " + name);
            }
        });
    }

    private static void requireKnownValues(String path, ConfigGroup group, Set<String> own, Set<String> organisations) {
        requireKnownValues(path, group, own);
        new TreeMap<>(group.getGroupsMap())
                .forEach((name, organisation) -> requireKnownValues(path + "/" + name, organisation, organisations));
    }

    private static void requireKnownValues(String path, ConfigGroup group, Set<String> allowed) {
        for (String value : new TreeSet<>(group.getValuesMap().keySet())) {
            if (!allowed.contains(value)) {
                throw refused("initializing channelconfig failed: " + path + ": Unexpected key " + value);
            }
        }
    }

    private static void requireOrdering(ChannelConfiguration current, ChannelConfiguration changed) {
        String type = current.consensus().getType();
        String newType = changed.consensus().getType();
        if (!newType.equals(type)) {
            throw refused("attempted to change consensus type from " + type + " to " + newType);
        }
        BatchSize size = changed.batchSize();
        requireBatch(size.getMaxMessageCount(), "max message count");
        requireBatch(size.getAbsoluteMaxBytes(), "absolute max bytes");
        requireBatch(size.getPreferredMaxBytes(), "preferred max bytes");
        if (Integer.compareUnsigned(size.getPreferredMaxBytes(), size.getAbsoluteMaxBytes()) > 0) {
            throw ordererRefused("Attempted to set the batch size preferred max bytes ("
                    + Integer.toUnsignedString(size.getPreferredMaxBytes()) + ") greater than the absolute max bytes ("
                    + Integer.toUnsignedString(size.getAbsoluteMaxBytes()) + ").");
        }
        boolean addressesNamed = changed.tree()
                .value(ChannelConfiguration.CHANNEL, "OrdererAddresses", OrdererAddresses.parser())
                .filter(addresses -> addresses.getAddressesCount() > 0)
                .isPresent();
        if (changed.isByzantineFaultTolerant() && addressesNamed) {
            throw refused("initializing channelconfig failed: global OrdererAddresses are not allowed with V3_0"
                    + " capability, use org specific addresses only");
        }
        changed.ordererOrganisations().forEach((id, organisation) -> {
            if (changed.isByzantineFaultTolerant() && organisation.endpoints().isEmpty()) {
                throw ordererRefused("some orderer organizations endpoints are empty: [" + id + "]");
            }
        });
    }

    private static void requireBatch(int number, String what) {
        if (number == 0) {
            throw ordererRefused("Attempted to set the batch size " + what + " to an invalid value: 0");
        }
    }

    private static void requireSameMsp(
            String kind, SortedMap<MspId, Organisation> current, SortedMap<MspId, Organisation> changed) {
        Map<String, MspId> now = new TreeMap<>();
        changed.forEach((id, organisation) -> now.put(organisation.group(), id));
        current.forEach((id, organisation) -> {
            MspId other = now.getOrDefault(organisation.group(), id);
            if (!other.equals(id)) {
                throw refused(kind + " org " + organisation.group() + " attempted to change MSP ID from " + id + " to "
                        + other);
            }
        });
    }

    private static String section(String group) {
        return group.equals(ChannelConfiguration.ORDERER) ? "orderer" : "application";
    }

    private static ProtocolException ordererRefused(String detail) {
        return refused(
                "initializing channelconfig failed: could not create channel Orderer sub-group config: " + detail);
    }

    private static ProtocolException refused(String detail) {
        return new ProtocolException(Rule.CONFIGURATION, detail);
    }
}
