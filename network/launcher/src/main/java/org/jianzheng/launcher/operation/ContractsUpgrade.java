/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.operation;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jianzheng.launcher.fabric.FabricLedger;
import org.jianzheng.launcher.fabric.Gateways;
import org.jianzheng.launcher.network.Amendments;
import org.jianzheng.launcher.network.EmbeddedHeight;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.process.NotHealthy;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.topology.ChaincodeDefinition;
import org.jianzheng.launcher.topology.EndorsementRule;
import org.jianzheng.launcher.topology.MspId;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/**
 * Another definition of the contracts on the running channel: version, endorsement policy. Every member installs and approves
 * its own package, then one commits. Gateways go on; what they cannot get endorsed in between they keep and hand in again.
 */
public final class ContractsUpgrade {

    private final Site site;
    private final ChaincodeDefinition before;
    private final ChaincodeDefinition after;

    /**
     * An upgrade.
     *
     * @param wanted version and policy are taken; the sequence follows the one that is in force
     * @throws OperationRefused if nothing would change, the peers could not meet the policy, or a sequence is left out
     */
    public ContractsUpgrade(Site site, ChaincodeDefinition wanted) {
        this.site = site;
        this.before = site.topology().chaincode();
        this.after = wanted.withSequence(before.sequence() + 1);
        if (!wanted.name().equals(before.name())) {
            throw new OperationRefused(
                    "合约名称不可更改：现为 " + before.name() + "，给定 " + wanted.name() + "。",
                    "The contracts' name stays: it is " + before.name() + ", given " + wanted.name() + ".");
        }
        if (wanted.saysTheSameAs(before)) {
            throw new OperationRefused(
                    "没有变化：生效的定义已是 " + before + "。",
                    "Nothing would change: in force is " + before + ". Give --version or --policy, or change"
                            + " topology.yaml.");
        }
        if (wanted.sequence() > after.sequence()) {
            throw new OperationRefused(
                    "序号不连续：下一个应为 " + after.sequence() + "，给定 " + wanted.sequence() + "。",
                    "The next sequence is " + after.sequence() + ", given " + wanted.sequence() + ".");
        }
        requireReach();
    }

    /** A policy that nobody can meet would stop all recording, and look like a success. */
    private void requireReach() {
        List<MspId> members =
                site.topology().members().stream().map(Organisation::mspId).toList();
        EndorsementRule rule = EndorsementRule.of(after);
        if (!members.containsAll(rule.candidates()) || !rule.isMetBy(members)) {
            throw new OperationRefused(
                    "本网络的 peer（每个机构一个：" + members + "）无法满足背书策略 " + after.policy() + "。",
                    "The peers of this network, one each of " + members + ", could not meet the endorsement policy "
                            + after.policy() + ".");
        }
    }

    /** The definition in force before. */
    public ChaincodeDefinition before() {
        return before;
    }

    /** The definition that comes into force. */
    public ChaincodeDefinition after() {
        return after;
    }

    /**
     * Whether the contracts' programs are started anew: with another version they are other programs, and the policy they put into those of
     * single keys.
     */
    public boolean restartsContracts() {
        return !before.version().equals(after.version()) || !before.policy().equals(after.policy());
    }

    /**
     * Makes the change and waits until every gateway has come past it.
     *
     * @param approving who approves now; on the embedded ledger always everybody
     * @throws OperationRefused if approvals are missing then; nothing is committed, and more can approve later
     * @throws NotHealthy if a program does not come up
     * @throws org.jianzheng.launcher.fabric.ChannelNotReady if the channel refuses a step or it takes too long
     */
    public void apply(List<Organisation> approving, Network.Progress progress)
            throws IOException, InterruptedException {
        site.requireRunning();
        Topology amended = site.topology().withChaincode(after);
        long height = site.engine().isFabric() ? onFabric(amended, approving, progress) : onEmbedded(amended, progress);
        if (!before.policy().equals(after.policy())) {
            site.with(amended).restartGateways(progress);
        }
        new Gateways(amended).awaitBlock(height - 1, progress);
    }

    private long onFabric(Topology amended, List<Organisation> approving, Network.Progress progress)
            throws IOException, InterruptedException {
        FabricLedger ledger = site.with(amended).fabric();
        List<Organisation> lacking = ledger.approve(approving, progress);
        if (!lacking.isEmpty()) {
            String names = lacking.stream()
                    .map(organisation -> organisation.name().text())
                    .collect(Collectors.joining(", "));
            throw new OperationRefused(
                    "尚缺批准：" + names + "。已有的批准保留，合约定义未改变；补齐后再次运行即提交。",
                    "Approvals are missing: " + names + ". Those given are kept, the definition in force is unchanged;"
                            + " run this again with the rest and it is committed.");
        }
        // From here on `up` would go on with it, whatever ends this command.
        new Amendments(site.data()).define(after);
        if (restartsContracts()) {
            restartContracts(ledger, progress);
        }
        ledger.complete(progress);
        return ledger.awaitEqualHeights(progress);
    }

    private void restartContracts(FabricLedger ledger, Network.Progress progress)
            throws IOException, InterruptedException {
        Network network = site.network();
        List<ProcessName> names = contracts();
        network.stop(names);
        progress.step("已停止合约程序，网关保留待办", "The contracts stopped; gateways keep what comes meanwhile");
        network.start(
                ledger.planned().stream()
                        .filter(program -> names.contains(program.name()))
                        .toList(),
                progress);
    }

    private long onEmbedded(Topology amended, Network.Progress progress) throws IOException, InterruptedException {
        Amendments amendments = new Amendments(site.data());
        Network network = site.network();
        amendments.define(after);
        if (restartsContracts()) {
            network.stop(contracts());
        }
        ProcessName ledger = Programs.ledgerName();
        network.stop(List.of(ledger));
        progress.step("账本已停止，以新的合约定义重新启动", "The ledger stopped, and starts with the new definition");
        List<Program> programs = site.with(amended).programs().ledgerAndContracts();
        try {
            network.start(programs.subList(0, 1), progress);
        } catch (NotHealthy refused) {
            amendments.define(before);
            network.stop(List.of(ledger));
            network.start(site.programs().ledgerAndContracts(), progress);
            throw refused;
        }
        network.start(programs, progress);
        return new EmbeddedHeight(amended).read();
    }

    private List<ProcessName> contracts() {
        return site.topology().members().stream().map(Programs::contractsName).toList();
    }
}
