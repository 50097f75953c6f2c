/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.ConfigurationChanges.application;
import static org.jianzheng.conformance.observation.ConfigurationChanges.batchSize;
import static org.jianzheng.conformance.observation.ConfigurationChanges.group;
import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;
import static org.jianzheng.conformance.observation.Ground.REGULATOR;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.jianzheng.conformance.client.Credentials;
import org.jianzheng.conformance.client.OddIdentities.Oddity;
import org.jianzheng.conformance.observation.Administrators;
import org.jianzheng.conformance.observation.Caller;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.config.ConfigurationUpdate;
import org.jianzheng.protocol.policy.PolicyText;
import org.junit.jupiter.api.Test;

/** Changes of the channel's configuration: who may make them, and what is otherwise afterwards. Each scenario changes back. */
@Conformance
class ConfigurationIT {

    private static final String PROVINCE = "ProvinceMSP";
    private static final List<String> MEMBERS = List.of(CITY, COUNTY, REGULATOR);

    @Test
    void what_enough_administrators_want_stands_alone_in_a_block(Ground ground) {
        Administrators administrators = ground.administrators();
        int before = ground.chain().configuration().batchSize().getPreferredMaxBytes();

        long number = administrators.change(
                channel -> batchSize(channel, size -> size.setPreferredMaxBytes(before - 1)), orderers(ground));

        Block block = ground.chain().block(CITY, number);
        ground.seen().line("envelopes in its block: " + block.getData().getDataCount());
        ground.seen().line("codes: " + ground.chain().codes(CITY, number));
        ground.seen().fact("it names itself as the last configuration", MetadataSlots.lastConfig(block) == number);
        ground.seen()
                .fact(
                        "the orderers before it signed it",
                        ground.chain().configuredBefore(number).next(block).block() == number);
        ground.caller(CITY).submits("put", "behind-configuration", "1");
        ground.seen()
                .fact(
                        "later blocks name it",
                        MetadataSlots.lastConfig(ground.chain()
                                        .block(CITY, ground.chain().height(CITY) - 1))
                                == number);
        administrators.change(
                channel -> batchSize(channel, size -> size.setPreferredMaxBytes(before)), orderers(ground));
    }

    @Test
    void too_few_administrators_are_refused(Ground ground) {
        List<String> two = orderers(ground).subList(0, 2);
        sends(ground, "two of four", ConfigurationIT::smaller, two, CITY);
        sends(ground, "one of four", ConfigurationIT::smaller, List.of(REGULATOR), CITY);
    }

    @Test
    void who_may_not_write_may_not_send_an_update(Ground ground) {
        ConfigurationUpdate update = ground.administrators().update(ConfigurationIT::smaller, orderers(ground));
        answer(
                ground,
                "sent by nobody",
                ground.administrators()
                        .broadcast(
                                update, ground.credentials(CITY, Node.GATEWAY).claiming("NobodyMSP")));
        answer(
                ground,
                "sent by one who was revoked",
                ground.administrators().broadcast(update, ground.odd(Oddity.REVOKED)));
    }

    @Test
    void an_update_counts_once(Ground ground) {
        Administrators administrators = ground.administrators();
        int before = ground.chain().configuration().batchSize().getPreferredMaxBytes();
        UnaryOperator<ConfigGroup.Builder> change =
                channel -> batchSize(channel, size -> size.setPreferredMaxBytes(before - 2));
        ConfigurationUpdate update = administrators.update(change, orderers(ground));
        administrators.change(change, orderers(ground));

        answer(ground, "again", administrators.broadcast(update, ground.credentials(CITY, Node.ADMIN)));
        administrators.change(
                channel -> batchSize(channel, size -> size.setPreferredMaxBytes(before)), orderers(ground));
    }

    @Test
    void what_is_under_a_policy_that_is_not_there_cannot_be_changed(Ground ground) {
        Administrators administrators = ground.administrators();
        administrators.change(channel -> odd(channel, "OR('CityMSP.admin')"), MEMBERS);

        sends(ground, "all members", channel -> odd(channel, "OR('CountyMSP.admin')"), MEMBERS, CITY);
        administrators.change(channel -> application(channel, members -> members.removePolicies("Odd")), MEMBERS);
    }

    @Test
    void what_no_node_could_work_with_is_refused(Ground ground) {
        sends(
                ground,
                "blocks of no transaction",
                channel -> batchSize(channel, size -> size.setMaxMessageCount(0)),
                orderers(ground),
                CITY);
        sends(
                ground,
                "preferred above absolute",
                channel ->
                        batchSize(channel, size -> size.setAbsoluteMaxBytes(5).setPreferredMaxBytes(6)),
                orderers(ground),
                CITY);
    }

