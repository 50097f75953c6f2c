/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose file: what Compose accepts, what the launcher writes, and what the topology says, agree. */
@ExtendWith(Exported.class)
class ComposeFileTest {

    private static final Set<String> OF_FILE = Set.of("name", "x-program", "services", "networks", "volumes");
    /** Of the Compose specification's service elements those that are used here; another one must be added knowingly. */
    private static final Set<String> OF_SERVICE = Set.of(
            "build",
            "cap_add",
            "cap_drop",
            "command",
            "depends_on",
            "deploy",
            "env_file",
            "environment",
            "healthcheck",
            "image",
            "init",
            "logging",
            "network_mode",
            "networks",
            "ports",
            "profiles",
            "read_only",
            "restart",
            "security_opt",
            "stop_grace_period",
            "tmpfs",
            "user",
            "volumes");

    private static final Set<String> OF_HEALTHCHECK = Set.of("test", "interval", "timeout", "retries", "start_period");
    private static final List<String> PROGRAMS = List.of("orderer", "peer", "contracts", "gateway", "projection");
    private static final List<String> PREPARATIONS = List.of("volumes-of-orderer", "volumes-of-member");

    private final ExportedHosts hosts;

    ComposeFileTest(ExportedHosts hosts) {
        this.hosts = hosts;
    }

    @Test
    void the_example_differs_from_the_topology_in_hosts_stamps_and_sign_in_only() throws IOException {
        // A demo of one machine stamps nothing of organisations on hosts of their own, and vouches for nobody there.
        Topology sample = TopologyReader.read(Repository.root().resolve("network/topology.yaml"))
                .withoutTimeAuthority()
                .withoutSignIn();
        Topology example = TopologyReader.read(Repository.fabric().resolve("topology.example.yaml"));

        assertThat(example.channel()).isEqualTo(sample.channel());
        assertThat(example.chaincode()).isEqualTo(sample.chaincode());
        assertThat(example.blocks()).isEqualTo(sample.blocks());
        assertThat(example.timeAuthority()).isEmpty();
        assertThat(example.signIn()).isEmpty();
        assertThat(ports(example)).isEqualTo(ports(sample));
        assertThat(example.organisations())
                .extracting(Organisation::kind)
                .isEqualTo(
                        sample.organisations().stream().map(Organisation::kind).toList());
    }

