/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.orderer.BatchSize;

/** Changes of a channel's group that scenarios make. */
public final class ConfigurationChanges {

    private ConfigurationChanges() {}

    /** Cuts blocks otherwise. */
    public static ConfigGroup.Builder batchSize(ConfigGroup.Builder channel, UnaryOperator<BatchSize.Builder> change) {
        ConfigGroup orderer = channel.getGroupsOrThrow("Orderer");
        ConfigValue value = orderer.getValuesOrThrow("BatchSize");
        try {
            BatchSize size = change.apply(BatchSize.parseFrom(value.getValue()).toBuilder())
                    .build();
            return channel.putGroups(
                    "Orderer",
                    orderer.toBuilder()
                            .putValues(
                                    "BatchSize",
                                    value.toBuilder()
                                            .setValue(size.toByteString())
                                            .build())
                            .build());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the batch size is unreadable", e);
        }
    }

    /** Changes the group of members. */
    public static ConfigGroup.Builder application(
            ConfigGroup.Builder channel, UnaryOperator<ConfigGroup.Builder> change) {
        return group(channel, "Application", change);
    }

    /** Changes a group within a group. */
    public static ConfigGroup.Builder group(
            ConfigGroup.Builder of, String name, UnaryOperator<ConfigGroup.Builder> change) {
        return of.putGroups(
                name, change.apply(of.getGroupsOrThrow(name).toBuilder()).build());
    }
}
