/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.ProcessState;
import org.jianzheng.launcher.process.Supervisor;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.PeerSite;
import org.jianzheng.launcher.topology.SignIn;
import org.jianzheng.launcher.topology.TimeAuthority;
import org.jianzheng.launcher.topology.Topology;
import org.jspecify.annotations.Nullable;

/** Looks at every process of a network from outside; needs no built program. */
public final class NetworkStatus {

    private static final int LONGEST_REPORT = 240;
    /** What the reader of a status line knows already. */
    private static final Set<String> KNOWN = Set.of("channel", "engine", "organisation", "warning");
    /** What matters of a gateway, in the order in which one reads it, and the name that the log's users give it. */
    private static final List<Map.Entry<String, String>> OF_GATEWAY = List.of(
            Map.entry("status", "status"),
            Map.entry("log.block", "block"),
            Map.entry("log.lag", "lag"),
            Map.entry("log.size", "records"),
            Map.entry("checkpoint.cosignedSize", "cosigned"),
            Map.entry("checkpoint.quorum", "quorum"),
            Map.entry("checkpoint.missing", "missing"),
            Map.entry("log.rebuild.entries", "takenOver"),
            Map.entry("log.rebuild.size", "of"),
            Map.entry("intake.unsettled", "waiting"),
            Map.entry("ledger.trouble", "trouble"),
            Map.entry("cosigning.trouble", "cosigning"),
            Map.entry("projection.trouble", "search"),
            Map.entry("timeAuthority.stampedBlock", "stamped"),
            Map.entry("timeAuthority.trouble", "timestamps"));

    /**
     * What is seen of one process.
     *
     * @param state whether it runs
     * @param healthy whether it runs and answers
     * @param ports its ports
     * @param report what it says of itself, or why it is not healthy
     */
    public record Line(ProcessName name, ProcessState state, boolean healthy, List<Integer> ports, String report) {
        public Line {
            ports = List.copyOf(ports);
        }
    }

    private final Topology topology;
    private final Supervisor supervisor;
    private final Engine engine;
    private final boolean stamped;

    public NetworkStatus(Topology topology, DataFolder data, Engine engine) {
        this.topology = topology;
        this.supervisor = new Supervisor(data.root());
        this.engine = engine;
        this.stamped = Files.exists(data.crypto().timeAuthorityKey());
    }

    /** One line a process, in the order of their start; real orderers and peers are looked at elsewhere. */
    public List<Line> look() throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        if (!engine.isFabric()) {
            lines.add(ledger());
        }
        for (Organisation member : topology.members()) {
            NodeAddress contracts = member.site().orElseThrow().contracts();
            Health health = engine.isFabric() ? new Health.Listening(contracts) : new ContractsHealth(topology, member);
            lines.add(look(Programs.contractsName(member), health, List.of(contracts), () -> ""));
        }
        if (stamped && topology.timeAuthority().orElse(null) instanceof TimeAuthority.Demo demo) {
            lines.add(look(
                    Programs.timeAuthorityName(),
                    new Health.Http(URI.create(demo.url() + "healthz")),
                    List.of(demo.address()),
                    () -> "demo without legal value"));
        }
        if (topology.signIn().orElse(null) instanceof SignIn.Demo demo) {
            lines.add(look(
                    Programs.signInName(),
                    new Health.Http(URI.create(demo.issuer() + "/healthz")),
                    List.of(demo.address()),
                    () -> "demo with invented people"));
        }
        for (Organisation member : topology.members()) {
            lines.add(gateway(member));
        }
        return lines;
    }

    private Line ledger() throws IOException, InterruptedException {
        List<NodeAddress> addresses = new ArrayList<>(List.of(topology.operations()));
        topology.members()
                .forEach(member -> addresses.add(member.site().orElseThrow().ledger()));
        String base = "http://" + topology.operations();
        return look(
                Programs.ledgerName(),
                new Health.Http(URI.create(base + "/healthz")),
                addresses,
                () -> report(URI.create(base + "/status"), NetworkStatus::all));
    }

    private Line gateway(Organisation member) throws IOException, InterruptedException {
        PeerSite site = member.site().orElseThrow();
        URI health = URI.create("http://" + site.gateway() + "/api/v1/health");
        return look(
                Programs.gatewayName(member),
                new Health.Http(health),
                List.of(site.gateway(), site.cosigning()),
                () -> report(health, NetworkStatus::ofGateway));
    }

    /** Asks a healthy process what it says of itself. */
    @FunctionalInterface
    private interface Report {
        String ask() throws InterruptedException;
    }

    private Line look(ProcessName name, Health health, List<NodeAddress> addresses, Report report)
            throws IOException, InterruptedException {
        ProcessState state = supervisor.state(name);
        List<Integer> ports = addresses.stream().map(NodeAddress::port).toList();
        if (!(state instanceof ProcessState.Running)) {
            return new Line(name, state, false, ports, "");
        }
        var trouble = health.trouble();
        if (trouble.isPresent()) {
            return new Line(name, state, false, ports, trouble.get());
        }
        return new Line(name, state, true, ports, report.ask());
    }

    private static String report(URI uri, Function<Map<String, Object>, String> form) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri).timeout(Health.LOOK).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? brief(form.apply(Documents.mapping(Documents.parse(answer.body()))))
                    : "";
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }

    private static String brief(String report) {
        return report.length() > LONGEST_REPORT ? report.substring(0, LONGEST_REPORT) + "…" : report;
    }

    /** Numbers and words of the document, such as height, size and lag, with the path to each; lists of words too. */
    private static String all(Map<String, Object> document) {
        StringJoiner text = new StringJoiner(" ");
        collect("", document, text);
        return text.toString();
    }

    private static String ofGateway(Map<String, Object> document) {
        StringJoiner text = new StringJoiner(" ");
        for (Map.Entry<String, String> member : OF_GATEWAY) {
            @Nullable Object value = at(document, member.getKey());
            if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
                text.add(member.getValue() + "=" + value);
            }
        }
        return text.toString();
    }

    private static @Nullable Object at(Map<String, Object> document, String path) {
        int point = path.indexOf('.');
        if (point < 0) {
            return document.get(path);
        }
        @Nullable Object inner = document.get(path.substring(0, point));
        return inner instanceof Map<?, ?> map ? at(Documents.mapping(map), path.substring(point + 1)) : null;
    }

    private static void collect(String path, Map<String, Object> members, StringJoiner text) {
        members.forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                collect(path + name + ".", Documents.mapping(map), text);
            } else if (isWorthALine(name, value)) {
                text.add(path + name + "=" + value);
            }
        });
    }

    /** Truth values and deeper lists are for programs. */
    private static boolean isWorthALine(String name, Object value) {
        if (value instanceof List<?> list) {
            return !list.isEmpty() && list.stream().allMatch(String.class::isInstance);
        }
        return value instanceof Number || (value instanceof String && !KNOWN.contains(name));
    }
}
