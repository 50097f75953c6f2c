/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.jianzheng.embedded.access.ChaincodeDefinitions;
import org.jianzheng.embedded.config.ChaincodeConfig;
import org.jianzheng.embedded.config.ConfigException;
import org.jianzheng.embedded.ledger.Ledger;
import org.jianzheng.embedded.ordering.Sequencer;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.lifecycle.ChaincodeDefinition;
import org.jianzheng.protocol.policy.PolicyText;

/**
 * Brings the chaincode definitions of {@code ledger.yaml} into force before anything else is ordered. As Fabric's lifecycle, it
 * takes only the definition whose sequence is the next one; block 1 holds the first definitions.
 */
final class DefinitionChanges {

    private final Ledger ledger;
    private final DefinitionTransactions transactions;

    DefinitionChanges(Ledger ledger, DefinitionTransactions transactions) {
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /**
     * Orders a block with the definitions that are not in force yet, if there are any.
     *
     * @throws ConfigException if a definition cannot follow the one that is in force
     */
    void bringIntoForce(List<ChaincodeConfig> chaincodes, Instant now, Sequencer sequencer) {
        List<ChaincodeDefinition> wanted =
                chaincodes.stream().map(DefinitionChanges::definition).toList();
        List<ByteString> changes = new ArrayList<>();
        try (StateView view = ledger.viewAtMost(Long.MAX_VALUE)) {
            for (ChaincodeDefinition definition : wanted) {
                Optional<ChaincodeDefinition> inForce = ChaincodeDefinitions.find(view, definition.name());
                if (!inForce.equals(Optional.of(definition))) {
                    requireNext(definition, inForce);
                    changes.add(transactions.commit(definition, view, now));
                }
            }
        }
        if (!changes.isEmpty()) {
            sequencer.orderFirst(changes);
            requireInForce(wanted);
        }
    }

    private static void requireNext(ChaincodeDefinition wanted, Optional<ChaincodeDefinition> inForce) {
        long next = 1 + inForce.map(ChaincodeDefinition::sequence).orElse(0L);
        if (wanted.sequence() != next) {
            String present = inForce.map(it -> "version " + it.version() + " with sequence " + it.sequence())
                    .orElse("none");
            throw new ConfigException(
                    "chaincodes",
                    "the ledger has another definition of " + wanted.name() + " in force (" + present
                            + "); the one that follows must have sequence " + next + ", given " + wanted.sequence());
        }
    }

    /** A block may be ordered and its transactions judged invalid, as where too few organisations are served. */
    private void requireInForce(List<ChaincodeDefinition> wanted) {
        try (StateView view = ledger.viewAtMost(Long.MAX_VALUE)) {
            for (ChaincodeDefinition definition : wanted) {
                if (!ChaincodeDefinitions.find(view, definition.name()).equals(Optional.of(definition))) {
                    throw new ConfigException(
                            "chaincodes",
                            "the channel's rules did not let the definition of " + definition.name() + " into force");
                }
            }
        }
    }

    private static ChaincodeDefinition definition(ChaincodeConfig config) {
        ApplicationPolicy.Builder policy = ApplicationPolicy.newBuilder();
        try {
            if (config.policy().startsWith(ChannelConfiguration.CHANNEL)) {
                policy.setChannelConfigPolicyReference(config.policy());
            } else {
                policy.setSignaturePolicy(PolicyText.parse(config.policy()));
            }
            ChaincodeDefinition usual =
                    ChaincodeDefinition.first(config.name(), config.version(), ChannelConfiguration.ENDORSEMENT);
            return new ChaincodeDefinition(
                    config.name(),
                    config.sequence(),
                    config.version(),
                    usual.initRequired(),
                    usual.endorsementPlugin(),
                    usual.validationPlugin(),
                    policy.build(),
                    usual.collections());
        } catch (ProtocolException e) {
            throw new ConfigException("chaincodes", config.name() + ": " + e.getMessage(), e);
        }
    }
}
