/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/** How far the gateways' logs have come. */
record Gateways(Topology topology) {

    private static final Duration BOUND = Duration.ofMinutes(2);

    /** Waits until each has entered this block. */
    void awaitBlock(long block, Network.Progress progress) throws IOException, InterruptedException {
        for (Organisation member : topology.members()) {
            new Waiting(progress).until(BOUND, () -> {
                long entered = entered(member);
                return entered >= block
                        ? Optional.empty()
                        : Optional.of(
                                "the gateway of " + member.name() + " has come to block " + entered + " of " + block);
            });
        }
        progress.step("各网关的日志已越过区块 " + block, "The gateways' logs go on");
    }

    /** -1 while it does not say. */
    private static long entered(Organisation member) throws InterruptedException {
        URI health = URI.create("http://" + member.site().orElseThrow().gateway() + "/api/v1/health");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(health).timeout(Health.LOOK).build(), HttpResponse.BodyHandlers.ofString());
            Map<String, Object> log = Documents.mapping(
                    Documents.mapping(Documents.parse(answer.body())).get("log"));
            return log.get("block") instanceof Number number ? number.longValue() : -1;
        } catch (IOException | IllegalArgumentException silent) {
            return -1;
        }
    }
}
