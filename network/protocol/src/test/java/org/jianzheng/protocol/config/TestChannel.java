/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.jianzheng.protocol.Signer;
import org.jianzheng.protocol.msp.TestAuthority;
import org.jianzheng.protocol.msp.TestAuthority.Issued;
import org.jianzheng.protocol.policy.PolicyText;

/** A channel of three organisations, each with an administrator; a majority of them may change what is the channel's. */
final class TestChannel {

    static final String NAME = "channel";
    static final ByteString NONCE = ByteString.copyFrom(new byte[24]);

    private final List<String> organisations = List.of("City", "County", "Province");
    private final List<TestAuthority> authorities =
            organisations.stream().map(TestAuthority::root).toList();
    private final List<Issued> administrators = authorities.stream()
            .map(authority -> authority.issue("admin", "admin"))
            .toList();

    /** What is in force at the beginning. */
    ChannelConfiguration configuration() {
        ConfigGroup.Builder application = group().putPolicies("Admins", meta("Admins"));
        for (int i = 0; i < organisations.size(); i++) {
            application.putGroups(organisations.get(i), organisation(organisations.get(i), authorities.get(i)));
        }
        ConfigGroup channel = group().putGroups("Application", application.build())
                .putPolicies("Admins", meta("Admins"))
                .putValues(
                        "BatchSize",
                        value(BatchSize.newBuilder().setMaxMessageCount(10).build()))
                .build();
        return ChannelConfiguration.of(
                NAME,
                Config.newBuilder().setSequence(4).setChannelGroup(channel).build());
    }

    /** The configuration with this change. */
    static Config changed(ChannelConfiguration configuration, UnaryOperator<ConfigGroup.Builder> change) {
        Config.Builder config = configuration.config().toBuilder();
        return config.setChannelGroup(change.apply(config.getChannelGroup().toBuilder()))
                .build();
    }

    /** The update with the signatures of the administrators of these organisations. */
    ConfigurationUpdate signed(ConfigurationUpdate update, String... names) {
        ConfigurationUpdate signed = update;
        for (String name : names) {
            Issued administrator = administrators.get(organisations.indexOf(name));
            signed = signed.signed(administrator.serialized(name + "MSP"), NONCE, signer(administrator));
        }
        return signed;
    }

    /** Somebody of the city without special rights. */
    ConfigurationUpdate signedByClient(ConfigurationUpdate update) {
        Issued client = authorities.getFirst().issue("client", "client");
        return update.signed(client.serialized("CityMSP"), NONCE, signer(client));
    }

    /** An organisation's group. */
    static ConfigGroup organisation(String name, TestAuthority authority) {
        MSPConfig msp = MSPConfig.newBuilder()
                .setConfig(authority.definition(name + "MSP").build().toByteString())
                .build();
        return group().putValues("MSP", value(msp))
                .putPolicies(
                        "Admins", policy(Policy.PolicyType.SIGNATURE, PolicyText.parse("OR('" + name + "MSP.admin')")))
                .build();
    }

    static ConfigGroup.Builder group() {
        return ConfigGroup.newBuilder().setModPolicy("Admins");
    }

    static ConfigValue value(MessageLite content) {
        return ConfigValue.newBuilder()
                .setModPolicy("Admins")
                .setValue(content.toByteString())
                .build();
    }

    static ConfigValue batchSize(int messages) {
        return value(BatchSize.newBuilder().setMaxMessageCount(messages).build());
    }

    static ConfigPolicy policy(Policy.PolicyType type, MessageLite content) {
        return ConfigPolicy.newBuilder()
                .setModPolicy("Admins")
                .setPolicy(Policy.newBuilder().setType(type.getNumber()).setValue(content.toByteString()))
                .build();
    }

    static Signer signer(Issued issued) {
        return message -> issued.sign(ByteString.copyFrom(message)).toByteArray();
    }

    private static ConfigPolicy meta(String subPolicy) {
        return policy(
                Policy.PolicyType.IMPLICIT_META,
                ImplicitMetaPolicy.newBuilder()
                        .setRule(ImplicitMetaPolicy.Rule.MAJORITY)
                        .setSubPolicy(subPolicy)
                        .build());
    }
}
