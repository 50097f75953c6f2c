/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;

/**
 * The elements of a configuration by place: the form in which updates are judged and put together (Fabric 3.1,
 * {@code common/configtx}).
 *
 * @param byPlace the elements
 */
record ConfigurationElements(SortedMap<String, ConfigurationElement> byPlace) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9.-]{1,249}");
    private static final String ORDERER_CAPABILITIES =
            ConfigurationElement.Value.place(ChannelConfiguration.ORDERER, "Capabilities");
    private static final String USUAL_MODIFICATION_POLICY = "Admins";

    ConfigurationElements {
        byPlace = Collections.unmodifiableSortedMap(new TreeMap<>(byPlace));
    }

    /** All elements of the channel's group, itself included; requires names that Fabric takes. */
    static ConfigurationElements of(ConfigGroup channel) {
        SortedMap<String, ConfigurationElement> all = new TreeMap<>();
        add(new ConfigurationElement.Group(ChannelConfiguration.CHANNEL, channel), all);
        return new ConfigurationElements(all);
    }

    /** The elements of a part of an update, which may be left out. */
    static ConfigurationElements of(Optional<ConfigGroup> channel) {
        return channel.map(ConfigurationElements::of).orElseGet(() -> new ConfigurationElements(new TreeMap<>()));
    }

    Optional<ConfigurationElement> at(String place) {
        return Optional.ofNullable(byPlace.get(place));
    }

    /** The elements that are not in {@code read} at the same version. */
    ConfigurationElements changedSince(ConfigurationElements read) {
        SortedMap<String, ConfigurationElement> changed = new TreeMap<>(byPlace);
        changed.values()
                .removeIf(element -> read.at(element.place())
                        .filter(same -> same.version() == element.version())
                        .isPresent());
        return new ConfigurationElements(changed);
    }

    /** These elements with those put over them. */
    ConfigurationElements with(ConfigurationElements changed) {
        SortedMap<String, ConfigurationElement> all = new TreeMap<>(byPlace);
        all.putAll(changed.byPlace);
        return new ConfigurationElements(all);
    }

    /** The channel's group, put together: each group says which members it has, the elements at their places what those are. */
    ConfigGroup channel() {
        return group(ChannelConfiguration.CHANNEL);
    }

    /** Requires a name that an element may have: ASCII letters, digits, dots and dashes, at most 249. */
    static void requireName(String name) {
        if (name.isEmpty()) {
            throw refused("config ID illegal, cannot be empty");
        }
        if (name.length() > 249) {
            throw refused("config ID illegal, cannot be longer than 249");
        }
        if (name.equals(".") || name.equals("..")) {
            throw refused("name '" + name + "' for config ID is not allowed");
        }
        if (!NAME.matcher(name).matches()) {
            throw refused("config ID '" + name + "' contains illegal characters");
        }
    }

    private static void add(ConfigurationElement.Group group, Map<String, ConfigurationElement> all) {
        all.put(group.place(), group);
        String path = group.group();
        ConfigGroup content = group.content();
        content.getGroupsMap().forEach((name, below) -> {
            requireMember("[Group]  ", name);
            add(new ConfigurationElement.Group(path + "/" + name, below), all);
        });
        content.getValuesMap().forEach((name, value) -> {
            requireMember("[Value]  ", name);
            put(new ConfigurationElement.Value(path, name, value), all);
        });
        content.getPoliciesMap().forEach((name, policy) -> {
            requireMember("[Policy] ", name);
            put(new ConfigurationElement.Rights(path, name, policy), all);
        });
    }

    private static void put(ConfigurationElement element, Map<String, ConfigurationElement> all) {
        all.put(element.place(), element);
    }

    private static void requireMember(String kind, String name) {
        try {
            requireName(name);
        } catch (ProtocolException illegal) {
            throw refused("illegal characters in key: " + kind + ": " + illegal.detail());
        }
    }

    private ConfigGroup group(String path) {
        ConfigGroup own = member(ConfigurationElement.Group.place(path), ConfigGroup.class, "group");
        ConfigGroup.Builder group = own.toBuilder();
        group.clearGroups();
        group.clearValues();
        group.clearPolicies();
        new TreeMap<>(own.getGroupsMap()).keySet().forEach(name -> group.putGroups(name, group(path + "/" + name)));
        for (String name : new TreeMap<>(own.getValuesMap()).keySet()) {
            ConfigValue value = member(ConfigurationElement.Value.place(path, name), ConfigValue.class, "value");
            group.putValues(
                    name,
                    value.toBuilder().setModPolicy(usable(value.getModPolicy())).build());
        }
        for (String name : new TreeMap<>(own.getPoliciesMap()).keySet()) {
            ConfigPolicy policy = member(ConfigurationElement.Rights.place(path, name), ConfigPolicy.class, "policy");
            group.putPolicies(
                    name,
                    policy.toBuilder()
                            .setModPolicy(usable(policy.getModPolicy()))
                            .build());
        }
        return group.setModPolicy(usable(own.getModPolicy())).build();
    }

    // An element without such a policy could never be changed; Fabric gives it the usual one with the next update.
    private String usable(String modificationPolicy) {
        return modificationPolicy.isEmpty() && byPlace.containsKey(ORDERER_CAPABILITIES)
                ? USUAL_MODIFICATION_POLICY
                : modificationPolicy;
    }

    private <M> M member(String place, Class<M> type, String kind) {
        return at(place)
                .map(ConfigurationElement::content)
                .map(type::cast)
                .orElseThrow(() -> new ProtocolException(
                        Rule.CONFIGURATION_UPDATE,
                        "could not turn configMap back to channelGroup: missing " + kind + " at path: " + place));
    }

    private static ProtocolException refused(String detail) {
        return new ProtocolException(Rule.CONFIGURATION_UPDATE, detail);
    }
}
