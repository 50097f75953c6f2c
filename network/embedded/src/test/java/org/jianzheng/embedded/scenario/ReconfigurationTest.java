/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.protocol.block.BlockContent;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationInForce;
import org.jianzheng.protocol.config.ConfigurationUpdate;
import org.jianzheng.protocol.policy.BlockValidationPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The channel's configuration changes while the ledger runs, and stays changed. */
class ReconfigurationTest {

    private static final int SMALL = 3;

    @TempDir
    Path folder;

    TestNetwork network;
    Administrators administrators;

    @BeforeEach
    void start() throws Exception {
        network = TestNetwork.start(folder);
        administrators = new Administrators(network);
    }

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void what_enough_administrators_want_is_in_force_from_its_block_on_and_after_a_restart() throws Exception {
        put("before");
        ConfigurationUpdate update = administrators.update(inForce().configuration(), this::smallBlocks, orderers());

        assertThat(administrators.broadcast(update).getStatus()).isEqualTo(Status.SUCCESS);

        Block changed = last(true);
        long number = changed.getHeader().getNumber();
        assertThat(MetadataSlots.lastConfig(changed)).isEqualTo(number);
        put("after");
        assertThat(MetadataSlots.lastConfig(last(false))).isEqualTo(number);
        assertThat(inForce().configuration().batchSize().getMaxMessageCount()).isEqualTo(SMALL);

        network.restart();

        put("again");
        assertThat(MetadataSlots.lastConfig(last(false))).isEqualTo(number);
        assertThat(inForce().block()).isEqualTo(number);
        assertThat(administrators.broadcast(update))
                .satisfies(answer -> refused(answer, Status.BAD_REQUEST, "but key is at version 1"));
    }

    @Test
    void what_may_not_be_changed_is_refused_as_real_orderers_refuse_it() throws Exception {
        ChannelConfiguration current = inForce().configuration();
        ConfigurationUpdate byTwo =
                administrators.update(current, this::smallBlocks, orderers().subList(0, 2));
        refused(
                administrators.broadcast(byTwo),
                Status.BAD_REQUEST,
                "error applying config update to existing channel 'jianzheng': error authorizing update: error"
                        + " validating DeltaSet: policy for [Value]  /Channel/Orderer/BatchSize not satisfied: implicit"
                        + " policy evaluation failed - 2 sub-policies were satisfied, but this policy requires 3 of the"
                        + " 'Admins' sub-policies to be satisfied");
        refused(
                administrators.broadcast(byTwo, "NobodyMSP"),
                Status.FORBIDDEN,
                "config update for existing channel did not pass initial checks: implicit policy evaluation failed");
        ConfigurationUpdate useless = administrators.update(
                current, channel -> orderer(channel, "BatchSize", BatchSize.getDefaultInstance()), orderers());
        refused(
                administrators.broadcast(useless),
                Status.BAD_REQUEST,
                "Attempted to set the batch size max message count to an invalid value: 0");
        ConfigurationUpdate twoConsenters = administrators.update(current, this::withoutTwoConsenters, orderers());
        refused(
                administrators.broadcast(twoConsenters),
                Status.SERVICE_UNAVAILABLE,
                "block validation policy should be a signature policy");
        assertThat(network.node().status().isHealthy()).isTrue();
    }

    @Test
    void an_organisation_that_left_is_turned_away_and_the_others_go_on() throws Exception {
        put("before");
        ConfigurationUpdate update = administrators.update(
                inForce().configuration(),
                channel -> channel.putGroups(
                        "Application",
                        channel.getGroupsOrThrow("Application").toBuilder()
                                .removeGroups(TestSite.REGULATOR)
                                .build()),
                orderers());
        assertThat(administrators.broadcast(update).getStatus()).isEqualTo(Status.SUCCESS);

        put("after");
        assertThatThrownBy(() -> network.contract(TestSite.REGULATOR).submitTransaction("put", "regulator", "1"))
                .isInstanceOf(EndorseException.class);
    }

    @Test
    void a_consenter_whose_certificate_is_replaced_signs_no_more_without_its_new_key() throws Exception {
        put("before");
        ChannelConfiguration current = inForce().configuration();
        ConfigurationUpdate two = administrators.update(current, channel -> replaced(channel, 2), orderers());
        refused(
                administrators.broadcast(two),
                Status.NOT_IMPLEMENTED,
                "has not the keys of enough of the new consenters");
        ConfigurationUpdate one = administrators.update(current, channel -> replaced(channel, 1), orderers());
        assertThat(administrators.broadcast(one).getStatus()).isEqualTo(Status.SUCCESS);
        assertThat(MetadataSlots.signatures(last(true)).getSignaturesCount()).isEqualTo(4);

        put("after");

        assertThat(MetadataSlots.signatures(last(false)).getSignaturesCount()).isEqualTo(3);
        assertThat(inForce().configuration().sequence()).isEqualTo(current.sequence() + 1);
    }

