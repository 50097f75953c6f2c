/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.operation;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.launcher.channel.Administrator;
import org.jianzheng.launcher.channel.RunningChannel;
import org.jianzheng.launcher.fabric.FabricLedger;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Ledger;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.config.ConfigurationUpdate;

/**
 * The network that is changed.
 *
 * @param topology as it is now, with the ports it has
 * @param engine who keeps its ledger
 * @param random for keys
 * @param clock for certificates
 */
public record Site(
        Topology topology,
        DataFolder data,
        ProjectFolder project,
        Engine engine,
        SecureRandom random,
        InstantSource clock) {

    private static final int NONCE_BYTES = 24;

    /** The same place with another description of the network. */
    public Site with(Topology other) {
        return new Site(other, data, project, engine, random, clock);
    }

    Network network() {
        return new Network(topology, data, engine, random, clock);
    }

    Programs programs() {
        return Programs.kept(topology, data, project);
    }

    /** Real Fabric's ledger; only where {@link Engine#isFabric()}. */
    FabricLedger fabric() throws IOException, InterruptedException {
        return FabricLedger.of(topology, data, project, programs());
    }

    Ledger ledger() throws IOException, InterruptedException {
        return FabricLedger.of(engine, topology, data, project, programs());
    }

    /** The channel, reached by the orderer that leads, or by the embedded ledger. */
    public RunningChannel channel() throws IOException, InterruptedException {
        if (engine.isFabric()) {
            Organisation leader = fabric().leader();
            return channel(leader, leader.consenter().orElseThrow().address());
        }
        Organisation first = topology.members().getFirst();
        return channel(first, first.site().orElseThrow().ledger());
    }

    private RunningChannel channel(Organisation of, NodeAddress address) {
        return new RunningChannel(topology.channel(), address, data.crypto().tlsAuthority(of.name()), random, clock);
    }

    /** The administrators of the members, whose keys all lie here. */
    public List<Administrator> administrators() throws IOException {
        return administrators(topology.members());
    }

    /** The administrators of these organisations. */
    List<Administrator> administrators(List<Organisation> organisations) throws IOException {
        List<Administrator> administrators = new ArrayList<>();
        for (Organisation organisation : organisations) {
            administrators.add(Administrator.of(organisation, data.crypto()));
        }
        return administrators;
    }

    /** The administrator of an organisation, if it is known here by this name. */
    public Optional<Administrator> administrator(String name) throws IOException {
        return administrators(topology.organisations().stream()
                        .filter(organisation -> organisation.name().text().equals(name))
                        .toList())
                .stream()
                .findFirst();
    }

    /** The update with one signature more; needs no network. */
    public ConfigurationUpdate signed(ConfigurationUpdate update, Administrator administrator) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return update.signed(administrator.identity(), ByteString.copyFrom(nonce), administrator.signer());
    }

    /** Lets the gateways read their configuration anew, one after the other. */
    void restartGateways(Network.Progress progress) throws IOException, InterruptedException {
        Network network = network();
        for (Program gateway : programs().gateways()) {
            network.stop(List.of(gateway.name()));
            network.start(List.of(gateway), progress);
        }
        progress.step("各网关已逐一换用新配置", "The gateways have taken the new configuration, one after the other");
    }

    /**
     * Requires that everything runs, so that the change does not stop halfway.
     *
     * @throws OperationRefused naming what does not
     */
    void requireRunning() throws IOException {
        Network network = network();
        Set<ProcessName> running = network.running();
        List<ProcessName> missing =
                network.names().stream().filter(name -> !running.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new OperationRefused(
                    "网络未全部运行，缺少：" + missing + "。请先运行 network/up。未作改动。",
                    "Not everything runs: " + missing + " is missing. Run network/up first. Nothing was changed.");
        }
    }
}
