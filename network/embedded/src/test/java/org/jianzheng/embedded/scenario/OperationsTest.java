/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jianzheng.embedded.operations.LedgerStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {

    @TempDir
    static Path folder;

    static TestNetwork network;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        network = TestNetwork.start(folder);
        network.contract(TestNetwork.CITY).submitTransaction("put", "a", "1");
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @Test
    void health_is_good_while_blocks_can_be_made() throws Exception {
        HttpResponse<String> health = send("GET", "/healthz", "");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"OK\"}");
    }

    @Test
    void metrics_count_transactions_by_code() throws Exception {
        assertThat(send("GET", "/metrics", "").body())
                .contains("jianzheng_ledger_height ")
                .contains("jianzheng_ledger_queue_length 0")
                .contains("jianzheng_ledger_transactions_total{code=\"VALID\"}")
                .contains("jianzheng_ledger_seconds_bucket{operation=\"submit\",le=\"+Inf\"}");
    }

    @Test
    void status_says_what_the_engine_is_not() throws Exception {
        assertThat(send("GET", "/status", "").body())
                .contains("\"warning\":\"" + LedgerStatus.WARNING + "\"")
                .contains("\"channel\":\"jianzheng\"")
                .contains("\"mspId\":\"CityMSP\"")
                .contains("\"records\":\"READY\"");
    }

    @Test
    void faults_are_set_told_and_cleared() throws Exception {
        assertThat(send("POST", "/faults", "organisation=CityMSP&delayMillis=5&lag=2&differs=true")
                        .body())
                .contains("\"CityMSP\":{\"down\":false,\"delayMillis\":5,\"lag\":2,\"differs\":true");
        assertThat(network.faults().of(TestNetwork.CITY).lag()).isEqualTo(2);

        assertThat(send("DELETE", "/faults", "").body()).contains("\"organisations\":{}");
        assertThat(network.faults().all()).isEmpty();
    }

    @Test
    void a_fault_that_nobody_knows_is_refused() throws Exception {
        assertThat(send("POST", "/faults", "organisation=CityMSP&gone=true").statusCode())
                .isEqualTo(400);
        assertThat(send("POST", "/faults", "down=true").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/faults", "organisation=CityMSP&lag=1000").statusCode())
                .isEqualTo(400);
        assertThat(network.faults().all()).isEmpty();
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + network.node().operations() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
