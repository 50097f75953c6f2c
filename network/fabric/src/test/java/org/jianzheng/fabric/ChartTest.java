/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.TopologyReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The chart, rendered by Helm itself with the values that the launcher writes, and read as Kubernetes' own types. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(Exported.class)
class ChartTest {

    private static final List<String> PROGRAMS = List.of("orderer", "peer", "contracts", "gateway", "projection");

    @TempDir
    private static Path folder = Path.of("replaced");

    private final Map<String, Chart> charts = new LinkedHashMap<>();
    private final ExportedHosts hosts;

    ChartTest(ExportedHosts hosts) {
        this.hosts = hosts;
    }

    @BeforeAll
    void render() {
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && Set.of("amd64", "x86_64").contains(System.getProperty("os.arch")),
                "Helm's renderer comes for Linux on amd64 only: the chart is not checked here");
        for (String name : ExportedHosts.ORGANISATIONS) {
            charts.put(name, Chart.render(values(name)));
        }
    }

    @Test
    void an_organisation_gets_the_programs_that_it_runs_and_no_others() {
        assertThat(pods("city").keySet()).containsExactlyInAnyOrderElementsOf(PROGRAMS);
        assertThat(pods("province").keySet()).containsExactly("orderer");
        assertThat(chart("province").objects())
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder("StatefulSet", "Service", "Service", "PodDisruptionBudget", "NetworkPolicy");
    }

    @Test
    void without_the_values_of_an_export_nothing_is_rendered() {
        assertThatThrownBy(() -> Chart.template(Repository.fabric().resolve("chart/values.yaml")))
                .hasMessageContaining("organisation");
    }

    @Test
    void values_that_the_chart_does_not_know_are_refused() throws IOException {
        Path values = Files.createTempFile(folder, "values", ".yaml");
        Files.writeString(values, Files.readString(values("city")) + "replicas: 3\n");

        assertThatThrownBy(() -> Chart.template(values)).hasMessageContaining("replicas");
    }

    @Test
    void ports_are_those_of_the_topology() throws IOException {
        for (Organisation member : TopologyReader.read(Repository.fabric().resolve("topology.example.yaml"))
                .members()) {
            String name = member.name().text();
            var seat = member.consenter().orElseThrow();
            var site = member.site().orElseThrow();
            assertThat(ports(name, "orderer"))
                    .containsExactly(
                            Map.entry("admin", seat.admin().port()),
                            Map.entry("operations", seat.operations().port()),
                            Map.entry("ordering", seat.address().port()));
            assertThat(ports(name, "peer"))
                    .containsExactly(
                            Map.entry("ledger", site.ledger().port()),
                            Map.entry("operations", site.operations().port()));
            assertThat(ports(name, "contracts"))
                    .containsExactly(Map.entry("chaincode", site.contracts().port()));
            assertThat(ports(name, "gateway"))
                    .containsExactly(
                            Map.entry("cosigning", site.cosigning().port()),
                            Map.entry("http", site.gateway().port()));
            assertThat(service(name, site.contracts().host()).getSpec().getPorts())
                    .extracting(ServicePort::getPort)
                    .containsExactly(site.contracts().port());
        }
    }

    @Test
    void services_lead_to_ports_that_their_pods_have() {
        for (Service service : chart("city").all(Service.class)) {
            String program = component(service.getSpec().getSelector());
            assertThat(pods("city")).as(service.getMetadata().getName()).containsKey(program);
            Set<String> targets = service.getSpec().getPorts().stream()
                    .map(port -> port.getTargetPort().getStrVal())
                    .collect(Collectors.toSet());
            Set<String> offered = program.equals("projection")
                    ? Set.of("mongodb")
                    : ports("city", program).keySet();
            assertThat(offered).as(service.getMetadata().getName()).containsAll(targets);
        }
    }

    @Test
    void only_ordering_ledger_and_cosigning_can_be_reached_from_outside() {
        assertThat(chart("city").all(Service.class).stream()
                        .filter(service -> !"ClusterIP".equals(service.getSpec().getType())
                                && !"None".equals(service.getSpec().getClusterIP()))
                        .flatMap(service -> service.getSpec().getPorts().stream())
                        .map(ServicePort::getName))
                .containsExactlyInAnyOrder("ordering", "ledger", "cosigning");
    }

    @Test
    void pods_keep_to_the_restricted_standard() {
        pods("city").forEach((program, template) -> {
            PodSpec pod = template.getSpec();
            assertThat(pod.getAutomountServiceAccountToken()).as(program).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).as(program).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).as(program).isPositive();
            assertThat(pod.getSecurityContext().getFsGroup())
                    .as(program)
                    .isEqualTo(pod.getSecurityContext().getRunAsGroup());
            assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                    .as(program)
                    .isEqualTo("RuntimeDefault");
            Container container = container(template);
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .as(program)
                    .isFalse();
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .as(program)
                    .isTrue();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .as(program)
                    .containsExactly("ALL");
            assertThat(container.getResources().getRequests()).as(program).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).as(program).containsKeys("cpu", "memory");
            assertThat(pod.getInitContainers()).as(program).isEmpty();
        });
    }

    @Test
    void every_pod_is_watched_on_a_port_that_it_has() {
        pods("city").forEach((program, template) -> {
            Container container = container(template);
            Set<String> names =
                    container.getPorts().stream().map(ContainerPort::getName).collect(Collectors.toSet());
            for (Probe probe : List.of(container.getReadinessProbe(), container.getLivenessProbe())) {
                if (probe.getHttpGet() != null) {
                    assertThat(names).contains(probe.getHttpGet().getPort().getStrVal());
                } else if (probe.getTcpSocket() != null) {
                    assertThat(names).contains(probe.getTcpSocket().getPort().getStrVal());
                } else {
                    assertThat(probe.getExec().getCommand()).as(program).isNotEmpty();
                }
            }
        });
        for (String program : List.of("orderer", "peer")) {
            var probe = container(pod("city", program)).getReadinessProbe().getHttpGet();
            assertThat(probe.getPath()).isEqualTo("/healthz");
            assertThat(probe.getScheme()).isEqualTo("HTTPS");
        }
        Container gateway = container(pod("city", "gateway"));
        assertThat(gateway.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
        assertThat(gateway.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
    }

    @Test
    void secrets_are_named_and_give_each_program_the_files_that_compose_would_mount() throws IOException {
        for (String program : PROGRAMS) {
            PodSpec pod = pod("city", program).getSpec();
            Volume files = pod.getVolumes().getFirst();
            assertThat(files.getSecret().getSecretName()).isEqualTo("city-" + program);
            assertThat(files.getSecret().getItems())
                    .extracting(KeyToPath::getPath)
                    .containsExactlyInAnyOrderElementsOf(paths(hosts.of("city").resolve(program)));
            assertThat(files.getSecret().getItems())
                    .allSatisfy(item -> assertThat(item.getMode())
                            .isEqualTo(item.getPath().startsWith("builder/bin/") ? 0550 : 0440));
            var mount = container(pod("city", program)).getVolumeMounts().getFirst();
            assertThat(mount.getMountPath()).isEqualTo("/etc/jianzheng/" + program);
            assertThat(mount.getReadOnly()).isTrue();
        }
        assertThat(Chart.template(values("city"))).doesNotContain("PRIVATE KEY", "BEGIN CERTIFICATE", "kind: Secret");
    }

    @Test
    void data_lies_on_volumes_and_the_gateways_outlives_everything() {
        for (String program : List.of("orderer", "peer", "gateway", "projection")) {
            StatefulSet set = chart("city").one(StatefulSet.class, "city-" + program);
            assertThat(set.getSpec().getVolumeClaimTemplates()).as(program).hasSize(1);
            assertThat(container(set.getSpec().getTemplate()).getVolumeMounts())
                    .as(program)
                    .anySatisfy(mount -> {
                        assertThat(mount.getName()).isEqualTo("data");
                        assertThat(mount.getMountPath()).isEqualTo("/var/lib/jianzheng/" + program);
                    });
            assertThat(set.getSpec().getReplicas()).as(program).isEqualTo(program.equals("projection") ? 3 : 1);
        }
        var kept = chart("city")
                .one(StatefulSet.class, "city-gateway")
                .getSpec()
                .getPersistentVolumeClaimRetentionPolicy();
        assertThat(List.of(kept.getWhenDeleted(), kept.getWhenScaled())).containsOnly("Retain");
        Deployment contracts = chart("city").one(Deployment.class, "city-contracts");
        assertThat(contracts.getSpec().getReplicas()).isEqualTo(1);
        assertThat(contracts.getSpec().getStrategy().getType()).isEqualTo("Recreate");
    }

    @Test
    void everything_has_a_policy_of_who_may_reach_it_and_contracts_reach_nobody() {
        assertThat(chart("city").all(NetworkPolicy.class))
                .extracting(policy -> policy.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(
                        PROGRAMS.stream().map(program -> "city-" + program).toList());
        NetworkPolicy contracts = chart("city").one(NetworkPolicy.class, "city-contracts");
        assertThat(contracts.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(contracts.getSpec().getEgress()).isEmpty();
        assertThat(contracts.getSpec().getIngress())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getFrom())
                        .singleElement()
                        .satisfies(from -> assertThat(from.getPodSelector().getMatchLabels())
                                .containsEntry("app.kubernetes.io/component", "peer")));
        for (NetworkPolicy policy : chart("city").all(NetworkPolicy.class)) {
            String program = component(policy.getSpec().getPodSelector().getMatchLabels());
            Set<String> offered = container(pod("city", program)).getPorts().stream()
                    .map(ContainerPort::getName)
                    .collect(Collectors.toSet());
            assertThat(policy.getSpec().getIngress().stream()
                            .flatMap(rule -> rule.getPorts().stream())
                            .map(port -> port.getPort().getStrVal()))
                    .as(program)
                    .containsExactlyInAnyOrderElementsOf(offered);
        }
    }

    @Test
    void no_single_pod_goes_unasked() {
        assertThat(chart("city").all(PodDisruptionBudget.class))
                .extracting(budget -> budget.getMetadata().getName())
                .containsExactlyInAnyOrder("city-orderer", "city-peer", "city-gateway", "city-projection");
    }

    @Test
    void images_and_settings_are_those_of_the_compose_file() throws IOException {
        ComposeFile compose = ComposeFile.read(hosts.environment("city"));
        for (String program : PROGRAMS) {
            Container container = container(pod("city", program));
            assertThat(container.getImage()).isEqualTo(compose.service(program).get("image"));
            List<String> command = Stream.concat(container.getCommand().stream(), container.getArgs().stream())
                    .toList();
            if (!command.isEmpty()) {
                assertThat(command)
                        .as(program)
                        .isEqualTo(ComposeFile.texts(compose.service(program).get("command")));
            }
            Map<String, String> environment = new TreeMap<>();
            container.getEnv().forEach(variable -> environment.put(variable.getName(), variable.getValue()));
            assertThat(environment).as(program).isEqualTo(environment(compose, program));
        }
        assertThat(Repository.text("network/fabric/chart/Chart.yaml"))
                .contains("appVersion: " + Repository.version() + "\n");
    }

    private static Map<String, String> environment(ComposeFile compose, String program) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        if (compose.service(program).containsKey("environment")) {
            ComposeFile.mapping(compose.service(program).get("environment"))
                    .forEach((name, value) -> environment.put(name, String.valueOf(value)));
        }
        if (compose.service(program).containsKey("env_file")) {
            for (String file : ComposeFile.texts(compose.service(program).get("env_file"))) {
                for (String line : Files.readAllLines(Path.of(file))) {
                    int equals = line.indexOf('=');
                    environment.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        return environment;
    }

    private Path values(String organisation) {
        return hosts.of(organisation).resolve("kubernetes/values.yaml");
    }

    private Chart chart(String organisation) {
        Chart chart = charts.get(organisation);
        if (chart == null) {
            throw new AssertionError("no chart of " + organisation);
        }
        return chart;
    }

    private Map<String, PodTemplateSpec> pods(String organisation) {
        Map<String, PodTemplateSpec> pods = new TreeMap<>();
        chart(organisation)
                .all(StatefulSet.class)
                .forEach(set -> pods.put(program(set), set.getSpec().getTemplate()));
        chart(organisation)
                .all(Deployment.class)
                .forEach(set -> pods.put(program(set), set.getSpec().getTemplate()));
        return pods;
    }

    private PodTemplateSpec pod(String organisation, String program) {
        return Objects.requireNonNull(pods(organisation).get(program), program);
    }

    private static String component(Map<String, String> labels) {
        return labels.getOrDefault("app.kubernetes.io/component", "");
    }

    private static String program(HasMetadata set) {
        return component(set.getMetadata().getLabels());
    }

    private Service service(String organisation, String name) {
        return chart(organisation).one(Service.class, name);
    }

    private static Container container(PodTemplateSpec template) {
        assertThat(template.getSpec().getContainers()).hasSize(1);
        return template.getSpec().getContainers().getFirst();
    }

    private Map<String, Integer> ports(String organisation, String program) {
        Map<String, Integer> ports = new TreeMap<>();
        container(pod(organisation, program))
                .getPorts()
                .forEach(port -> ports.put(port.getName(), port.getContainerPort()));
        return ports;
    }

    private static List<String> paths(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }
}
