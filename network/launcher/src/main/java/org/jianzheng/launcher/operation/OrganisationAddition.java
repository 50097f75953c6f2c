/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.jianzheng.launcher.channel.RunningChannel;
import org.jianzheng.launcher.fabric.Gateways;
import org.jianzheng.launcher.genesis.MemberGroup;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.network.Amendments;
import org.jianzheng.launcher.network.EmbeddedHeight;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.network.RunFile;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.config.ConfigurationUpdate;

/**
 * A further organisation on the running channel: its identities, the update of the channel's configuration with the signatures
 * that the channel asks for, its peer, contracts and gateway. Safe to run again: an addition that was interrupted goes on.
 */
public final class OrganisationAddition {

    private static final String APPLICATION = "Application";

    private final Site before;
    private final Site after;
    private final Organisation added;
    private final String description;

    /**
     * An addition.
     *
     * @param before the network without the organisation
     * @param amended the network with it
     * @param added the organisation, with the ports it will have
     * @param description its description as it is remembered
     * @throws OperationRefused if the organisation runs no peer, or would order blocks
     */
    public OrganisationAddition(Site before, Topology amended, Organisation added, String description) {
        this.before = before;
        this.after = before.with(amended);
        this.added = added;
        this.description = description;
        if (added.site().isEmpty() || added.consenter().isPresent()) {
            throw new OperationRefused(
                    "新增机构须有 peer、contracts、gateway，且不参与排序：" + added + "。",
                    "An organisation is added with peer, contracts and gateway, and without an orderer: " + added
                            + ". A further orderer changes who must sign blocks, and is another matter.");
        }
    }

    /** The organisation, with the ports it will have. */
    public Organisation added() {
        return added;
    }

    /** The programs that will run. */
    public List<ProcessName> programs() {
        List<ProcessName> now = before.network().names();
        return after.network().names().stream()
                .filter(name -> !now.contains(name))
                .toList();
    }

    /**
     * Requires that everything runs and that the new ports are free.
     *
     * @throws OperationRefused naming what does not run
     * @throws org.jianzheng.launcher.process.PortTaken naming the port
     */
    public void check() throws IOException, InterruptedException {
        before.requireRunning();
        after.network().requirePorts(later(after.programs().ledgerAndContracts()));
        after.network().requirePorts(later(after.programs().gateways()));
    }

    /**
     * Adds the organisation, and waits until its gateway shows the same log as the others.
     *
     * @throws OperationRefused if the channel has another organisation of this MSP id, or the signatures do not suffice
     * @throws org.jianzheng.launcher.channel.OrdererRefused if the orderers do not take the update
     * @throws org.jianzheng.launcher.process.NotHealthy if a program does not come up
     * @throws org.jianzheng.launcher.fabric.ChannelNotReady if the channel refuses a step or it takes too long
     */
    public void apply(Network.Progress progress) throws IOException, InterruptedException {
        check();
        switch (new Identities(before.random(), before.clock())
                .add(added, before.data().crypto())) {
            case MADE -> progress.step("已生成新机构的身份", "Identities of the new organisation made");
            case KEPT -> progress.step("沿用新机构已有的身份", "Identities of the new organisation kept");
        }
        new ChannelChange(before, before.administrators()).make(this::update, progress);
        new Amendments(before.data()).add(added.name(), description);
        long height = after.engine().isFabric() ? startOnFabric(progress) : startOnEmbedded(progress);
        after.restartGateways(progress);
        new RunFile(after.data()).write(after.topology());
        Gateways gateways = new Gateways(after.topology());
        gateways.awaitBlock(height - 1, progress);
        gateways.awaitAgreementIfAny(added, progress);
    }

    /**
     * The update of the configuration that lets the organisation in, not yet signed; empty if the channel has it already.
     *
     * @throws OperationRefused if the channel has another organisation of this MSP id
     */
    public Optional<ConfigurationUpdate> update(RunningChannel.InForce current) throws IOException {
        ConfigGroup group = MemberGroup.of(added, before.data().crypto());
        Config config = current.configuration().config();
        ConfigGroup application = config.getChannelGroup().getGroupsOrThrow(APPLICATION);
        String name = added.mspId().text();
        ConfigGroup present = application.getGroupsMap().get(name);
        if (present != null) {
            requireSame(group, present);
            return Optional.empty();
        }
        Config wanted = config.toBuilder()
                .setChannelGroup(config.getChannelGroup().toBuilder()
                        .putGroups(
                                APPLICATION,
                                application.toBuilder().putGroups(name, group).build()))
                .build();
        return ConfigurationUpdate.between(current.configuration(), wanted);
    }

    private void requireSame(ConfigGroup group, ConfigGroup present) {
        if (!group.getValuesOrThrow("MSP")
                .getValue()
                .equals(present.getValuesOrThrow("MSP").getValue())) {
            throw new OperationRefused(
                    "通道中已有另一个 " + added.mspId() + "，其证书机构不同。未作改动。",
                    "The channel has another " + added.mspId() + ", with other authorities. Nothing was changed.");
        }
    }

    private long startOnFabric(Network.Progress progress) throws IOException, InterruptedException {
        var ledger = after.fabric();
        // Every orderer and peer must have let the organisation in before its peer asks them for blocks.
        before.fabric().awaitEqualHeights(progress);
        after.network().start(later(ledger.programs()), progress);
        ledger.complete(progress);
        return ledger.awaitEqualHeights(progress);
    }

    private long startOnEmbedded(Network.Progress progress) throws IOException, InterruptedException {
        Network network = after.network();
        network.stop(List.of(Programs.ledgerName()));
        progress.step("账本已停止，连同新机构重新启动", "The ledger stopped, and starts with the new organisation");
        network.start(after.programs().ledgerAndContracts(), progress);
        return new EmbeddedHeight(after.topology()).read();
    }

    private List<Program> later(List<Program> programs) {
        List<ProcessName> names = programs();
        List<Program> later = new ArrayList<>(programs);
        later.removeIf(program -> !names.contains(program.name()));
        return later;
    }
}