    /** The first so many consenters get the certificates of their organisations' administrators. */
    private ConfigGroup.Builder replaced(ConfigGroup.Builder channel, int count) {
        ConfigGroup group = channel.getGroupsOrThrow("Orderer");
        try {
            Orderers.Builder all =
                    Orderers.parseFrom(group.getValuesOrThrow("Orderers").getValue()).toBuilder();
            for (int i = 0; i < count; i++) {
                Path certificate = network.material()
                        .crypto()
                        .certificate(orderers().get(i).name(), Node.ADMIN);
                all.getConsenterMappingBuilder(i).setIdentity(ByteString.copyFrom(Files.readAllBytes(certificate)));
            }
            ConfigPolicy.Builder policy = group.getPoliciesOrThrow("BlockValidation").toBuilder();
            policy.getPolicyBuilder()
                    .setValue(BlockValidationPolicy.of(all.getConsenterMappingList())
                            .toByteString());
            return channel.putGroups(
                    "Orderer",
                    group.toBuilder()
                            .putValues(
                                    "Orderers",
                                    group.getValuesOrThrow("Orderers").toBuilder()
                                            .setValue(all.build().toByteString())
                                            .build())
                            .putPolicies("BlockValidation", policy.build())
                            .build());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ConfigGroup.Builder smallBlocks(ConfigGroup.Builder channel) {
        return orderer(
                channel,
                "BatchSize",
                BatchSize.newBuilder()
                        .setMaxMessageCount(SMALL)
                        .setAbsoluteMaxBytes(1_000_000)
                        .setPreferredMaxBytes(1_000_000)
                        .build());
    }

    private static ConfigGroup.Builder orderer(ConfigGroup.Builder channel, String name, BatchSize size) {
        ConfigGroup group = channel.getGroupsOrThrow("Orderer");
        ConfigValue value = group.getValuesOrThrow(name).toBuilder()
                .setValue(size.toByteString())
                .build();
        return channel.putGroups(
                "Orderer", group.toBuilder().putValues(name, value).build());
    }

    /** Two go, and the policy about blocks stays as it was. */
    private ConfigGroup.Builder withoutTwoConsenters(ConfigGroup.Builder channel) {
        ConfigGroup group = channel.getGroupsOrThrow("Orderer");
        try {
            Orderers all = Orderers.parseFrom(group.getValuesOrThrow("Orderers").getValue());
            Orderers fewer = Orderers.newBuilder()
                    .addAllConsenterMapping(all.getConsenterMappingList().subList(0, 2))
                    .build();
            ByteString policy =
                    BlockValidationPolicy.of(all.getConsenterMappingList()).toByteString();
            assertThat(Policy.parseFrom(group.getPoliciesOrThrow("BlockValidation")
                                    .getPolicy()
                                    .toByteString())
                            .getValue())
                    .isEqualTo(policy);
            ConfigValue value = group.getValuesOrThrow("Orderers").toBuilder()
                    .setValue(fewer.toByteString())
                    .build();
            return channel.putGroups(
                    "Orderer", group.toBuilder().putValues("Orderers", value).build());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** The whole chain, judged as somebody far away would judge it. */
    private ConfigurationInForce inForce() {
        Block genesis = network.node().block(0).orElseThrow();
        ConfigurationInForce place = ConfigurationInForce.begin(genesis, BlockHeaders.hash(genesis.getHeader()));
        for (long number = 1; number < network.node().status().height(); number++) {
            place = place.next(network.node().block(number).orElseThrow());
        }
        return place;
    }

    /** Orderers answer when a block is on disk, which is before every organisation has it. */
    private Block last(boolean configuration) {
        Await.until(
                configuration ? "the last block changes the configuration" : "the last block holds transactions",
                () -> BlockContent.isConfiguration(last().getData()) == configuration);
        return last();
    }

    private Block last() {
        return network.node().block(network.node().status().height() - 1).orElseThrow();
    }

    private List<Organisation> orderers() {
        return network.material().topology().orderers();
    }

    private void put(String key) throws Exception {
        network.contract(TestSite.CITY).submitTransaction("put", key, "1");
    }

    private static void refused(BroadcastResponse answer, Status status, String info) {
        assertThat(answer.getInfo()).contains(info);
        assertThat(answer.getStatus()).isEqualTo(status);
    }
}
