/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jianzheng.embedded.config.LedgerConfigReader;
import org.jianzheng.embedded.node.LedgerNode;
import org.jianzheng.embedded.node.Surroundings;
import org.jianzheng.launcher.files.FolderTree;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.LedgerConfiguration;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.topology.FreePorts;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;
import org.jianzheng.model.code.OrganisationId;

/**
 * A ledger, its contracts, and the gateways of the trading centre and of the supervision office, all in this program, on free
 * ports of this machine and under one {@link SettableClock}. The identities are valid from {@link #BEGIN} on, which is before
 * the oldest case.
 */
final class CaseNetwork implements AutoCloseable {
    /** When the network begins and its certificates and keys begin to be valid. */
    static final Instant BEGIN = Instant.parse("2018-01-01T00:00:00Z");

    /** How long they are. */
    static final Duration LIFE = Duration.ofDays(19 * 365L);

    static final OrganisationId CITY = OrganisationId.parse("CityMSP");
    static final OrganisationId REGULATOR = OrganisationId.parse("RegulatorMSP");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Map<String, URI> gateways = new TreeMap<>();
    private final SettableClock clock = new SettableClock(BEGIN);
    private final DataFolder data;
    private Consumer<Boolean> outage = isDown -> {};

    private CaseNetwork(DataFolder data) {
        this.data = data;
    }

    /** Starts a network and returns when its gateways answer. */
    static CaseNetwork start() throws IOException {
        CaseNetwork network = new CaseNetwork(new DataFolder(Files.createTempDirectory("jianzheng-cases-")));
        try {
            network.begin();
            return network;
        } catch (IOException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private void begin() throws IOException {
        Path here = Path.of(System.getProperty("basedir", ""));
        Topology topology =
                FreePorts.assign(TopologyReader.read(ProjectFolder.above(here).topology())
                        .withoutTimeAuthority()
                        .withoutSignIn());
        SecureRandom random = new SecureRandom();
        new Identities(random, clock, LIFE).ensure(topology, data.crypto());
        new Network(topology, data, Engine.EMBEDDED, random, clock).prepare();
        parts.push(CaseContracts.start(topology, data, clock));
        LedgerNode ledger = LedgerNode.start(
                LedgerConfigReader.parse(new LedgerConfiguration(topology, data, false).yaml()),
                Surroundings.embedded(clock));
        parts.push(ledger);
        awaitContracts(ledger);
        outage = isDown -> topology.members()
                .forEach(member -> ledger.faults().change(member.mspId().text(), fault -> fault.withDown(isDown)));
        for (Organisation member : topology.members()) {
            String msp = member.mspId().text();
            if (msp.equals(CITY.value()) || msp.equals(REGULATOR.value())) {
                CaseGateway gateway = CaseGateway.start(topology, data, member, clock);
                parts.push(gateway);
                gateways.put(msp, gateway.address());
            }
        }
    }

    private static void awaitContracts(LedgerNode ledger) {
        InstantSource machine = InstantSource.system();
        Instant latest = machine.instant().plus(PATIENCE);
        while (!ledger.status().organisations().stream()
                .allMatch(each -> each.chaincodes().values().stream().allMatch(ready -> ready))) {
            if (machine.instant().isAfter(latest)) {
                throw new IllegalStateException("the contracts are not ready after " + PATIENCE);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops the ledger, or lets it go on. */
    void down(boolean isDown) {
        outage.accept(isDown);
    }

    /** The clock by which everybody goes. */
    SettableClock clock() {
        return clock;
    }

    /** Where identities, keys and the trust root lie. */
    DataFolder data() {
        return data;
    }

    /** The address of an organisation's gateway. */
    URI gateway(OrganisationId organisation) {
        return Objects.requireNonNull(gateways.get(organisation.value()), "no gateway of " + organisation);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.getLogger(CaseNetwork.class.getName())
                        .log(System.Logger.Level.WARNING, "a part does not close", e);
            }
        }
        try {
            FolderTree.delete(data.root());
        } catch (IOException e) {
            System.getLogger(CaseNetwork.class.getName())
                    .log(System.Logger.Level.WARNING, () -> data.root() + " is not deleted", e);
        }
    }
}
