/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.msp.MspId;
import org.jianzheng.protocol.msp.TestAuthority;
import org.junit.jupiter.api.Test;

class UpdateVerifierTest {

    private static final String BATCH_SIZE = "BatchSize";

    private final TestChannel channel = new TestChannel();
    private final ChannelConfiguration current = channel.configuration();
    private final UpdateVerifier verifier = new UpdateVerifier(current);

    @Test
    void a_majority_of_administrators_changes_a_value() {
        Config changed = verifier.apply(channel.signed(smallerBlocks(), "City", "County"));

        assertThat(changed.getSequence()).isEqualTo(5);
        assertThat(changed.getChannelGroup())
                .isEqualTo(current.config().getChannelGroup().toBuilder()
                        .putValues(BATCH_SIZE, atVersion(1, TestChannel.batchSize(5)))
                        .build());
    }

    @Test
    void too_few_administrators_change_nothing() {
        refused(
                channel.signed(smallerBlocks(), "City"),
                Rule.MODIFICATION_POLICY,
                "policy for [Value]  /Channel/BatchSize not satisfied: implicit policy evaluation failed - 0 "
                        + "sub-policies were satisfied, but this policy requires 1 of the 'Admins' sub-policies");
    }

    @Test
    void an_administrator_counts_once_and_others_not_at_all() {
        refused(channel.signed(smallerBlocks(), "City", "City"), Rule.MODIFICATION_POLICY, "0 sub-policies");
        refused(
                channel.signedByClient(channel.signed(smallerBlocks(), "County")),
                Rule.MODIFICATION_POLICY,
                "0 sub-policies");
    }

    @Test
    void a_signature_of_other_bytes_does_not_count() {
        ConfigurationUpdate other = update(group -> group.putValues(BATCH_SIZE, TestChannel.batchSize(6)));
        ConfigurationUpdate mixed = new ConfigurationUpdate(
                smallerBlocks().bytes(), channel.signed(other, "City", "County").signatures());

        refused(mixed, Rule.MODIFICATION_POLICY, "0 sub-policies were satisfied");
    }

    @Test
    void an_organisation_changes_by_itself_what_is_its_own() {
        Config changed = verifier.apply(channel.signed(
                update(group -> application(
                        group,
                        application -> application.putGroups(
                                "City",
                                application.getGroupsOrThrow("City").toBuilder()
                                        .putValues("Note", TestChannel.batchSize(1))
                                        .build()))),
                "City"));

        assertThat(changed.getChannelGroup()
                        .getGroupsOrThrow("Application")
                        .getGroupsOrThrow("City")
                        .getVersion())
                .isEqualTo(1);
        assertThat(changed.getChannelGroup().getGroupsOrThrow("Application").getVersion())
                .isZero();
    }

    @Test
    void a_new_organisation_comes_in_and_another_goes() {
        ConfigGroup state = TestChannel.organisation("State", TestAuthority.root("state"));
        Config changed = verifier.apply(channel.signed(
                update(group -> application(
                        group,
                        application -> application.putGroups("State", state).removeGroups("Province"))),
                "City",
                "County"));

        assertThat(ChannelConfiguration.of(TestChannel.NAME, changed).applicationOrganisations())
                .containsOnlyKeys(new MspId("CityMSP"), new MspId("CountyMSP"), new MspId("StateMSP"));
    }

    @Test
    void an_update_counts_once() {
        ConfigurationUpdate update = channel.signed(smallerBlocks(), "City", "County");
        ChannelConfiguration next = ChannelConfiguration.of(TestChannel.NAME, verifier.apply(update));

        assertThatThrownBy(() -> new UpdateVerifier(next).apply(update))
                .hasMessageContaining(
                        "attempt to set key [Value]  /Channel/BatchSize to version 1, but key is at version 1");
    }

    @Test
    void what_an_update_has_read_must_still_be_so() {
        ConfigUpdate stale = smallerBlocks().content().toBuilder()
                .setReadSet(ConfigGroup.newBuilder().setVersion(3))
                .build();
        refused(
                channel.signed(of(stale), "City", "County"),
                Rule.CONFIGURATION_VERSIONS,
                "proposed update requires that key [Group]  /Channel be at version 3, but it is currently at version 0");

        ConfigUpdate unknown = smallerBlocks().content().toBuilder()
                .setReadSet(ConfigGroup.newBuilder().putValues("Gone", ConfigValue.getDefaultInstance()))
                .build();
        refused(
                channel.signed(of(unknown), "City", "County"),
                Rule.CONFIGURATION_VERSIONS,
                "existing config does not contain element for [Value]  /Channel/Gone but was in the read set");
    }

    @Test
    void versions_go_up_by_one() {
        refused(
                written(group -> group.putValues(BATCH_SIZE, atVersion(2, TestChannel.batchSize(5)))),
                Rule.CONFIGURATION_VERSIONS,
                "attempt to set key [Value]  /Channel/BatchSize to version 2, but key is at version 0");
        refused(
                written(group -> group.putValues("New", atVersion(1, TestChannel.batchSize(5)))),
                Rule.CONFIGURATION_VERSIONS,
                "attempted to set key [Value]  /Channel/New to version 1, but key does not exist");
    }

    @Test
    void an_update_that_changes_nothing_is_refused() {
        refused(written(group -> group), Rule.CONFIGURATION_UPDATE, "delta set was empty");
    }

