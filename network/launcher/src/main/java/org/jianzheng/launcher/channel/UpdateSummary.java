/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigSignature;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationUpdate;
import org.jianzheng.protocol.msp.Identity;

/** What an update would change, and who has signed it: what an administrator reads before signing. */
public record UpdateSummary(List<String> changes, Set<String> signers) {

    /** Copies the collections. */
    public UpdateSummary {
        changes = List.copyOf(changes);
        signers = Set.copyOf(signers);
    }

    /**
     * Sums an update up.
     *
     * @throws org.jianzheng.protocol.ProtocolException if it cannot be read
     */
    public static UpdateSummary of(ConfigurationUpdate update) {
        ConfigUpdate content = update.content();
        List<String> changes = new ArrayList<>();
        compare(ChannelConfiguration.CHANNEL, content.getReadSet(), content.getWriteSet(), changes);
        Set<String> signers = new LinkedHashSet<>();
        for (ConfigSignature signature : update.signatures()) {
            SignatureHeader header = Wire.read(
                    SignatureHeader.parser(),
                    signature.getSignatureHeader(),
                    Rule.CONFIGURATION_UPDATE,
                    "signature header");
            signers.add(Identity.parse(header.getCreator()).msp().value());
        }
        return new UpdateSummary(changes, signers);
    }

    private static void compare(String path, ConfigGroup read, ConfigGroup write, List<String> changes) {
        if (write.getVersion() != read.getVersion()) {
            changes.add("members of " + path);
        }
        new TreeMap<>(write.getValuesMap())
                .forEach((name, value) -> add(
                        "value " + path + "/" + name,
                        read.getValuesMap().containsKey(name),
                        value.getVersion()
                                == read.getValuesMap().getOrDefault(name, value).getVersion(),
                        changes));
        new TreeMap<>(write.getPoliciesMap())
                .forEach((name, policy) -> add(
                        "policy " + path + "/" + name,
                        read.getPoliciesMap().containsKey(name),
                        policy.getVersion()
                                == read.getPoliciesMap()
                                        .getOrDefault(name, policy)
                                        .getVersion(),
                        changes));
        for (Map.Entry<String, ConfigGroup> group : new TreeMap<>(write.getGroupsMap()).entrySet()) {
            String below = path + "/" + group.getKey();
            ConfigGroup before = read.getGroupsMap().get(group.getKey());
            if (before == null) {
                changes.add("new group " + below);
            } else {
                compare(below, before, group.getValue(), changes);
            }
        }
    }

    private static void add(String what, boolean read, boolean sameVersion, List<String> changes) {
        if (!read || !sameVersion) {
            changes.add(what);
        }
    }
}
