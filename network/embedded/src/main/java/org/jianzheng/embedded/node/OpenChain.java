/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import java.util.ArrayDeque;
import java.util.Deque;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.config.BlockLimits;
import org.jianzheng.embedded.config.ConfigException;
import org.jianzheng.embedded.config.LedgerConfig;
import org.jianzheng.embedded.fault.Faults;
import org.jianzheng.embedded.fault.OrganisationFault;
import org.jianzheng.embedded.ledger.Ledger;
import org.jianzheng.embedded.operations.Metrics;
import org.jianzheng.embedded.ordering.Admission;
import org.jianzheng.embedded.ordering.BlockAssembler;
import org.jianzheng.embedded.ordering.OrdererSigners;
import org.jianzheng.embedded.ordering.Reconfiguration;
import org.jianzheng.embedded.ordering.Sequencer;
import org.jianzheng.embedded.validation.BlockValidator;

/** A chain on disk with what orders on top of it; nothing of it serves anybody, and nothing is ordered before the sequencer starts. */
final class OpenChain implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final LedgerConfig config;
    private final Channel channel;
    private final Ledger ledger;
    private final Sequencer sequencer;
    private final Admission admission;

    private OpenChain(LedgerConfig config, Block genesis, Surroundings surroundings, Faults faults, Metrics metrics) {
        this.config = config;
        this.channel = Channel.of(genesis);
        if (!channel.name().equals(config.channel())) {
            throw new ConfigException(
                    "channel", "is " + config.channel() + ", but the genesis block begins " + channel.name());
        }
        try {
            this.ledger = Ledger.open(config.data(), new BlockValidator(channel), OrganisationFault.MAX_LAG + 1);
            parts.push(ledger);
            OrdererSigners signers = signers();
            Reconfiguration reconfiguration = new Reconfiguration(
                    channel, signers, surroundings.random(), surroundings.clock(), () -> limits().maxBytes());
            this.sequencer = new Sequencer(
                    ledger,
                    new BlockAssembler(channel, signers, surroundings.random(), reconfiguration),
                    this::limits,
                    faults,
                    metrics,
                    surroundings.crash());
            parts.push(sequencer);
            this.admission = new Admission(channel, sequencer, reconfiguration, surroundings.clock(), this::limits);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens the chain that begins with this block, or a folder where it is to begin.
     *
     * @throws ConfigException when the configuration cannot be used
     * @throws org.jianzheng.embedded.database.StorageException when what lies on disk is damaged
     */
    static OpenChain open(
            LedgerConfig config, Block genesis, Surroundings surroundings, Faults faults, Metrics metrics) {
        return new OpenChain(config, genesis, surroundings, faults, metrics);
    }

    Channel channel() {
        return channel;
    }

    Ledger ledger() {
        return ledger;
    }

    Sequencer sequencer() {
        return sequencer;
    }

    Admission admission() {
        return admission;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.getLogger(OpenChain.class.getName())
                        .log(System.Logger.Level.WARNING, "a part does not close", e);
            }
        }
    }

    /** How blocks are cut now. */
    private BlockLimits limits() {
        return config.blocks().within(channel.configuration().batchSize());
    }

    private OrdererSigners signers() {
        OrdererSigners signers = new OrdererSigners(
                config.orderers().stream().map(IdentityFiles::orderer).toList());
        if (!signers.suffice(channel.configuration())) {
            throw new ConfigException(
                    "orderers", "too few of them are consenters by the channel's configuration to sign a block");
        }
        return signers;
    }
}