    @Test
    void each_element_names_a_policy_that_is_well_formed_and_there() {
        refused(
                channel.signed(
                        update(group -> group.putValues(
                                BATCH_SIZE,
                                TestChannel.batchSize(5).toBuilder()
                                        .clearModPolicy()
                                        .build())),
                        "City",
                        "County"),
                Rule.CONFIGURATION_UPDATE,
                "invalid mod_policy for element [Value]  /Channel/BatchSize: mod_policy not set");
        refused(
                channel.signed(
                        update(group -> group.putValues(
                                BATCH_SIZE,
                                TestChannel.batchSize(5).toBuilder()
                                        .setModPolicy("/Channel//Admins")
                                        .build())),
                        "City",
                        "County"),
                Rule.CONFIGURATION_UPDATE,
                "path element at 1 is invalid: config ID illegal, cannot be empty");
        assertThatThrownBy(() -> after(group -> group.putValues(
                        BATCH_SIZE,
                        TestChannel.batchSize(5).toBuilder()
                                .setModPolicy("Nobody")
                                .build())))
                .hasMessageContaining("unexpected missing policy Nobody for item [Value]  /Channel/BatchSize");
    }

    @Test
    void a_policy_may_be_named_from_the_root() {
        assertThat(after(group -> group.putValues(
                                BATCH_SIZE,
                                TestChannel.batchSize(5).toBuilder()
                                        .setModPolicy("/Channel/Application/City/Admins")
                                        .build()))
                        .getSequence())
                .isEqualTo(6);
    }

    @Test
    void names_are_such_as_fabric_takes() {
        refused(
                channel.signed(update(group -> group.putValues("a b", TestChannel.batchSize(5))), "City", "County"),
                Rule.CONFIGURATION_UPDATE,
                "config ID 'a b' contains illegal characters");
        refused(
                channel.signed(update(group -> group.putGroups("..", ConfigGroup.getDefaultInstance())), "City"),
                Rule.CONFIGURATION_UPDATE,
                "name '..' for config ID is not allowed");
    }

    @Test
    void an_update_of_another_channel_is_refused() {
        refused(
                of(smallerBlocks().content().toBuilder().setChannelId("other").build()),
                Rule.CONFIGURATION_UPDATE,
                "ConfigUpdate for channel 'other' but envelope for channel 'channel'");
    }

    @Test
    void a_block_brings_exactly_what_its_update_leads_to() {
        TestAuthority.Issued sender = TestAuthority.root("x").issue("sender", "client");
        ConfigEnvelope brought = verifier.propose(channel.signed(smallerBlocks(), "City", "Province")
                .envelope(sender.serialized("CityMSP"), TestChannel.NONCE, Instant.EPOCH, TestChannel.signer(sender)));

        assertThat(verifier.requireResult(brought).sequence()).isEqualTo(5);
        ConfigEnvelope.Builder other = brought.toBuilder();
        other.getConfigBuilder().getChannelGroupBuilder().putValues(BATCH_SIZE, TestChannel.batchSize(7));
        assertThatThrownBy(() -> verifier.requireResult(other.build()))
                .hasMessageContaining("did not produce the supplied config result");
        other.getConfigBuilder().setSequence(9);
        assertThatThrownBy(() -> verifier.requireResult(other.build()))
                .hasMessageContaining("config currently at sequence 4, cannot validate config at sequence 9");
    }

    /** The configuration after a change of the batch size and of this, signed by city and county each time. */
    private Config after(UnaryOperator<ConfigGroup.Builder> first) {
        ChannelConfiguration next = ChannelConfiguration.of(
                TestChannel.NAME, verifier.apply(channel.signed(update(first), "City", "County")));
        Config wanted = TestChannel.changed(
                next,
                group -> group.putValues(
                        BATCH_SIZE,
                        group.getValuesOrThrow(BATCH_SIZE).toBuilder()
                                .setValue(TestChannel.batchSize(3).getValue())
                                .build()));
        return new UpdateVerifier(next)
                .apply(channel.signed(ConfigurationUpdate.between(next, wanted).orElseThrow(), "City"));
    }

    private ConfigurationUpdate smallerBlocks() {
        return update(group -> group.putValues(BATCH_SIZE, TestChannel.batchSize(5)));
    }

    private ConfigurationUpdate update(UnaryOperator<ConfigGroup.Builder> change) {
        return ConfigurationUpdate.between(current, TestChannel.changed(current, change))
                .orElseThrow();
    }

    /** An update whose write set no honest program computes. */
    private ConfigurationUpdate written(UnaryOperator<ConfigGroup.Builder> set) {
        ConfigGroup group = set.apply(ConfigGroup.newBuilder()).build();
        return channel.signed(
                of(ConfigUpdate.newBuilder()
                        .setChannelId(TestChannel.NAME)
                        .setReadSet(ConfigGroup.getDefaultInstance())
                        .setWriteSet(group)
                        .build()),
                "City",
                "County");
    }

    private static ConfigurationUpdate of(ConfigUpdate update) {
        return new ConfigurationUpdate(update.toByteString(), java.util.List.of());
    }

    private static ConfigGroup.Builder application(
            ConfigGroup.Builder channel, UnaryOperator<ConfigGroup.Builder> change) {
        ConfigGroup.Builder application = channel.getGroupsOrThrow("Application").toBuilder();
        return channel.putGroups("Application", change.apply(application).build());
    }

    private static ConfigValue atVersion(long version, ConfigValue value) {
        return value.toBuilder().setVersion(version).build();
    }

    private void refused(ConfigurationUpdate update, Rule rule, String detail) {
        assertThatThrownBy(() -> verifier.apply(update))
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule))
                .hasMessageContaining(detail);
    }
}
