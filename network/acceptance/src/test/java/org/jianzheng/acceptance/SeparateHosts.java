/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jianzheng.launcher.network.ProgramJar;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.process.Supervisor;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;

/**
 * The organisations of a channel as if each were on a host of its own: a site, exported files and data in a folder of its own,
 * and nothing of the others but what they have sent.
 */
final class SeparateHosts implements AutoCloseable {
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int TRIES = 20;
    private static final Pattern PORT = Pattern.compile("((?:port|admin|operations|chaincodes|cosigning): )(\\d+)");
    private static final Pattern FINGERPRINT = Pattern.compile("(?:[0-9a-f]{4} ){15}[0-9a-f]{4}");
    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

    private final Path root;
    private final ProjectFolder project;
    private final Topology topology;
    private final Shell shell = new Shell(Map.of());
    private final List<Running> running = new ArrayList<>();

    private record Running(Supervisor supervisor, ProcessName name) {}

    private SeparateHosts(Path root, ProjectFolder project, Topology topology) {
        this.root = root;
        this.project = project;
        this.topology = topology;
    }

    /** The project's own organisations, on ports that are free. */
    static SeparateHosts in(Path root) throws IOException {
        ProjectFolder project = ProjectFolder.above(Shell.repositoryRoot());
        int offset = RunningNetwork.portOffset();
        String agreed = PORT.matcher(Files.readString(project.topology()))
                .replaceAll(port -> port.group(1) + (Integer.parseInt(port.group(2)) + offset));
        Files.createDirectories(root.resolve("sent"));
        Path file = root.resolve("sent/topology.yaml");
        Files.writeString(file, agreed);
        return new SeparateHosts(root, project, TopologyReader.read(file));
    }

    /** Makes keys, exchanges cards, agrees on the first block and writes each host's files. */
    void prepare() throws IOException {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        for (String name : names()) {
            organisation(
                    name,
                    "keys " + name + " --topology " + root.resolve("sent/topology.yaml") + " --people-for-trying");
            fingerprints.put(name, found(FINGERPRINT, organisation(name, "card --to " + sent(name))));
        }
        for (String name : names()) {
            for (String other : names()) {
                if (!other.equals(name)) {
                    organisation(name, "accept " + sent(other) + " --fingerprint '" + fingerprints.get(other) + "'");
                }
            }
        }
        String founder = names().getFirst();
        String hash = found(HASH, organisation(founder, "found"));
        Path block = root.resolve("sent/genesis.block");
        Files.copy(site(founder).resolve("genesis.block"), block);
        for (String name : names()) {
            if (!name.equals(founder)) {
                organisation(name, "adopt " + block + " --hash " + hash);
            }
            organisation(
                    name,
                    "export --to " + host(name) + " --files-at " + host(name) + " --data-at "
                            + home(name).resolve("data") + " --listen 127.0.0.1 --peer-at 127.0.0.1 --mongodb ''");
        }
    }

    /** Starts each organisation's nodes and lets it join, approve, and one commit. */
    void begin() throws IOException, InterruptedException {
        for (Organisation orderer : topology.orderers()) {
            var seat = orderer.consenter().orElseThrow();
            start(
                    orderer,
                    "orderer",
                    List.of(fabric("orderer")),
                    fabricSettings(orderer, "orderer"),
                    listening(seat.address()));
        }
        for (Organisation member : topology.members()) {
            var site = member.site().orElseThrow();
            start(
                    member,
                    "peer",
                    List.of(fabric("peer"), "node", "start"),
                    fabricSettings(member, "peer"),
                    listening(site.ledger()));
            start(
                    member,
                    "contracts",
                    java(ProgramJar.CONTRACTS, List.of()),
                    contractsSettings(member),
                    listening(site.contracts()));
        }
        for (Organisation orderer : topology.orderers()) {
            organisation(orderer.name().text(), "join-orderer");
        }
        for (Organisation member : topology.members()) {
            organisation(member.name().text(), "join-peer");
        }
        organisation(topology.members().getLast().name().text(), "commit");
        for (Organisation member : topology.members()) {
            Path settings = host(member.name().text()).resolve("gateway/gateway.yaml");
            List<String> command =
                    java(ProgramJar.GATEWAY, List.of("--spring.config.additional-location=file:" + settings));
            URI health = URI.create("http://" + member.site().orElseThrow().gateway() + "/api/v1/health");
            start(member, "gateway", command, Map.of(), new Health.Http(health));
        }
    }

    /** Where each organisation's gateway answers. */
    Map<String, URI> gateways() {
        Map<String, URI> urls = new LinkedHashMap<>();
        topology.members()
                .forEach(member -> urls.put(
                        member.name().text(),
                        URI.create("http://" + member.site().orElseThrow().gateway())));
        return urls;
    }

    List<String> names() {
        return topology.organisations().stream()
                .map(organisation -> organisation.name().text())
                .toList();
    }

    /** What an organisation's administrator keeps. */
    Path site(String name) {
        return home(name).resolve("site");
    }

    /** Runs one of the organisation's own commands and tells what it printed. */
    String organisation(String name, String command) {
        return shell.run("network/organisation " + command + " --site " + site(name), SHORT)
                .succeeded()
                .output();
    }

    /** Waits, within a bound, until all nodes of an organisation answer and stand on the channel. */
    void awaitStanding(String name) {
        for (int i = 0; i < TRIES; i++) {
            String command = "network/organisation status --site " + site(name);
            if (shell.run(command, SHORT).exitCode() == 0) {
                return;
            }
            Gateways.pause();
        }
        organisation(name, "status");
    }

    @Override
    public void close() throws IOException {
        try {
            for (Running program : running.reversed()) {
                program.supervisor().stop(program.name(), Duration.ofSeconds(30));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void start(
            Organisation organisation,
            String part,
            List<String> command,
            Map<String, String> environment,
            Health health)
            throws IOException, InterruptedException {
        Supervisor supervisor = new Supervisor(home(organisation.name().text()).resolve("running"));
        Program program = new Program(new ProcessName(part), command, environment, List.of(), health, PATIENCE);
        supervisor.start(program);
        running.add(new Running(supervisor, program.name()));
        supervisor.awaitHealthy(program);
    }

    private Map<String, String> fabricSettings(Organisation organisation, String part) {
        Path folder = host(organisation.name().text()).resolve(part);
        return Map.of("FABRIC_CFG_PATH", folder.toString(), "FABRIC_LOGGING_SPEC", "warn:grpc=error");
    }

    private Map<String, String> contractsSettings(Organisation organisation) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        Path file = host(organisation.name().text()).resolve("contracts/contracts.env");
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return settings;
    }

    private List<String> java(ProgramJar program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-jar",
                project.jar(program).toString()));
        command.addAll(arguments);
        return command;
    }

    private static Health listening(org.jianzheng.launcher.topology.NodeAddress address) {
        return new Health.Listening(address);
    }

    /** A program of Fabric, which the test has made sure is there. */
    private static String fabric(String program) {
        return Stream.of(System.getenv("FABRIC_BIN"), System.getenv("PATH"))
                .filter(java.util.Objects::nonNull)
                .flatMap(paths -> Stream.of(paths.split(File.pathSeparator, -1)))
                .filter(path -> !path.isBlank())
                .map(path -> Path.of(path, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no program " + program))
                .toString();
    }

    private Path home(String name) {
        return root.resolve(name);
    }

    private Path host(String name) {
        return home(name).resolve("host");
    }

    private Path sent(String name) {
        return root.resolve("sent").resolve(name + ".json");
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return matcher.group();
    }
}
