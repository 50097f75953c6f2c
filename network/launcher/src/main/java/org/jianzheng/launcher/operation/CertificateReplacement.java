/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.operation;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jianzheng.launcher.channel.OrdererRefused;
import org.jianzheng.launcher.fabric.ChannelNotReady;
import org.jianzheng.launcher.genesis.ConsenterCertificates;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Expiry;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.identity.Replacement;
import org.jianzheng.launcher.network.Ledger;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.process.NotHealthy;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.protocol.config.ConfigurationUpdate;

/**
 * New enrolment and TLS certificates of one node, from its organisation's authorities, while the network runs. An orderer's stand
 * in the channel's configuration, which is updated first; then the node starts anew, and all heights are waited for. The old
 * files stay aside until that has worked, and are put back if it does not.
 */
public final class CertificateReplacement {

    private final Site site;
    private final Organisation organisation;
    private final Node node;
    private final Replacement replacement;

    /** A replacement of a node's certificates. */
    public CertificateReplacement(Site site, Organisation organisation, Node node) {
        this.site = site;
        this.organisation = organisation;
        this.node = node;
        this.replacement = new Replacement(site.data().crypto(), organisation, node);
    }

    /** What the user calls the node. */
    public String name() {
        return node.folder() + "-" + organisation.name();
    }

    /** Whether the channel's configuration names the certificates. */
    public boolean changesChannel() {
        return node == Node.ORDERER;
    }

    /** When the certificates in use end. */
    public LocalDate end() throws IOException {
        return Expiry.of(site.data().crypto(), organisation.name(), node).date();
    }

    /** The programs that start anew. */
    public List<ProcessName> programs() {
        boolean real = site.engine().isFabric();
        return switch (node) {
            case ORDERER -> List.of(real ? Programs.ordererName(organisation) : Programs.ledgerName());
            // A real peer's TLS pair is in the contracts' package, whose id the contracts are started with.
            case PEER ->
                real
                        ? List.of(Programs.peerName(organisation), Programs.contractsName(organisation))
                        : List.of(Programs.ledgerName());
            case CONTRACTS -> List.of(Programs.contractsName(organisation));
            case GATEWAY -> List.of(Programs.gatewayName(organisation));
            default -> List.of();
        };
    }

    /**
     * Replaces the certificates, and waits until everything works with them.
     *
     * @param life how long the new ones are valid
     * @throws OperationRefused if something does not run, or it did not work and the old ones are back
     */
    public void apply(Duration life, Network.Progress progress) throws IOException, InterruptedException {
        site.requireRunning();
        Ledger ledger = site.ledger();
        // Two nodes away at once could be one too many.
        ledger.complete(progress);
        replacement.make(life, site.random(), site.clock());
        progress.step("已签发新证书：" + name(), "New certificates of " + name() + " made");
        try {
            if (changesChannel()) {
                changeConsenter(replacement.made(), progress);
            }
            restart(Replacement::putInPlace, progress);
        } catch (NotHealthy | ChannelNotReady | OrdererRefused failed) {
            putBack(progress, failed);
            throw new OperationRefused(
                    "更换失败，已恢复原证书：" + failed.getMessage(),
                    "It did not work, and the old certificates are back: " + failed.getMessage());
        }
        replacement.finish();
        progress.step("新证书已生效，至 " + end(), "The new certificates work, until " + end());
    }

    private void putBack(Network.Progress progress, RuntimeException failed) throws IOException, InterruptedException {
        progress.step("未成功，恢复原证书", "That did not work; the old certificates come back");
        try {
            network().stop(programs());
            replacement.putBack();
            if (changesChannel()) {
                changeConsenter(site.data().crypto(), progress);
            }
            restart(files -> {}, progress);
        } catch (NotHealthy | ChannelNotReady | OrdererRefused again) {
            failed.addSuppressed(again);
            throw failed;
        }
    }

    private void changeConsenter(CryptoFolder certificates, Network.Progress progress)
            throws IOException, InterruptedException {
        ConsenterCertificates wanted = new ConsenterCertificates(organisation, certificates);
        new ChannelChange(site, site.administrators(site.topology().orderers()))
                .make(
                        current -> ConfigurationUpdate.between(
                                current.configuration(), wanted.in(current.configuration())),
                        progress);
    }

    /** What happens to the files while the programs that use them are stopped. */
    @FunctionalInterface
    private interface Files {
        void change(Replacement replacement) throws IOException;
    }

    private void restart(Files files, Network.Progress progress) throws IOException, InterruptedException {
        network().stop(programs());
        files.change(replacement);
        Ledger ledger = site.ledger();
        network().start(ledger.programs(), progress);
        ledger.complete(progress);
        network().start(site.programs().gateways(), progress);
    }

    private Network network() {
        return site.network();
    }

    /**
     * The nodes whose certificates end before a day, in the order in which they are replaced: orderers last, and of these the one
     * that leads last of all, since ordering rests while it is away.
     */
    public static List<CertificateReplacement> endingBefore(Site site, LocalDate day)
            throws IOException, InterruptedException {
        List<CertificateReplacement> others = new ArrayList<>();
        List<CertificateReplacement> orderers = new ArrayList<>();
        Organisation last = site.engine().isFabric()
                ? site.fabric().leader()
                : site.topology().orderers().getFirst();
        for (Organisation organisation : site.topology().organisations()) {
            for (Node node : Node.of(organisation)) {
                CertificateReplacement each = new CertificateReplacement(site, organisation, node);
                if (each.end().isBefore(day)) {
                    (each.changesChannel() ? orderers : others).add(each);
                }
            }
        }
        orderers.sort(Comparator.comparing(each -> each.organisation.mspId().equals(last.mspId())));
        others.addAll(orderers);
        return others;
    }
}
