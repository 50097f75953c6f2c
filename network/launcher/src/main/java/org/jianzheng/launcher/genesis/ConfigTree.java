/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Policy;

/**
 * One group of a channel configuration. Everything put into it names the policy that may change it: Fabric accepts an
 * empty one without complaint, and the element could then never be changed again.
 */
final class ConfigTree {

    private static final String CHANGED_BY = "Admins";

    private final ConfigGroup.Builder group = ConfigGroup.newBuilder().setModPolicy(CHANGED_BY);

    ConfigTree value(String key, MessageLite value) {
        return value(key, value.toByteString());
    }

    ConfigTree policy(String key, Policy policy) {
        group.putPolicies(
                key,
                ConfigPolicy.newBuilder()
                        .setPolicy(policy)
                        .setModPolicy(CHANGED_BY)
                        .build());
        return this;
    }

    ConfigTree group(String key, ConfigTree child) {
        group.putGroups(key, child.build());
        return this;
    }

    ConfigGroup build() {
        return group.build();
    }

    private ConfigTree value(String key, ByteString value) {
        group.putValues(
                key,
                ConfigValue.newBuilder()
                        .setValue(value)
                        .setModPolicy(CHANGED_BY)
                        .build());
        return this;
    }
}
