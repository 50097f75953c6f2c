/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.contracts.ContractService;
import org.jianzheng.contracts.HeadLock;
import org.jianzheng.contracts.ServiceSettings;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.topology.EndorsementRule;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.model.code.OrganisationId;

/** The contract services of all organisations within this program. */
final class CaseContracts implements AutoCloseable {
    private final List<ContractService> services = new ArrayList<>();

    private CaseContracts() {}

    static CaseContracts start(Topology topology, DataFolder data, SettableClock clock) throws IOException {
        CaseContracts all = new CaseContracts();
        for (Organisation member : topology.members()) {
            ContractService service = ContractService.of(settings(topology, data.crypto(), member), clock);
            all.services.add(service);
            Thread.ofPlatform().daemon().name("contracts-" + member.name()).start(() -> serve(service));
        }
        return all;
    }

    private static void serve(ContractService service) {
        try {
            service.serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ServiceSettings settings(Topology topology, CryptoFolder crypto, Organisation member) {
        int port = member.site().orElseThrow().contracts().port();
        return new ServiceSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                topology.chaincode().name() + ":" + member.mspId(),
                crypto.tlsCertificate(member.name(), Node.CONTRACTS),
                crypto.tlsKey(member.name(), Node.CONTRACTS),
                crypto.tlsAuthority(member.name()),
                lock(EndorsementRule.of(topology.chaincode())));
    }

    private static HeadLock lock(EndorsementRule rule) {
        return new HeadLock(
                rule.candidates().stream()
                        .map(each -> OrganisationId.parse(each.text()))
                        .toList(),
                rule.needed());
    }

    @Override
    public void close() {
        services.forEach(ContractService::close);
    }
}
