/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.genesis.Ordering;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What each program finds on its host, and what it does not. */
@TestInstance(Lifecycle.PER_CLASS)
class HostFilesTest {

    private static final Pattern PLACE = Pattern.compile("(/etc/jianzheng/[^\\s\"',\\]]+)");

    @TempDir
    private static Path folder = Path.of("replaced");

    private Sites sites = new Sites(Path.of("replaced"), Path.of("replaced"));

    @BeforeAll
    void export() throws IOException {
        sites = Sites.begun(folder).acquainted();
        for (String name : List.of("city", "province")) {
            sites.beginning(name).found(Ordering.BFT);
            files(name).write(export(name));
        }
    }

    @Test
    void every_file_that_a_configuration_names_is_there_in_the_folder_of_that_program() throws IOException {
        for (String program :
                List.of("orderer/orderer.yaml", "peer/core.yaml", "contracts/contracts.env", "gateway/gateway.yaml")) {
            String service = program.substring(0, program.indexOf('/'));
            List<String> named = PLACE.matcher(Files.readString(export("city").resolve(program)))
                    .results()
                    .map(found -> found.group(1))
                    .toList();

            assertThat(named).isNotEmpty().allMatch(path -> path.startsWith("/etc/jianzheng/" + service + "/"));
            assertThat(named)
                    .allSatisfy(path -> assertThat(export("city").resolve(path.substring("/etc/jianzheng/".length())))
                            .exists());
        }
    }

    @Test
    void a_program_has_its_own_keys_and_no_others() throws IOException {
        Map<String, List<String>> keys = new TreeMap<>();
        keys.put("orderer", List.of("crypto/city/orderer/msp/keystore/priv_sk", "crypto/city/orderer/tls/server.key"));
        keys.put("peer", List.of("crypto/city/peer/msp/keystore/priv_sk", "crypto/city/peer/tls/server.key"));
        keys.put("contracts", List.of("crypto/city/contracts/tls/server.key"));
        keys.put(
                "gateway",
                List.of(
                        "crypto/city/gateway/msp/keystore/priv_sk",
                        "crypto/city/gateway/tls/server.key",
                        "crypto/people/city/checkpoint-ed25519.key",
                        "crypto/people/city/checkpoint-sm2.key",
                        "crypto/people/city/platform.key"));
        keys.put("projection", List.of("server.pem"));

        for (Map.Entry<String, List<String>> expected : keys.entrySet()) {
            assertThat(secrets(export("city").resolve(expected.getKey())))
                    .as(expected.getKey())
                    .containsExactlyElementsOf(expected.getValue());
        }
    }

    @Test
    void a_gateway_takes_items_in_with_its_own_platform_key() throws IOException {
        assertThat(at(yaml("gateway/gateway.yaml"), "jianzheng", "batches"))
                .containsEntry("key", "/etc/jianzheng/gateway/crypto/people/city/platform.key");
    }

    @Test
    void only_the_owner_may_read_what_is_written() throws IOException {
        try (Stream<Path> tree = Files.walk(export("city"))) {
            assertThat(tree)
                    .allSatisfy(path -> assertThat(Files.getPosixFilePermissions(path))
                            .isSubsetOf(Set.of(
                                    PosixFilePermission.OWNER_READ,
                                    PosixFilePermission.OWNER_WRITE,
                                    PosixFilePermission.OWNER_EXECUTE)));
        }
        for (String script : List.of("detect", "build", "release")) {
            assertThat(export("city").resolve("peer/builder/bin").resolve(script))
                    .isExecutable();
        }
    }

    @Test
    void an_organisation_that_only_orders_gets_nothing_else() throws IOException {
        assertThat(export("province").resolve("orderer")).isDirectory();
        assertThat(export("province").resolve("peer")).doesNotExist();
        assertThat(export("province").resolve("gateway")).doesNotExist();
        assertThat(Files.readString(export("province").resolve(".env")))
                .contains("COMPOSE_PROFILES=orderer\n", "ORDERER_PORT=7080\n")
                .doesNotContain("PEER_");
    }

    @Test
    void nothing_is_overwritten() {
        assertThatThrownBy(() -> files("city").write(export("city")))
                .isInstanceOf(SiteRefused.class)
                .hasMessageContaining("not overwritten");
    }

