/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jianzheng.embedded.EmbeddedLedger;
import org.jianzheng.embedded.config.Address;
import org.jianzheng.embedded.config.ChaincodeConfig;
import org.jianzheng.embedded.config.ChaincodeEndpoint;
import org.jianzheng.embedded.config.KeyPairFiles;
import org.jianzheng.embedded.config.LedgerConfig;
import org.jianzheng.embedded.config.OrdererConfig;
import org.jianzheng.embedded.config.OrganisationConfig;

/** The ledger as a program of its own, started from the test's class path. */
final class ChildLedger implements AutoCloseable {

    private final Path folder;
    private final Path file;
    private final Address operations;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    ChildLedger(Path folder, LedgerConfig config) throws IOException {
        this.folder = folder;
        this.file = folder.resolve("ledger.yaml");
        this.operations = config.operations();
        Files.writeString(file, yaml(config));
        this.process = start();
    }

    /** Ends the process as the system would in the worst case. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = start();
    }

    /** Waits until every organisation and chaincode is ready. */
    void awaitReady() {
        Await.until("the ledger is ready", () -> {
            String status = get("/status");
            return status.contains("READY") && !status.contains("WAITING");
        });
    }

    /** What the operations port answers, empty while it does not. */
    String get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + operations + path))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedLedger.class.getName(),
                        "--config",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("ledger.log").toFile()))
                .start();
    }

    private static String yaml(LedgerConfig config) {
        return """
                channel: %s
                genesis: %s
                data: %s
                operations: %s
                allowFaults: %s
                orderers:
                %s
                organisations:
                %s
                chaincodes:
                %s
                """.formatted(
                config.channel(),
                config.genesis(),
                config.data(),
                config.operations(),
                config.allowFaults(),
                lines(config.orderers().stream().map(ChildLedger::orderer).toList()),
                lines(config.organisations().stream()
                        .map(ChildLedger::organisation)
                        .toList()),
                lines(config.chaincodes().stream().map(ChildLedger::chaincode).toList()));
    }

    private static String lines(List<String> items) {
        return items.stream().map(item -> "  - " + item).collect(Collectors.joining("\n"));
    }

    private static String orderer(OrdererConfig each) {
        return "{id: %d, mspId: %s, %s}".formatted(each.id(), each.mspId(), pair(each.identity()));
    }

    private static String organisation(OrganisationConfig each) {
        String chaincodes = each.chaincodes().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + endpoint(entry.getValue()))
                .collect(Collectors.joining(", "));
        return "{mspId: %s, listen: \"%s\", tls: {%s}, peer: {%s}, chaincodes: {%s}}"
                .formatted(each.mspId(), each.listen(), pair(each.tls()), pair(each.peer()), chaincodes);
    }

    private static String endpoint(ChaincodeEndpoint each) {
        return "{address: \"%s\", tls: {%s, authority: %s}}"
                .formatted(each.address(), pair(each.identity()), each.authority());
    }

    private static String chaincode(ChaincodeConfig each) {
        return "{name: %s, version: \"%s\", sequence: %d, policy: \"%s\"}"
                .formatted(each.name(), each.version(), each.sequence(), each.policy());
    }

    private static String pair(KeyPairFiles files) {
        return "certificate: %s, key: %s".formatted(files.certificate(), files.key());
    }
}
