/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import com.google.protobuf.ByteString;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.jianzheng.conformance.client.Clients;
import org.jianzheng.conformance.client.Credentials;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.protocol.config.ConfigurationUpdate;

/**
 * Those who change the channel's configuration.
 *
 * @param chain where the configuration in force stands
 * @param clients connections
 * @param credentials of the administrator of an organisation, by MSP id
 * @param ordering the organisation whose orderer takes the updates
 * @param orderer where it is
 */
public record Administrators(
        Chain chain,
        Clients clients,
        Function<String, Credentials> credentials,
        Organisation ordering,
        NodeAddress orderer) {

    private static final ByteString NONCE = ByteString.copyFromUtf8("a nonce of 24 bytes.....");

    /** An update from the configuration in force, signed by the administrators of these organisations. */
    public ConfigurationUpdate update(UnaryOperator<ConfigGroup.Builder> change, List<String> signers) {
        var current = chain.configuration();
        Config.Builder wanted = current.config().toBuilder();
        wanted.setChannelGroup(change.apply(wanted.getChannelGroup().toBuilder()));
        ConfigurationUpdate update =
                ConfigurationUpdate.between(current, wanted.build()).orElseThrow();
        for (String mspId : signers) {
            Credentials administrator = credentials.apply(mspId);
            update = update.signed(administrator.serialized(), NONCE, administrator.signer());
        }
        return update;
    }

    /** What the orderer answers when this one sends the update. */
    public BroadcastResponse broadcast(ConfigurationUpdate update, Credentials sender) {
        return clients.broadcast(
                ordering,
                orderer,
                update.envelope(sender.serialized(), NONCE, Clock.systemUTC().instant(), sender.signer()));
    }

    /**
     * Has the change made, and waits until every organisation's peer has it.
     *
     * @return number of the block that brought it
     */
    public long change(UnaryOperator<ConfigGroup.Builder> change, List<String> signers) {
        long sequence = chain.configuration().sequence() + 1;
        BroadcastResponse answer = broadcast(
                update(change, signers), credentials.apply(ordering.mspId().text()));
        if (answer.getStatus() != Status.SUCCESS) {
            throw new AssertionError(answer.getStatus() + " " + answer.getInfo());
        }
        Chain.await("configuration " + sequence, () -> chain.configuration().sequence() >= sequence);
        long number = chain.configurationBlock();
        chain.awaitEverywhere(number);
        return number;
    }
}
