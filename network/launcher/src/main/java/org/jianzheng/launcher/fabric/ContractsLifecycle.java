/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.topology.ChaincodeDefinition;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/**
 * Brings the contracts onto the channel as Fabric's lifecycle wants it: each organisation installs and approves its own
 * package, then one proposes the definition that enough approved. Safe to run again; does only what is missing, also on a
 * channel whose definition was committed before (by the embedded ledger, or before certificates were replaced).
 */
final class ContractsLifecycle {

    private static final Duration ANSWER_BOUND = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 3;
    /**
     * What a peer says of an approval that was made before it lost its data. Nobody else can give it the approval's content, but
     * the hash is in the state, and by it the peer knows its package. Approving again would be refused in the same words.
     */
    private static final String ONLY_ITS_HASH = "private data matching public hash version is not available";

    private final Topology topology;
    private final DataFolder data;
    private final FabricInstallation programs;
    private final Nodes nodes;

    ContractsLifecycle(Topology topology, DataFolder data, FabricInstallation programs, Nodes nodes) {
        this.topology = topology;
        this.data = data;
        this.programs = programs;
        this.nodes = nodes;
    }

    /**
     * Installs, approves, commits and waits until each peer's contracts answer.
     *
     * @throws ChannelNotReady if a step is refused, or the contracts do not answer in time
     */
    void ensure(Network.Progress progress) throws IOException, InterruptedException {
        approve(topology.members(), progress);
        if (commit(topology.members().getFirst())) {
            progress.step("合约定义已提交到通道", "The definition is committed");
        }
        awaitAnswers(progress);
        progress.step("各机构的合约已应答", "Each organisation's contracts answer");
    }

    /**
     * Lets these organisations install their packages and approve the definition.
     *
     * @throws ChannelNotReady if a step is refused
     */
    void approve(List<Organisation> approving, Network.Progress progress) throws IOException, InterruptedException {
        Together.each(approving, this::install);
        progress.step("各机构已安装各自的合约包", "Each organisation has installed its package");
        Together.each(approving, this::approve);
        progress.step("各机构已批准合约定义", "Each organisation has approved the definition");
    }

    /**
     * The organisations that have not approved the definition, which is not committed yet.
     *
     * @throws ChannelNotReady if the channel could not take the definition
     */
    List<Organisation> lackingApproval() throws IOException, InterruptedException {
        List<String> query = new ArrayList<>(List.of("lifecycle", "chaincode", "checkcommitreadiness"));
        query.addAll(definition());
        query.addAll(List.of("--output", "json"));
        PeerCommand.Answer answer = peer(topology.members().getFirst()).run(query);
        Map<String, Object> approvals = Documents.mapping(answer.document()
                .orElseThrow(() -> PeerCommand.refused(query, answer))
                .get("approvals"));
        return topology.members().stream()
                .filter(member ->
                        !Boolean.TRUE.equals(approvals.get(member.mspId().text())))
                .toList();
    }

    /** Installs an organisation's own package on its own peer, unless it is there. */
    void install(Organisation member) throws IOException, InterruptedException {
        PeerCommand peer = peer(member);
        ChaincodePackage contracts = ChaincodePackage.of(topology, member, data.crypto());
        List<String> query = List.of("lifecycle", "chaincode", "queryinstalled", "--output", "json");
        PeerCommand.Answer installed = peer.run(query);
        if (!installed.done()) {
            throw PeerCommand.refused(query, installed);
        }
        if (!installed.text().contains(contracts.id())) {
            Path file = peer.folder().resolve("contracts.tgz");
            OwnerOnly.replace(file, contracts.bytes());
            peer.require(List.of("lifecycle", "chaincode", "install", file.toString()));
        }
    }

    /** Approves the definition for an organisation with its own package, unless it has. */
    void approve(Organisation member) throws IOException, InterruptedException {
        PeerCommand peer = peer(member);
        String id = ChaincodePackage.of(topology, member, data.crypto()).id();
        for (int attempt = 1; !hasApproved(peer, id); attempt++) {
            List<String> command = new ArrayList<>(List.of("lifecycle", "chaincode", "approveformyorg"));
            command.addAll(definition());
            command.addAll(List.of("--package-id", id));
            command.addAll(orderer(member));
            PeerCommand.Answer answer = peer.run(command);
            if (answer.done()) {
                return;
            }
            // The orderers may have chosen no leader yet, or the peer may not have seen its block in time.
            if (attempt == ATTEMPTS) {
                throw PeerCommand.refused(command, answer);
            }
        }
    }

