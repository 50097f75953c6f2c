/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.jianzheng.protocol.block.BlockContent;
import org.jianzheng.protocol.golden.GoldenBlocks;
import org.jianzheng.protocol.golden.GoldenBlocks.GoldenBlock;
import org.jianzheng.protocol.msp.TestAuthority;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.junit.jupiter.api.Test;

class ConfigurationUpdateTest {

    private final TestChannel channel = new TestChannel();
    private final ChannelConfiguration current = channel.configuration();

    @Test
    void real_updates_led_from_each_configuration_to_the_next_and_are_the_smallest_that_do() throws Exception {
        List<ConfigEnvelope> configurations = configurations("handed-over");
        assertThat(configurations).hasSizeGreaterThan(2);
        ChannelConfiguration before =
                ChannelConfiguration.of("jianzheng", configurations.getFirst().getConfig());
        for (ConfigEnvelope brought : configurations.subList(1, configurations.size())) {
            ConfigurationUpdate update = ConfigurationUpdate.of(brought.getLastUpdate());
            before = ChannelConfiguration.of(update.content().getChannelId(), before.config());

            assertThat(new UpdateVerifier(before).propose(brought.getLastUpdate()))
                    .isEqualTo(brought);
            assertThat(ConfigurationUpdate.between(before, brought.getConfig()).map(ConfigurationUpdate::content))
                    .contains(update.content());
            before = new UpdateVerifier(before).requireResult(brought);
        }
    }

    @Test
    void an_update_says_what_changes_and_what_it_depends_on_and_nothing_else() {
        ConfigUpdate update = ConfigurationUpdate.between(
                        current,
                        TestChannel.changed(current, group -> group.putValues("BatchSize", TestChannel.batchSize(5))))
                .orElseThrow()
                .content();

        assertThat(update.getChannelId()).isEqualTo(TestChannel.NAME);
        assertThat(update.getReadSet()).isEqualTo(ConfigGroup.getDefaultInstance());
        assertThat(update.getWriteSet())
                .isEqualTo(ConfigGroup.newBuilder()
                        .putValues(
                                "BatchSize",
                                TestChannel.batchSize(5).toBuilder()
                                        .setVersion(1)
                                        .build())
                        .build());
    }

    @Test
    void a_new_member_raises_the_version_of_its_group_and_names_those_that_stay() {
        ConfigGroup state = TestChannel.organisation("State", TestAuthority.root("state"));
        ConfigUpdate update = ConfigurationUpdate.between(
                        current,
                        TestChannel.changed(
                                current,
                                group -> group.putGroups(
                                        "Application",
                                        group.getGroupsOrThrow("Application").toBuilder()
                                                .putGroups("State", state)
                                                .build())))
                .orElseThrow()
                .content();

        ConfigGroup read = update.getReadSet().getGroupsOrThrow("Application");
        ConfigGroup written = update.getWriteSet().getGroupsOrThrow("Application");
        assertThat(read.getGroupsMap()).containsOnlyKeys("City", "County", "Province");
        assertThat(read.getPoliciesMap()).containsOnlyKeys("Admins");
        assertThat(written.getVersion()).isEqualTo(1);
        assertThat(written.getGroupsMap()).containsOnlyKeys("City", "County", "Province", "State");
        assertThat(written.getGroupsOrThrow("State")).isEqualTo(state);
        assertThat(written.getGroupsOrThrow("City")).isEqualTo(ConfigGroup.getDefaultInstance());
    }

    @Test
    void nothing_leads_from_a_configuration_to_itself() {
        assertThat(ConfigurationUpdate.between(current, current.config())).isEmpty();
    }

    @Test
    void versions_and_sequence_of_the_wanted_configuration_play_no_part() {
        assertThat(ConfigurationUpdate.between(
                        current,
                        TestChannel.changed(current, group -> group.setVersion(9)).toBuilder()
                                .setSequence(77)
                                .build()))
                .isEmpty();
    }

    @Test
    void signatures_gather_on_the_way_and_the_signed_bytes_stay() {
        ConfigurationUpdate update = ConfigurationUpdate.between(
                        current, TestChannel.changed(current, group -> group.removeValues("BatchSize")))
                .orElseThrow();

        ConfigurationUpdate first =
                ConfigurationUpdate.parse(channel.signed(update, "City").toByteString());
        ConfigurationUpdate both = channel.signed(first, "County");
        TestAuthority.Issued sender = TestAuthority.root("x").issue("sender", "client");
        Envelope envelope = both.envelope(
                sender.serialized("CityMSP"), TestChannel.NONCE, Instant.EPOCH, TestChannel.signer(sender));

        assertThat(ConfigurationUpdate.of(envelope)).isEqualTo(both);
        assertThat(both.bytes()).isEqualTo(update.bytes());
        assertThat(both.signatures()).hasSize(2).startsWith(first.signatures().getFirst());
        SignedEnvelope read = SignedEnvelope.of(envelope);
        assertThat(read.type()).isEqualTo(HeaderType.CONFIG_UPDATE);
        assertThat(read.channel()).isEqualTo(TestChannel.NAME);
        assertThat(read.channelHeader().getTxId()).isEmpty();
        assertThat(sender.certificate().key().verifies(envelope.getPayload(), envelope.getSignature()))
                .isTrue();
    }

    @Test
    void other_envelopes_hold_no_update() {
        GoldenBlock transaction = GoldenBlocks.load("bft-network").block(1);
        Envelope envelope =
                SignedEnvelope.parse(transaction.block().getData().getData(0)).envelope();

        assertThatThrownBy(() -> ConfigurationUpdate.of(envelope))
                .hasMessageContaining("invalid type ENDORSER_TRANSACTION, expected CONFIG_UPDATE");
        assertThatThrownBy(() -> ConfigurationUpdate.parse(ByteString.copyFromUtf8("no update")))
                .hasMessageContaining("CONFIGURATION_UPDATE");
    }

    private static List<ConfigEnvelope> configurations(String folder) throws InvalidProtocolBufferException {
        List<ConfigEnvelope> found = new ArrayList<>();
        for (GoldenBlock block : GoldenBlocks.load(folder).blocks()) {
            if (BlockContent.isConfiguration(block.block().getData())) {
                found.add(ConfigEnvelope.parseFrom(
                        SignedEnvelope.parse(block.block().getData().getData(0))
                                .payload()
                                .getData()));
            }
        }
        return found;
    }
}
