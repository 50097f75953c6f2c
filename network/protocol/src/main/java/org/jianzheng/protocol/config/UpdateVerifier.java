/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import java.util.Optional;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.Envelope;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.policy.Policy;
import org.jianzheng.protocol.policy.Signers;

/**
 * Judges updates of a channel's configuration by the rules of Fabric 3.1 ({@code common/configtx}): what an update has read must
 * still be at its version, what it changes goes up by one version, and for each changed element that is there already the
 * signatures must satisfy that element's modification policy. What is new needs no policy but the one of the group that it comes into.
 *
 * <p>The details of refusals are the sentences that a Fabric orderer answers, since administrators look for them. Of several
 * faults the one of the first element in alphabetical order is told; Fabric tells any.
 *
 * @param configuration the configuration in force
 */
public record UpdateVerifier(ChannelConfiguration configuration) {

    /**
     * What the orderers put into a configuration block when this envelope is sent to them. Whether the sender may write, and
     * whether the new configuration is a usable one, is not judged here.
     *
     * @throws ProtocolException of a rule about configuration updates
     */
    public ConfigEnvelope propose(Envelope update) {
        try {
            Config changed = apply(ConfigurationUpdate.of(update));
            return ConfigEnvelope.newBuilder()
                    .setConfig(changed)
                    .setLastUpdate(update)
                    .build();
        } catch (ProtocolException refused) {
            throw new ProtocolException(refused.rule(), "error authorizing update: " + refused.detail(), refused);
        }
    }

    /**
     * The configuration that the update leads to, with the next sequence.
     *
     * @throws ProtocolException of a rule about configuration updates
     */
    public Config apply(ConfigurationUpdate update) {
        return Config.newBuilder()
                .setSequence(configuration.sequence() + 1)
                .setChannelGroup(authorized(update).channel())
                .build();
    }

    /**
     * Judges what a configuration block brings as a peer does: it must be the very result of the update that it carries.
     *
     * @return the new configuration
     * @throws ProtocolException of a rule about configuration updates
     */
    public ChannelConfiguration requireResult(ConfigEnvelope brought) {
        long sequence = brought.getConfig().getSequence();
        if (sequence != configuration.sequence() + 1) {
            throw new ProtocolException(
                    Rule.CONFIGURATION_VERSIONS,
                    "config currently at sequence " + Long.toUnsignedString(configuration.sequence())
                            + ", cannot validate config at sequence " + Long.toUnsignedString(sequence));
        }
        Config computed = apply(ConfigurationUpdate.of(brought.getLastUpdate()));
        if (!computed.getChannelGroup().equals(brought.getConfig().getChannelGroup())) {
            throw new ProtocolException(
                    Rule.CONFIGURATION_UPDATE, "ConfigEnvelope LastUpdate did not produce the supplied config result");
        }
        return ChannelConfiguration.of(configuration.channel(), brought.getConfig());
    }

    private ConfigurationElements authorized(ConfigurationUpdate update) {
        ConfigUpdate content = update.content();
        if (!content.getChannelId().equals(configuration.channel())) {
            throw new ProtocolException(
                    Rule.CONFIGURATION_UPDATE,
                    "ConfigUpdate for channel '" + content.getChannelId() + "' but envelope for channel '"
                            + configuration.channel() + "'");
        }
        ConfigurationElements current =
                ConfigurationElements.of(configuration.config().getChannelGroup());
        ConfigurationElements read = elements("error mapping ReadSet", content.hasReadSet(), content.getReadSet());
        requireRead(read, current);
        ConfigurationElements written =
                elements("error mapping WriteSet", content.hasWriteSet(), content.getWriteSet());
        ConfigurationElements changed = written.changedSince(read);
        requireChanges(changed, current, Signers.of(update.signedMessages(), configuration.directory()));
        return current.with(changed);
    }

    private static ConfigurationElements elements(String what, boolean given, ConfigGroup group) {
        try {
            return ConfigurationElements.of(Optional.of(group).filter(present -> given));
        } catch (ProtocolException illegal) {
            throw new ProtocolException(illegal.rule(), what + ": " + illegal.detail(), illegal);
        }
    }

    private static void requireRead(ConfigurationElements read, ConfigurationElements current) {
        for (ConfigurationElement element : read.byPlace().values()) {
            ConfigurationElement existing = current.at(element.place())
                    .orElseThrow(() -> new ProtocolException(
                            Rule.CONFIGURATION_VERSIONS,
                            "error validating ReadSet: existing config does not contain element for " + element.place()
                                    + " but was in the read set"));
            if (existing.version() != element.version()) {
                throw new ProtocolException(
                        Rule.CONFIGURATION_VERSIONS,
                        "error validating ReadSet: proposed update requires that key " + element.place()
                                + " be at version " + Long.toUnsignedString(element.version())
                                + ", but it is currently at version " + Long.toUnsignedString(existing.version()));
            }
        }
    }

    private void requireChanges(ConfigurationElements changed, ConfigurationElements current, Signers signers) {
        if (changed.byPlace().isEmpty()) {
            throw refused(Rule.CONFIGURATION_UPDATE, "delta set was empty -- update would have no effect");
        }
        for (ConfigurationElement element : changed.byPlace().values()) {
            requireModificationPolicy(element);
            Optional<ConfigurationElement> existing = current.at(element.place());
            if (existing.isPresent()) {
                requireChange(element, existing.get(), signers);
            } else if (element.version() != 0) {
                throw refused(
                        Rule.CONFIGURATION_VERSIONS,
                        "attempted to set key " + element.place() + " to version "
                                + Long.toUnsignedString(element.version()) + ", but key does not exist");
            }
        }
    }

    private void requireChange(ConfigurationElement element, ConfigurationElement existing, Signers signers) {
        if (element.version() != existing.version() + 1) {
            throw refused(
                    Rule.CONFIGURATION_VERSIONS,
                    "attempt to set key " + element.place() + " to version "
                            + Long.toUnsignedString(element.version()) + ", but key is at version "
                            + Long.toUnsignedString(existing.version()));
        }
        Policy policy = configuration.policy(existing.modificationPolicyPath());
        if (policy instanceof Policy.Unknown) {
            throw refused(
                    Rule.MODIFICATION_POLICY,
                    "unexpected missing policy " + existing.modificationPolicy() + " for item " + existing.place());
        }
        if (!policy.isSatisfiedBy(signers.members())) {
            throw refused(
                    Rule.MODIFICATION_POLICY,
                    "policy for " + existing.place() + " not satisfied: " + policy.shortfall(signers.members()));
        }
    }

    private static void requireModificationPolicy(ConfigurationElement element) {
        String policy = element.modificationPolicy();
        if (policy.isEmpty()) {
            throw refused(
                    Rule.CONFIGURATION_UPDATE,
                    "invalid mod_policy for element " + element.place() + ": mod_policy not set");
        }
        String[] names = (policy.startsWith("/") ? policy.substring(1) : policy).split("/", -1);
        for (int index = 0; index < names.length; index++) {
            try {
                ConfigurationElements.requireName(names[index]);
            } catch (ProtocolException illegal) {
                throw refused(
                        Rule.CONFIGURATION_UPDATE,
                        "invalid mod_policy for element " + element.place() + ": path element at " + index
                                + " is invalid: " + illegal.detail());
            }
        }
    }

    private static ProtocolException refused(Rule rule, String detail) {
        return new ProtocolException(rule, "error validating DeltaSet: " + detail);
    }
}
