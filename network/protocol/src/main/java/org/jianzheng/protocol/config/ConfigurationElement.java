/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import com.google.protobuf.Message;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;

/** A group, value or policy of a configuration: what has a version and a modification policy of its own. */
sealed interface ConfigurationElement {

    /** Kind and path in the form that Fabric's messages have. */
    String place();

    /** Path of the group from which a modification policy without a leading slash is looked for. */
    String group();

    /** How often it was changed. */
    long version();

    /** Who may change it. */
    String modificationPolicy();

    /** The protobuf form. */
    Message content();

    /** The path of the policy about changes. */
    default String modificationPolicyPath() {
        String policy = modificationPolicy();
        return policy.startsWith("/") ? policy : group() + "/" + policy;
    }

    /**
     * A group; its members are elements of their own, its version counts changes of which members it has.
     *
     * @param group its path
     * @param content with all its members
     */
    record Group(String group, ConfigGroup content) implements ConfigurationElement {

        static String place(String path) {
            return "[Group]  " + path;
        }

        @Override
        public String place() {
            return place(group);
        }

        @Override
        public long version() {
            return content.getVersion();
        }

        @Override
        public String modificationPolicy() {
            return content.getModPolicy();
        }
    }

    /**
     * A value.
     *
     * @param group path of the group that it is in
     * @param name its name there
     * @param content the value
     */
    record Value(String group, String name, ConfigValue content) implements ConfigurationElement {

        static String place(String group, String name) {
            return "[Value]  " + group + "/" + name;
        }

        @Override
        public String place() {
            return place(group, name);
        }

        @Override
        public long version() {
            return content.getVersion();
        }

        @Override
        public String modificationPolicy() {
            return content.getModPolicy();
        }
    }

    /**
     * A policy.
     *
     * @param group path of the group that it is in
     * @param name its name there
     * @param content the policy
     */
    record Rights(String group, String name, ConfigPolicy content) implements ConfigurationElement {

        static String place(String group, String name) {
            return "[Policy] " + group + "/" + name;
        }

        @Override
        public String place() {
            return place(group, name);
        }

        @Override
        public long version() {
            return content.getVersion();
        }

        @Override
        public String modificationPolicy() {
            return content.getModPolicy();
        }
    }
}