    @Test
    void a_member_that_came_may_call_until_it_goes(Ground ground) {
        Administrators administrators = ground.administrators();
        Caller newcomer = ground.caller(ground.credentials(PROVINCE, Node.ADMIN), CITY);
        newcomer.at(CITY).evaluates("get", "newcomer");

        administrators.change(this::withProvince, MEMBERS);
        newcomer.at(CITY, COUNTY).submits("put", "newcomer", "1");
        newcomer.at(CITY).evaluates("get", "newcomer");

        administrators.change(channel -> application(channel, members -> members.removeGroups(PROVINCE)), MEMBERS);
        newcomer.at(CITY).evaluates("get", "newcomer");
        newcomer.at(CITY, COUNTY).submits("put", "newcomer", "2");
        ground.caller(CITY).evaluates("get", "newcomer");
    }

    @Test
    void who_is_put_on_the_revocation_list_is_refused_from_then_on(Ground ground) {
        Credentials leaving = ground.odd(Oddity.LEAVING);
        ground.caller(leaving, CITY).submits("put", "leaving", "1");

        revoke(ground, Oddity.REVOKED, Oddity.LEAVING);
        ground.caller(leaving, CITY).evaluates("get", "leaving");
        ground.caller(leaving, CITY).submits("put", "leaving", "2");
        ground.caller(CITY).evaluates("get", "leaving");

        revoke(ground, Oddity.REVOKED);
        ground.caller(leaving, CITY).evaluates("get", "leaving");
    }

    private static void sends(
            Ground ground,
            String what,
            UnaryOperator<ConfigGroup.Builder> change,
            List<String> signers,
            String sender) {
        Administrators administrators = ground.administrators();
        answer(
                ground,
                what,
                administrators.broadcast(
                        administrators.update(change, signers), ground.credentials(sender, Node.ADMIN)));
    }

    private static void answer(Ground ground, String what, BroadcastResponse response) {
        ground.seen().answer(what + ", " + response.getStatus(), response.getInfo());
    }

    private static ConfigGroup.Builder smaller(ConfigGroup.Builder channel) {
        return batchSize(channel, size -> size.setPreferredMaxBytes(size.getPreferredMaxBytes() - 1));
    }

    private static ConfigGroup.Builder odd(ConfigGroup.Builder channel, String policy) {
        return application(
                channel,
                members -> members.putPolicies(
                        "Odd",
                        signature(policy).toBuilder().setModPolicy("Nobody").build()));
    }

    private static ConfigPolicy signature(String text) {
        return ConfigPolicy.newBuilder()
                .setModPolicy("Admins")
                .setPolicy(Policy.newBuilder()
                        .setType(Policy.PolicyType.SIGNATURE_VALUE)
                        .setValue(PolicyText.parse(text).toByteString()))
                .build();
    }

    /** An organisation that has ordered so far becomes a member too, under the same authority. */
    private ConfigGroup.Builder withProvince(ConfigGroup.Builder channel) {
        ConfigValue definition =
                channel.getGroupsOrThrow("Orderer").getGroupsOrThrow(PROVINCE).getValuesOrThrow("MSP").toBuilder()
                        .setVersion(0)
                        .build();
        ConfigPolicy everybody = signature("OR('ProvinceMSP.admin','ProvinceMSP.client','ProvinceMSP.peer')");
        return application(
                channel,
                members -> members.putGroups(
                        PROVINCE,
                        ConfigGroup.newBuilder()
                                .setModPolicy("Admins")
                                .putValues("MSP", definition)
                                .putPolicies("Admins", signature("OR('ProvinceMSP.admin')"))
                                .putPolicies("Readers", everybody)
                                .putPolicies("Writers", everybody)
                                .putPolicies("Endorsement", signature("OR('ProvinceMSP.peer')"))
                                .build()));
    }

    /** The city's organisation says the same of itself as a member and as one that orders. */
    private static void revoke(Ground ground, Oddity... revoked) {
        ByteString list = ByteString.copyFromUtf8(ground.revocationList(revoked));
        UnaryOperator<ConfigGroup.Builder> own =
                city -> city.putValues("MSP", withList(city.getValuesOrThrow("MSP"), list));
        ground.administrators()
                .change(
                        channel -> group(
                                group(channel, "Application", members -> group(members, CITY, own)),
                                "Orderer",
                                members -> group(members, CITY, own)),
                        List.of(CITY));
    }

    private static ConfigValue withList(ConfigValue definition, ByteString list) {
        try {
            MSPConfig msp = MSPConfig.parseFrom(definition.getValue());
            FabricMSPConfig changed = FabricMSPConfig.parseFrom(msp.getConfig()).toBuilder()
                    .clearRevocationList()
                    .addRevocationList(list)
                    .build();
            return definition.toBuilder()
                    .setValue(msp.toBuilder()
                            .setConfig(changed.toByteString())
                            .build()
                            .toByteString())
                    .build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the definition of the city's organisation is unreadable", e);
        }
    }

    private static List<String> orderers(Ground ground) {
        return ground.topology().orderers().stream()
                .map(each -> each.mspId().text())
                .toList();
    }
}