    @Test
    void nodes_listen_where_containers_do_and_show_health_to_who_watches_them() throws IOException {
        Map<String, Object> orderer = yaml("orderer/orderer.yaml");
        Map<String, Object> peer = yaml("peer/core.yaml");
        Map<String, Object> gateway = yaml("gateway/gateway.yaml");

        assertThat(at(orderer, "General"))
                .containsEntry("ListenAddress", "0.0.0.0")
                .containsEntry("ListenPort", 7050);
        assertThat(at(orderer, "General", "TLS")).containsEntry("ClientAuthRequired", true);
        assertThat(at(orderer, "Admin")).containsEntry("ListenAddress", "0.0.0.0:7053");
        assertThat(at(orderer, "Admin", "TLS")).containsEntry("ClientAuthRequired", true);
        assertThat(at(orderer, "Operations")).containsEntry("ListenAddress", "0.0.0.0:7054");
        assertThat(at(orderer, "Operations", "TLS"))
                .containsEntry("Enabled", true)
                .containsEntry("ClientAuthRequired", false);
        assertThat(at(peer, "peer"))
                .containsEntry("listenAddress", "0.0.0.0:7051")
                .containsEntry("chaincodeListenAddress", "127.0.0.1:7052")
                .containsEntry("address", "peer.city.jianzheng.example:7051");
        assertThat(at(peer, "peer", "gossip")).containsEntry("externalEndpoint", "peer.city.jianzheng.example:7051");
        assertThat(at(peer, "operations")).containsEntry("listenAddress", "0.0.0.0:7055");
        assertThat(at(gateway, "server")).containsEntry("address", "0.0.0.0").containsEntry("port", 8701);
        assertThat(at(gateway, "jianzheng", "bundles")).containsEntry("full", false);
        assertThat(at(gateway, "jianzheng", "ledger")).containsEntry("endpoint", "city-peer:7051");
        assertThat(at(gateway, "jianzheng", "cosigning"))
                .containsEntry("listen", "0.0.0.0:8711")
                .containsEntry(
                        "peers",
                        Map.of(
                                "CountyMSP", "https://gateway.county.jianzheng.example:8712",
                                "RegulatorMSP", "https://gateway.regulator.jianzheng.example:8713"));
        assertThat(at(gateway, "jianzheng", "projection"))
                .containsEntry("uri", "mongodb://city-projection:27017/?replicaSet=rs0&tls=true")
                .containsKey("tls");
    }

    @Test
    void the_values_of_the_chart_hold_no_secret_and_lead_every_key_back_to_its_path() throws IOException {
        String values = Files.readString(export("city").resolve("kubernetes/values.yaml"));
        String secrets = Files.readString(export("city").resolve("kubernetes/secrets.yaml"));

        assertThat(values).doesNotContain("PRIVATE KEY").doesNotContain("BEGIN");
        for (String document : secrets.split("---\n", -1)) {
            if (!document.isBlank()) {
                Map<String, Object> secret = Documents.mapping(Documents.parse(document));
                String name = String.valueOf(at(secret, "metadata").get("name"));
                Path service = export("city").resolve(name.substring("city-".length()));
                assertThat(at(secret, "data").keySet())
                        .as(name)
                        .allMatch(key -> key.matches("[-._a-zA-Z0-9]+"))
                        .hasSize(contents(service).size());
            }
        }
    }

    private HostFiles files(String name) throws IOException {
        SiteFolder site = sites.of(name);
        return new HostFiles(
                site,
                HostFiles.Surroundings.ofContainers(site.own()),
                Sites.fabric().resolve("builder"));
    }

    private Path export(String name) {
        return folder.resolve("export-" + name);
    }

    private Map<String, Object> yaml(String file) throws IOException {
        return Documents.mapping(Documents.parse(Files.readString(export("city").resolve(file))));
    }

    private static Map<String, Object> at(Map<String, Object> root, String... path) {
        Map<String, Object> here = root;
        for (String step : path) {
            here = Documents.mapping(here.get(step));
        }
        return here;
    }

    private static List<String> secrets(Path root) throws IOException {
        return contents(root).entrySet().stream()
                .filter(file -> file.getValue().contains("PRIVATE KEY"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
