/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.jianzheng.protocol.golden.GoldenBlocks;
import org.junit.jupiter.api.Test;

class ConfigurationSuccessionTest {

    private final ChannelConfiguration current =
            ChannelConfiguration.read(GoldenBlocks.load("bft-network").block(0).block());

    @Test
    void a_configuration_can_follow_itself() {
        assertThat(ConfigurationSuccession.requireUsable(current, current.config())
                        .consenters())
                .isEqualTo(current.consenters());
        ConfigurationSuccession.requireConsentersInPolicy(current);
    }

    @Test
    void refuses_names_that_no_node_knows() {
        refused(
                channel -> channel.putValues("Colour", TestChannel.batchSize(1)),
                "initializing channelconfig failed: /Channel: Unexpected key Colour");
        refused(
                channel -> channel.putGroups("Consortiums", ConfigGroup.getDefaultInstance()),
                "Disallowed channel group: Consortiums");
        refused(
                channel -> orderer(channel, "Colour", BatchSize.getDefaultInstance()),
                "/Channel/Orderer: Unexpected key Colour");
    }

    @Test
    void refuses_a_channel_without_orderers_or_members() {
        refused(
                channel -> channel.removeGroups("Orderer"),
                "current config has orderer section, but new config does not");
        refused(
                channel -> channel.removeGroups("Application"),
                "current config has application section, but new config does not");
    }

    @Test
    void refuses_another_consensus() {
        refused(
                channel -> orderer(
                        channel,
                        "ConsensusType",
                        ConsensusType.newBuilder().setType("etcdraft").build()),
                "attempted to change consensus type from BFT to etcdraft");
    }

    @Test
    void refuses_limits_with_which_no_block_can_be_cut() {
        BatchSize size = current.batchSize();
        refused(channel -> orderer(channel, "BatchSize", BatchSize.getDefaultInstance()), "max message count");
        refused(
                channel -> orderer(
                        channel,
                        "BatchSize",
                        size.toBuilder().setAbsoluteMaxBytes(0).build()),
                "absolute max bytes to an invalid value: 0");
        refused(
                channel -> orderer(
                        channel,
                        "BatchSize",
                        size.toBuilder()
                                .setAbsoluteMaxBytes(100)
                                .setPreferredMaxBytes(101)
                                .build()),
                "preferred max bytes (101) greater than the absolute max bytes (100)");
    }

    @Test
    void refuses_addresses_for_all_organisations_together() {
        refused(
                channel -> channel.putValues(
                        "OrdererAddresses",
                        TestChannel.value(OrdererAddresses.newBuilder()
                                .addAddresses("a:1")
                                .build())),
                "global OrdererAddresses are not allowed");
    }

    @Test
    void the_policy_about_blocks_names_exactly_the_consenters() {
        List<org.hyperledger.fabric.protos.common.Consenter> three =
                current.consenters().subList(0, 3);
        ChannelConfiguration next = ConfigurationSuccession.requireUsable(
                current,
                changed(channel -> orderer(
                        channel,
                        "Orderers",
                        Orderers.newBuilder().addAllConsenterMapping(three).build())));

        assertThatThrownBy(() -> ConfigurationSuccession.requireConsentersInPolicy(next))
                .hasMessageContaining("block validation policy should be");
    }

    private void refused(UnaryOperator<ConfigGroup.Builder> change, String detail) {
        Config next = changed(change);
        assertThatThrownBy(() -> ConfigurationSuccession.requireUsable(current, next))
                .hasMessageContaining(detail);
    }

    private Config changed(UnaryOperator<ConfigGroup.Builder> change) {
        return TestChannel.changed(current, change);
    }

    private static ConfigGroup.Builder orderer(ConfigGroup.Builder channel, String name, MessageLite value) {
        ConfigGroup group = channel.getGroupsOrThrow("Orderer");
        return channel.putGroups(
                "Orderer",
                group.toBuilder().putValues(name, TestChannel.value(value)).build());
    }
}