    private boolean hasApproved(PeerCommand peer, String id) throws IOException, InterruptedException {
        PeerCommand.Answer answer = peer.run(List.of(
                "lifecycle",
                "chaincode",
                "queryapproved",
                "--channelID",
                topology.channel().text(),
                "--name",
                topology.chaincode().name(),
                "--sequence",
                Integer.toString(topology.chaincode().sequence()),
                "--output",
                "json"));
        return answer.done() ? answer.text().contains(id) : answer.text().contains(ONLY_ITS_HASH);
    }

    /** Commits the definition as one organisation; returns whether it was not committed before. */
    boolean commit(Organisation member) throws IOException, InterruptedException {
        PeerCommand peer = peer(member);
        if (isCommitted(peer)) {
            return false;
        }
        List<String> command = new ArrayList<>(List.of("lifecycle", "chaincode", "commit"));
        command.addAll(definition());
        command.addAll(orderer(member));
        for (Organisation each : topology.members()) {
            command.addAll(List.of(
                    "--peerAddresses",
                    each.site().orElseThrow().ledger().toString(),
                    "--tlsRootCertFiles",
                    crypto().tlsAuthority(each.name()).toString()));
        }
        PeerCommand.Answer answer = peer.run(command);
        if (!answer.done() && !isCommitted(peer)) {
            throw PeerCommand.refused(command, answer);
        }
        return true;
    }

    private boolean isCommitted(PeerCommand peer) throws IOException, InterruptedException {
        Integer wanted = topology.chaincode().sequence();
        return peer.run(List.of(
                        "lifecycle",
                        "chaincode",
                        "querycommitted",
                        "--channelID",
                        topology.channel().text(),
                        "--name",
                        topology.chaincode().name(),
                        "--output",
                        "json"))
                .document()
                .map(document -> document.get("sequence"))
                .filter(wanted::equals)
                .isPresent();
    }

    private void awaitAnswers(Network.Progress progress) throws IOException, InterruptedException {
        String call = Documents.canonicalJson(Map.of("Args", List.of("version")));
        List<String> query = List.of(
                "chaincode",
                "query",
                "--channelID",
                topology.channel().text(),
                "--name",
                topology.chaincode().name(),
                "--ctor",
                call);
        Waiting waiting = new Waiting(progress);
        Together.each(topology.members(), member -> {
            PeerCommand peer = peer(member);
            waiting.until(ANSWER_BOUND, () -> {
                PeerCommand.Answer answer = peer.run(query);
                return answered(answer)
                        ? Optional.empty()
                        : Optional.of("the contracts of " + member.name() + " do not answer: "
                                + answer.text().strip());
            });
        });
    }

    /** Contracts that know no such call answer too; what the peer says when it cannot reach them is no answer. */
    private static boolean answered(PeerCommand.Answer answer) {
        String text = answer.text();
        boolean unreached = text.contains("error in simulation") || text.contains("make sure the chaincode");
        return answer.done() || (!unreached && text.contains("response: status:500"));
    }

    private List<String> definition() {
        ChaincodeDefinition chaincode = topology.chaincode();
        return List.of(
                "--channelID",
                topology.channel().text(),
                "--name",
                chaincode.name(),
                "--version",
                chaincode.version(),
                "--sequence",
                Integer.toString(chaincode.sequence()),
                "--signature-policy",
                chaincode.policy());
    }

    /** The orderer that leads: another one would hand the request on only after seconds. */
    private List<String> orderer(Organisation client) throws InterruptedException {
        Organisation chosen = nodes.leader();
        return List.of(
                "--orderer",
                chosen.consenter().orElseThrow().address().toString(),
                "--tls",
                "--cafile",
                crypto().tlsAuthority(chosen.name()).toString(),
                "--clientauth",
                "--certfile",
                crypto().tlsCertificate(client.name(), Node.ADMIN).toString(),
                "--keyfile",
                crypto().tlsKey(client.name(), Node.ADMIN).toString());
    }

    private PeerCommand peer(Organisation member) throws IOException {
        return PeerCommand.of(member, topology, data, programs);
    }

    private CryptoFolder crypto() {
        return data.crypto();
    }
}
