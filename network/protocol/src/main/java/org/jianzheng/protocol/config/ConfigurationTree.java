/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;
import org.jianzheng.protocol.policy.Policy;
import org.jianzheng.protocol.policy.SignatureSetPolicy;

/**
 * The groups, values and policies of a channel's configuration by path, such as {@code /Channel/Orderer}.
 *
 * @param channel the group {@code /Channel}
 */
public record ConfigurationTree(ConfigGroup channel) {

    private static final String ROOT = "/Channel";
    private static final String CAPABILITIES = "Capabilities";
    private static final int MAX_NESTING = 16;

    /** The group at this path. */
    public Optional<ConfigGroup> group(String path) {
        List<String> names = names(path);
        ConfigGroup group = channel;
        for (String name : names) {
            ConfigGroup below = group.getGroupsMap().get(name);
            if (below == null) {
                return Optional.empty();
            }
            group = below;
        }
        return Optional.of(group);
    }

    /** The value of this name in the group at this path. */
    public <M extends MessageLite> Optional<M> value(String path, String name, Parser<M> parser) {
        return group(path)
                .map(group -> group.getValuesMap().get(name))
                .map(value -> Wire.read(parser, value.getValue(), Rule.CONFIGURATION, path + "/" + name));
    }

    /** As {@link #value}, where it must be there. */
    public <M extends MessageLite> M requireValue(String path, String name, Parser<M> parser) {
        return value(path, name, parser)
                .orElseThrow(() -> new ProtocolException(Rule.CONFIGURATION, path + "/" + name + " is missing"));
    }

    /** The capabilities that the group at this path requires; empty when it names none. */
    public SortedSet<String> capabilities(String path) {
        return value(path, CAPABILITIES, Capabilities.parser())
                .map(capabilities ->
                        new TreeSet<>(capabilities.getCapabilitiesMap().keySet()))
                .orElseGet(TreeSet::new);
    }

    /** The policy at this path, such as {@code /Channel/Application/Endorsement}; one that is not there nobody satisfies. */
    public Policy policy(String path) {
        int cut = path.lastIndexOf('/');
        if (cut <= 0) {
            return new Policy.Unknown(path);
        }
        Optional<ConfigGroup> group = path.startsWith(ROOT + "/") ? group(path.substring(0, cut)) : Optional.empty();
        return group.map(found -> policy(found, path.substring(cut + 1), path, 0))
                .orElseGet(() -> new Policy.Unknown(path));
    }

    private static Policy policy(ConfigGroup group, String name, String path, int nesting) {
        ConfigPolicy policy = group.getPoliciesMap().get(name);
        if (policy == null) {
            return new Policy.Unknown(path);
        }
        if (nesting >= MAX_NESTING) {
            throw new ProtocolException(Rule.CONFIGURATION, path + " is nested more than " + MAX_NESTING + " deep");
        }
        var type = org.hyperledger.fabric.protos.common.Policy.PolicyType.forNumber(
                policy.getPolicy().getType());
        return switch (type) {
            case SIGNATURE -> SignatureSetPolicy.parse(policy.getPolicy().getValue());
            case IMPLICIT_META -> {
                ImplicitMetaPolicy meta = Wire.read(
                        ImplicitMetaPolicy.parser(), policy.getPolicy().getValue(), Rule.POLICY, path);
                List<Policy> below = new ArrayList<>();
                group.getGroupsMap()
                        .forEach((child, sub) -> below.add(policy(
                                sub,
                                meta.getSubPolicy(),
                                path + " → " + child + "/" + meta.getSubPolicy(),
                                nesting + 1)));
                yield new Policy.SubPolicies(
                        path + " " + meta.getRule() + " " + meta.getSubPolicy(),
                        meta.getSubPolicy(),
                        threshold(meta, below.size()),
                        below);
            }
            case UNKNOWN, MSP, UNRECOGNIZED ->
                throw new ProtocolException(
                        Rule.POLICY,
                        path + " is of the unknown type " + policy.getPolicy().getType());
            case null ->
                throw new ProtocolException(
                        Rule.POLICY,
                        path + " is of the unknown type " + policy.getPolicy().getType());
        };
    }

    private static int threshold(ImplicitMetaPolicy meta, int policies) {
        if (policies == 0) {
            return 0;
        }
        return switch (meta.getRule()) {
            case ANY -> 1;
            case ALL -> policies;
            case MAJORITY -> policies / 2 + 1;
            case UNRECOGNIZED ->
                throw new ProtocolException(Rule.POLICY, "implicit meta rule " + meta.getRuleValue() + " is unknown");
        };
    }

    private static List<String> names(String path) {
        if (!path.equals(ROOT) && !path.startsWith(ROOT + "/")) {
            throw new ProtocolException(Rule.CONFIGURATION, "a path begins with " + ROOT + ", given " + path);
        }
        String rest = path.substring(ROOT.length());
        return rest.isEmpty() ? List.of() : List.of(rest.substring(1).split("/", -1));
    }
}
