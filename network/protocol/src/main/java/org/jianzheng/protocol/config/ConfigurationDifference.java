/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;

/**
 * What leads from one group to another, as {@code configtxlator compute_update} says it. What stays is left out, except where a
 * group's members change: there those that stay are named with their versions, because the write set says which members there are.
 *
 * @param read what must still be so
 * @param write what shall be so
 */
record ConfigurationDifference(ConfigGroup read, ConfigGroup write) {

    /** The difference; empty when there is none. Versions in {@code wanted} play no part. */
    static Optional<ConfigurationDifference> between(ConfigGroup current, ConfigGroup wanted) {
        return new Comparison(current, wanted).difference();
    }

    /** Both sides of the comparison of one group with another. */
    private static final class Comparison {

        private final ConfigGroup current;
        private final ConfigGroup wanted;
        private final ConfigGroup.Builder read;
        private final ConfigGroup.Builder write;
        // Members that stay: needed only if the group itself changes.
        private final ConfigGroup.Builder same = ConfigGroup.newBuilder();
        private boolean membersChange;

        Comparison(ConfigGroup current, ConfigGroup wanted) {
            this.current = current;
            this.wanted = wanted;
            this.read = ConfigGroup.newBuilder().setVersion(current.getVersion());
            this.write = ConfigGroup.newBuilder().setVersion(current.getVersion());
        }

        Optional<ConfigurationDifference> difference() {
            compareGroups();
            compareValues();
            comparePolicies();
            if (membersChange || !current.getModPolicy().equals(wanted.getModPolicy())) {
                read.mergeFrom(same.build());
                write.mergeFrom(same.build())
                        .setVersion(current.getVersion() + 1)
                        .setModPolicy(wanted.getModPolicy());
                return Optional.of(result());
            }
            boolean unchanged =
                    write.getGroupsCount() == 0 && write.getValuesCount() == 0 && write.getPoliciesCount() == 0;
            return unchanged ? Optional.empty() : Optional.of(result());
        }

        private ConfigurationDifference result() {
            return new ConfigurationDifference(read.build(), write.build());
        }

        private void compareGroups() {
            for (String name : names(current.getGroupsMap(), wanted.getGroupsMap())) {
                ConfigGroup before = current.getGroupsMap().get(name);
                ConfigGroup after = wanted.getGroupsMap().get(name);
                if (before == null && after != null) {
                    write.putGroups(name, added(after));
                } else if (before != null && after != null) {
                    between(before, after)
                            .ifPresentOrElse(
                                    difference -> {
                                        read.putGroups(name, difference.read());
                                        write.putGroups(name, difference.write());
                                    },
                                    () -> same.putGroups(
                                            name,
                                            ConfigGroup.newBuilder()
                                                    .setVersion(before.getVersion())
                                                    .build()));
                }
            }
        }

        private void compareValues() {
            for (String name : names(current.getValuesMap(), wanted.getValuesMap())) {
                ConfigValue before = current.getValuesMap().get(name);
                ConfigValue after = wanted.getValuesMap().get(name);
                if (before == null && after != null) {
                    write.putValues(name, after.toBuilder().setVersion(0).build());
                } else if (before != null && after != null) {
                    long version = before.getVersion();
                    if (after.toBuilder().setVersion(version).build().equals(before)) {
                        same.putValues(
                                name,
                                ConfigValue.newBuilder().setVersion(version).build());
                    } else {
                        write.putValues(
                                name, after.toBuilder().setVersion(version + 1).build());
                    }
                }
            }
        }

        private void comparePolicies() {
            for (String name : names(current.getPoliciesMap(), wanted.getPoliciesMap())) {
                ConfigPolicy before = current.getPoliciesMap().get(name);
                ConfigPolicy after = wanted.getPoliciesMap().get(name);
                if (before == null && after != null) {
                    write.putPolicies(name, after.toBuilder().setVersion(0).build());
                } else if (before != null && after != null) {
                    long version = before.getVersion();
                    if (after.toBuilder().setVersion(version).build().equals(before)) {
                        same.putPolicies(
                                name,
                                ConfigPolicy.newBuilder().setVersion(version).build());
                    } else {
                        write.putPolicies(
                                name, after.toBuilder().setVersion(version + 1).build());
                    }
                }
            }
        }

        private SortedSet<String> names(Map<String, ?> before, Map<String, ?> after) {
            SortedSet<String> all = new TreeSet<>(before.keySet());
            all.addAll(after.keySet());
            membersChange |= !before.keySet().equals(after.keySet());
            return all;
        }

        /** A group that was not there, with all that is in it, at its first version. */
        private static ConfigGroup added(ConfigGroup group) {
            ConfigGroup.Builder first = ConfigGroup.newBuilder().setModPolicy(group.getModPolicy());
            names(group.getGroupsMap()).forEach(name -> first.putGroups(name, added(group.getGroupsOrThrow(name))));
            names(group.getValuesMap())
                    .forEach(name -> first.putValues(
                            name,
                            group.getValuesOrThrow(name).toBuilder()
                                    .setVersion(0)
                                    .build()));
            names(group.getPoliciesMap())
                    .forEach(name -> first.putPolicies(
                            name,
                            group.getPoliciesOrThrow(name).toBuilder()
                                    .setVersion(0)
                                    .build()));
            return first.build();
        }

        private static SortedSet<String> names(Map<String, ?> members) {
            return new TreeSet<>(members.keySet());
        }
    }
}
