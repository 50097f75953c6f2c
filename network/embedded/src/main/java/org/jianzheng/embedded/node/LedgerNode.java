/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.config.Address;
import org.jianzheng.embedded.config.LedgerConfig;
import org.jianzheng.embedded.config.OrganisationConfig;
import org.jianzheng.embedded.endorser.EndorsingIdentity;
import org.jianzheng.embedded.fault.Faults;
import org.jianzheng.embedded.gateway.Gateways;
import org.jianzheng.embedded.ledger.Ledger;
import org.jianzheng.embedded.ledger.OrganisationLedger;
import org.jianzheng.embedded.operations.LedgerStatus;
import org.jianzheng.embedded.operations.Metrics;
import org.jianzheng.embedded.operations.OperationsServer;
import org.jianzheng.embedded.ordering.Admission;
import org.jianzheng.embedded.ordering.Sequencer;

/** A running ledger: opens or begins the chain, then serves every organisation until it is closed. */
public final class LedgerNode implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<OrganisationNode> organisations = new ArrayList<>();
    private final Faults faults = new Faults();
    private final Metrics metrics = new Metrics();
    private final LedgerConfig config;
    private final Surroundings surroundings;
    private final OpenChain chain;
    private final Channel channel;
    private final Ledger ledger;
    private final Sequencer sequencer;
    private final OperationsServer operations;

    private LedgerNode(LedgerConfig config, Surroundings surroundings) {
        this.config = config;
        this.surroundings = surroundings;
        Block genesis = FirstBlock.readGenesis(config.genesis());
        this.chain = opened(OpenChain.open(config, genesis, surroundings, faults, metrics));
        this.channel = chain.channel();
        this.ledger = chain.ledger();
        this.sequencer = chain.sequencer();
        try {
            begin(genesis);
            serve();
            this.operations = opened(OperationsServer.start(
                    config.operations(),
                    new OperationsServer.Sources(this::status, metrics, faults, config.allowFaults()),
                    workers));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts a ledger and returns when it serves.
     *
     * @throws org.jianzheng.embedded.config.ConfigException when the configuration cannot be used
     * @throws org.jianzheng.embedded.database.StorageException when what lies on disk is damaged
     */
    public static LedgerNode start(LedgerConfig config, Surroundings surroundings) {
        return new LedgerNode(config, surroundings);
    }

    /** Where an organisation's services are. */
    public Address address(String mspId) {
        return organisations.stream()
                .filter(node -> node.mspId().equals(mspId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no organisation " + mspId))
                .address();
    }

    /** Where health, metrics and status are. */
    public Address operations() {
        return operations.address();
    }

    /** Misbehaviour on demand. */
    public Faults faults() {
        return faults;
    }

    /** What is counted. */
    public Metrics metrics() {
        return metrics;
    }

    /** How the ledger is. */
    public LedgerStatus status() {
        return new LedgerStatus(
                channel.name(),
                ledger.height(),
                sequencer.failure().map(String::valueOf),
                organisations.stream().map(this::status).toList());
    }

    /** A committed block. */
    public Optional<Block> block(long number) {
        return ledger.block(number);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.getLogger(LedgerNode.class.getName())
                        .log(System.Logger.Level.WARNING, "a part does not close", e);
            }
        }
        workers.shutdownNow();
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    private void begin(Block genesis) {
        new FirstBlock(ledger).commitGenesis(genesis);
        List<EndorsingIdentity> endorsers =
                config.organisations().stream().map(this::identity).toList();
        new DefinitionChanges(ledger, new DefinitionTransactions(channel.name(), endorsers, surroundings.random()))
                .bringIntoForce(config.chaincodes(), surroundings.clock().instant(), sequencer);
        sequencer.start();
        faults.onChange(ledger::wakeAll);
        metrics.gauge("height", ledger::height);
        metrics.gauge(
                "open_streams",
                () -> organisations.stream()
                        .mapToInt(OrganisationNode::openStreams)
                        .sum());
    }

    private void serve() {
        OrganisationNode.Shared shared = new OrganisationNode.Shared(surroundings.clock(), workers);
        for (OrganisationConfig each : config.organisations()) {
            OrganisationLedger sight = new OrganisationLedger(ledger, faults, each.mspId());
            organisations.add(opened(new OrganisationNode(each, identity(each), channel, sight, faults, shared)));
        }
        Admission admission = chain.admission();
        Gateways gateways = new Gateways(
                channel,
                organisations.stream().map(OrganisationNode::peer).toList(),
                () -> ledger.viewAtMost(Long.MAX_VALUE),
                admission,
                faults,
                metrics);
        organisations.forEach(node -> node.serve(channel, gateways, admission, workers));
    }

    private EndorsingIdentity identity(OrganisationConfig organisation) {
        return IdentityFiles.endorser(channel, organisation.mspId(), organisation.peer());
    }

    private LedgerStatus.OrganisationStatus status(OrganisationNode node) {
        return new LedgerStatus.OrganisationStatus(
                node.mspId(),
                node.address().toString(),
                node.height(),
                faults.of(node.mspId()).down(),
                node.chaincodes());
    }
}
