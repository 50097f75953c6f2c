/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Ledger;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.process.Program.PortUse;
import org.jianzheng.launcher.topology.Consenter;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.launcher.topology.PeerSite;
import org.jianzheng.launcher.topology.Topology;

/** The ledger of a network as Fabric's own programs keep it: an orderer, a peer and contracts for each organisation. */
public final class FabricLedger implements Ledger {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Louder logs cost a third of the speed and name every block; orderers warn of every client that has its answer. */
    private static final String LOG_LEVEL = "warn:grpc,orderer.common.broadcast=error";
    /** Without the colours of a terminal. */
    private static final String LOG_FORM = "%{time:2006-01-02T15:04:05.000Z07:00} %{level} [%{module}] %{message}";

    private final Topology topology;
    private final DataFolder data;
    private final Path builder;
    private final FabricInstallation installation;
    private final Programs programs;
    private final Nodes nodes;

    private FabricLedger(
            Topology topology,
            DataFolder data,
            ProjectFolder project,
            FabricInstallation installation,
            Programs programs) {
        this.topology = topology;
        this.data = data;
        this.builder = project.builder();
        this.installation = installation;
        this.programs = programs;
        this.nodes = new Nodes(topology, data.crypto());
    }

    /**
     * The ledger of an engine.
     *
     * @throws FabricMissing if the engine needs Fabric's programs, and they are absent or too old
     */
    public static Ledger of(Engine engine, Topology topology, DataFolder data, ProjectFolder project, Programs programs)
            throws IOException, InterruptedException {
        return engine.isFabric() ? of(topology, data, project, programs) : Ledger.embedded(programs);
    }

    /**
     * The ledger as Fabric's own programs keep it.
     *
     * @throws FabricMissing if they are absent or too old
     */
    public static FabricLedger of(Topology topology, DataFolder data, ProjectFolder project, Programs programs)
            throws IOException, InterruptedException {
        return new FabricLedger(topology, data, project, FabricInstallation.find(System.getenv()), programs);
    }

    @Override
    public List<Program> programs() throws IOException {
        writeConfiguration();
        return planned();
    }

    /** How an organisation's peer calls its contracts: the id of its package. */
    public String chaincodeId(OrganisationName organisation) throws IOException {
        Organisation member = topology.members().stream()
                .filter(candidate -> candidate.name().equals(organisation))
                .findFirst()
                .orElseThrow();
        return ChaincodePackage.of(topology, member, data.crypto()).id();
    }

    /** The same programs without writing their configuration: for who only looks. */
    public List<Program> planned() throws IOException {
        List<Program> all = new ArrayList<>();
        for (Organisation organisation : topology.orderers()) {
            all.add(orderer(organisation));
        }
        for (Organisation member : topology.members()) {
            all.add(peer(member));
        }
        for (Organisation member : topology.members()) {
            String id = ChaincodePackage.of(topology, member, data.crypto()).id();
            all.add(programs.contracts(
                    member, id, new Health.Listening(member.site().orElseThrow().contracts())));
        }
        return all;
    }

    /**
     * Joins, installs, approves, commits, and waits for equal heights.
     *
     * @throws ChannelNotReady if a node refuses or does not get there in time
     */
    @Override
    public void complete(Network.Progress progress) throws IOException, InterruptedException {
        ChannelMembership membership = new ChannelMembership(topology, data, installation, nodes);
        membership.joinOrderers(progress);
        membership.joinPeers(progress);
        membership.awaitEqualHeights(progress);
        new ContractsLifecycle(topology, data, installation, nodes).ensure(progress);
        membership.awaitAcquaintance(progress);
        membership.awaitEqualHeights(progress);
    }

    /**
     * Lets these organisations install and approve the contracts' definition of this topology, and commits nothing.
     *
     * @return the members of the channel that have not approved it
     * @throws ChannelNotReady if a step is refused
     */
    public List<Organisation> approve(List<Organisation> approving, Network.Progress progress)
            throws IOException, InterruptedException {
        ContractsLifecycle lifecycle = new ContractsLifecycle(topology, data, installation, nodes);
        lifecycle.approve(approving, progress);
        return lifecycle.lackingApproval();
    }

    /** An organisation whose orderer leads, or the first if none says so: another one would hand requests on only after seconds. */
    public Organisation leader() throws InterruptedException {
        return nodes.leader();
    }

    /** The orderers only. */
    public List<Program> orderers() throws IOException {
        writeConfiguration();
        return topology.orderers().stream().map(this::orderer).toList();
    }

    /**
     * Waits until an orderer leads and all nodes have the same height.
     *
     * @throws ChannelNotReady if that does not come about in time
     */
    public void awaitOrdering(Network.Progress progress) throws IOException, InterruptedException {
        ChannelMembership membership = new ChannelMembership(topology, data, installation, nodes);
        membership.joinOrderers(progress);
        membership.awaitEqualHeights(progress);
    }

    /**
     * Waits until all nodes have the same height.
     *
     * @return that height
     * @throws ChannelNotReady if one does not get there in time
     */
    public long awaitEqualHeights(Network.Progress progress) throws IOException, InterruptedException {
        return new ChannelMembership(topology, data, installation, nodes).awaitEqualHeights(progress);
    }

    /**
     * Waits until each gateway has entered a block into its log.
     *
     * @throws ChannelNotReady if one does not in time
     */
    public void awaitGateways(long block, Network.Progress progress) throws IOException, InterruptedException {
        new Gateways(topology).awaitBlock(block, progress);
    }

    private void writeConfiguration() throws IOException {
        for (Organisation organisation : topology.orderers()) {
            Path folder = data.of(Programs.ordererName(organisation).text());
            write(
                    folder.resolve("orderer.yaml"),
                    new OrdererConfiguration(topology, data.crypto(), organisation, folder).yaml());
        }
        List<Detour> detours = Detour.of(topology, data);
        for (Organisation member : topology.members()) {
            Path folder = data.of(Programs.peerName(member).text());
            write(
                    folder.resolve("core.yaml"),
                    new PeerConfiguration(topology, data.crypto(), member).peer(folder, builder, detours));
        }
    }

    private Program orderer(Organisation organisation) {
        var name = Programs.ordererName(organisation);
        Consenter seat = organisation.consenter().orElseThrow();
        return new Program(
                name,
                List.of(installation.orderer().toString()),
                environment(data.of(name.text())),
                List.of(
                        new PortUse(seat.address(), "ordering at " + organisation.name()),
                        new PortUse(seat.admin(), "the orderer's administration at " + organisation.name()),
                        new PortUse(seat.operations(), "the orderer's health and metrics at " + organisation.name())),
                nodes.ordererHealth(organisation),
                PATIENCE);
    }

    private Program peer(Organisation member) {
        var name = Programs.peerName(member);
        PeerSite site = member.site().orElseThrow();
        return new Program(
                name,
                List.of(installation.peer().toString(), "node", "start"),
                environment(data.of(name.text())),
                List.of(
                        new PortUse(site.ledger(), "the peer of " + member.name()),
                        new PortUse(site.chaincodes(), "the peer's chaincode listener at " + member.name()),
                        new PortUse(site.operations(), "the peer's health and metrics at " + member.name())),
                nodes.peerHealth(member),
                PATIENCE);
    }

    private static Map<String, String> environment(Path folder) {
        return Map.of(
                "FABRIC_CFG_PATH",
                folder.toString(),
                "FABRIC_LOGGING_SPEC",
                LOG_LEVEL,
                "FABRIC_LOGGING_FORMAT",
                LOG_FORM);
    }

    private static void write(Path file, String text) throws IOException {
        OwnerOnly.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