    @Test
    void every_element_is_one_that_compose_knows() throws IOException {
        ComposeFile file = ComposeFile.read(hosts.environment("city"));

        assertThat(file.root().keySet()).isSubsetOf(OF_FILE);
        assertThat(file.root().get("name")).isEqualTo("jianzheng-city");
        assertThat(file.services().keySet()).containsExactlyInAnyOrderElementsOf(all());
        file.services().forEach((name, service) -> {
            assertThat(service.keySet()).as(name).isSubsetOf(OF_SERVICE);
            if (service.containsKey("healthcheck")) {
                assertThat(ComposeFile.mapping(service.get("healthcheck")).keySet())
                        .as(name)
                        .containsExactlyInAnyOrderElementsOf(OF_HEALTHCHECK);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"city", "county", "regulator", "province"})
    void every_variable_is_in_the_export_of_who_needs_it(String organisation) throws IOException {
        Map<String, String> given = hosts.environment(organisation);
        ComposeFile.read(given);

        if (!organisation.equals("province")) {
            assertThat(given.keySet()).containsAll(ComposeFile.variables().keySet());
        }
        assertThat(ComposeFile.variables().keySet()).containsAll(unused(given.keySet()));
    }

    @Test
    void defaults_are_those_of_the_topologys_first_organisation() throws IOException {
        Map<String, String> city = hosts.environment("city");

        ComposeFile.variables().forEach((name, value) -> {
            if (name.endsWith("_PORT")) {
                assertThat(value).as(name).isEqualTo(city.get(name));
            }
        });
    }

    @Test
    void ports_are_those_of_the_topology_and_only_three_are_open_to_the_world() throws IOException {
        Topology topology = TopologyReader.read(Repository.fabric().resolve("topology.example.yaml"));
        for (Organisation member : topology.members()) {
            ComposeFile file = ComposeFile.read(hosts.environment(member.name().text()));
            var seat = member.consenter().orElseThrow();
            var site = member.site().orElseThrow();

            assertThat(published(file, "orderer"))
                    .containsExactly(
                            open(seat.address().port()),
                            local(seat.admin().port()),
                            local(seat.operations().port()));
            assertThat(published(file, "peer"))
                    .containsExactly(
                            open(site.ledger().port()), local(site.operations().port()));
            assertThat(published(file, "gateway"))
                    .containsExactly(
                            local(site.gateway().port()), open(site.cosigning().port()));
            assertThat(published(file, "contracts")).isEmpty();
            assertThat(published(file, "projection")).isEmpty();
            assertThat(probe(file, "contracts"))
                    .contains("/127.0.0.1/" + site.contracts().port());
            assertThat(probe(file, "gateway"))
                    .contains("/127.0.0.1/" + site.gateway().port(), "/actuator/health/readiness");
            assertThat(aliases(file, "peer"))
                    .contains(member.name() + "-peer", site.ledger().host());
            assertThat(aliases(file, "contracts")).contains(site.contracts().host());
            assertThat(aliases(file, "orderer")).contains(seat.address().host());
        }
    }

    @Test
    void programs_run_with_the_least_rights_and_come_back() throws IOException {
        ComposeFile file = ComposeFile.read(hosts.environment("city"));
        for (String program : PROGRAMS) {
            assertThat(file.service(program))
                    .as(program)
                    .containsEntry("user", hosts.environment("city").get("OWNER"))
                    .containsEntry("read_only", true)
                    .containsEntry("init", true)
                    .containsEntry("restart", "unless-stopped")
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true"))
                    .containsKeys("healthcheck", "logging", "stop_grace_period");
            Map<String, Object> limits = ComposeFile.mapping(ComposeFile.mapping(
                            ComposeFile.mapping(file.service(program).get("deploy"))
                                    .get("resources"))
                    .get("limits"));
            assertThat(limits).as(program).containsKeys("cpus", "memory");
        }
        for (String preparation : PREPARATIONS) {
            assertThat(file.service(preparation))
                    .as(preparation)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("cap_add", List.of("CHOWN"))
                    .containsEntry("network_mode", "none")
                    .containsEntry("restart", "no");
        }
    }

    @Test
    void each_program_sees_its_own_files_read_only_and_its_own_data() throws IOException {
        ComposeFile file = ComposeFile.read(hosts.environment("city"));
        for (String program : PROGRAMS) {
            List<String> mounts = ComposeFile.texts(file.service(program).get("volumes"));

            assertThat(mounts)
                    .as(program)
                    .first()
                    .isEqualTo(hosts.of("city").resolve(program) + ":/etc/jianzheng/" + program + ":ro");
            assertThat(hosts.of("city").resolve(program)).isDirectory();
            if (!program.equals("contracts")) {
                assertThat(mounts).containsExactly(mounts.getFirst(), program + ":/var/lib/jianzheng/" + program);
            }
        }
        assertThat(ComposeFile.mapping(file.root().get("volumes")).keySet())
                .containsExactlyInAnyOrder("orderer", "peer", "gateway", "projection");
    }

    @Test
    void who_waits_for_another_waits_for_what_that_one_tells() throws IOException {
        ComposeFile file = ComposeFile.read(hosts.environment("city"));
        file.services().forEach((name, service) -> {
            if (service.containsKey("depends_on")) {
                ComposeFile.mapping(service.get("depends_on")).forEach((awaited, how) -> {
                    Object condition = ComposeFile.mapping(how).get("condition");
                    assertThat(file.services()).as(name).containsKey(awaited);
                    assertThat(condition)
                            .as(name + " " + awaited)
                            .isEqualTo(
                                    PREPARATIONS.contains(awaited)
                                            ? "service_completed_successfully"
                                            : "service_healthy");
                    assertThat(file.service(awaited).get("profiles")).isEqualTo(service.get("profiles"));
                });
            }
        });
    }

    @Test
    void images_are_pinned_to_the_versions_that_the_project_names() throws IOException {
        Map<String, String> images = new LinkedHashMap<>();
        ComposeFile.read(hosts.environment("city"))
                .services()
                .forEach((name, service) -> images.put(name, String.valueOf(service.get("image"))));

        assertThat(images.values()).allMatch(image -> image.matches("[a-z0-9./-]+:\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"));
        assertThat(images)
                .containsEntry("contracts", "jianzheng-contracts:" + Repository.version())
                .containsEntry("gateway", "jianzheng-server:" + Repository.version())
                .containsEntry("volumes-of-orderer", images.get("orderer"))
                .containsEntry("volumes-of-member", images.get("peer"));
        assertThat(images.get("orderer")).startsWith("hyperledger/fabric-orderer:3.1.");
        assertThat(String.valueOf(images.get("peer")).replace("-peer", "-orderer"))
                .isEqualTo(images.get("orderer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chaincode/contracts", "gateway/server"})
    void our_images_begin_with_a_fixed_java_25_hold_no_key_and_run_as_nobody(String module) throws IOException {
        String dockerfile = Repository.text(module + "/Dockerfile");

        assertThat(dockerfile)
                .containsPattern("(?m)^FROM eclipse-temurin:25\\.\\d+\\.\\d+_\\d+-jre-[a-z]+$")
                .containsPattern("(?m)^USER [1-9]\\d*:[1-9]\\d*$")
                .containsPattern("(?m)^HEALTHCHECK ")
                .doesNotContainPattern("(?i)(?m)^(ARG|ENV).*(password|secret|token|private)");
        assertThat(dockerfile.lines().filter(line -> line.startsWith("COPY")))
                .allMatch(line -> line.matches("COPY --chmod=0555 target/\\S+ /opt/jianzheng/\\S*"));
        assertThat(Repository.text(module + "/.dockerignore")).startsWith("*\n");
        String jar = "jianzheng-" + module.substring(module.indexOf('/') + 1) + ".jar";
        assertThat(dockerfile).contains("\"-jar\", \"/opt/jianzheng/" + jar + "\"");
    }

    @Test
    void no_file_of_the_project_for_several_hosts_holds_anything_secret() throws IOException {
        List<Path> files = new ArrayList<>();
        try (var tree = Files.walk(Repository.fabric())) {
            tree.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(Repository.fabric().resolve("src")))
                    .filter(file -> !file.startsWith(Repository.fabric().resolve("target")))
                    .forEach(files::add);
        }

        assertThat(files).isNotEmpty();
        for (Path file : files) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContain("-----BEGIN")
                    .doesNotContainPattern("(?i)(password|passwd|(?<!Account)token)\\s*[:=]\\s*[\"']?[A-Za-z0-9]");
        }
    }

    private static Set<String> all() {
        Set<String> all = new TreeSet<>(PROGRAMS);
        all.addAll(PREPARATIONS);
        return all;
    }

    /** Those that Compose itself reads are not in the file. */
    private static List<String> unused(Set<String> names) {
        return names.stream().filter(name -> !name.equals("COMPOSE_PROFILES")).toList();
    }

    private static List<Integer> ports(Topology topology) {
        List<Integer> ports = new ArrayList<>();
        topology.withPorts(port -> {
            ports.add(port);
            return port;
        });
        return ports;
    }

    private static List<String> published(ComposeFile file, String service) {
        return file.service(service).containsKey("ports")
                ? ComposeFile.texts(file.service(service).get("ports"))
                : List.of();
    }

    private static String probe(ComposeFile file, String service) {
        return String.join(
                " ",
                ComposeFile.texts(ComposeFile.mapping(file.service(service).get("healthcheck"))
                        .get("test")));
    }

    private static List<String> aliases(ComposeFile file, String service) {
        return ComposeFile.texts(
                ComposeFile.mapping(ComposeFile.mapping(file.service(service).get("networks"))
                                .get("inside"))
                        .get("aliases"));
    }

    private static String open(int port) {
        return port + ":" + port;
    }

    private static String local(int port) {
        return "127.0.0.1:" + open(port);
    }
}
