/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/** An organisation's contracts work when its peer says that it is connected to them: the peer dials, not they. */
record ContractsHealth(Topology topology, Organisation member) implements Health {

    private static final String READY = "READY";

    @Override
    public Optional<String> trouble() throws InterruptedException {
        URI status = URI.create("http://" + topology.operations() + "/status");
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LOOK).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(status).timeout(LOOK).build(), HttpResponse.BodyHandlers.ofString());
            return connected(Documents.mapping(Documents.parse(answer.body())))
                    ? Optional.empty()
                    : Optional.of("the peer of " + member.name() + " is not connected to them yet");
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(status + " gives no answer (" + e.getClass().getSimpleName() + ")");
        }
    }

    private boolean connected(Map<String, Object> status) {
        if (!(status.get("organisations") instanceof List<?> organisations)) {
            return false;
        }
        return organisations.stream()
                .map(Documents::mapping)
                .filter(organisation -> member.mspId().text().equals(organisation.get("mspId")))
                .anyMatch(organisation -> READY.equals(Documents.mapping(organisation.get("chaincodes"))
                        .get(topology.chaincode().name())));
    }
}
