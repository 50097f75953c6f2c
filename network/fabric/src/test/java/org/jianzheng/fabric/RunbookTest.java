/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.TopologyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the runbook tells people to do can be done. */
class RunbookTest {

    private static final Pattern COMMAND = Pattern.compile("network/organisation ([a-z-]+)([^`\n|]*)");
    private static final Pattern OPTION = Pattern.compile("(--[a-z-]+)");
    private static final Pattern SCRIPT = Pattern.compile("\\bnetwork/([a-z-]+)(?= |`|\n)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern OWN_METRIC = Pattern.compile("jianzheng_[a-z_]+");

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_is_one_and_knows_its_options(String command, String rest) {
        Commands.Answer help = Commands.run("organisation", command, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.text()).contains("Usage: network organisation " + command);
        assertThat(OPTION.matcher(rest).results().map(MatchResult::group)).allMatch(help.text()::contains);
    }

    static List<Arguments> commands() throws IOException {
        return COMMAND.matcher(runbook())
                .results()
                .map(found -> Arguments.of(found.group(1), found.group(2)))
                .distinct()
                .toList();
    }

    @Test
    void all_commands_of_an_organisation_are_told() throws IOException {
        String runbook = runbook();
        assertThat(List.of(
                        "keys",
                        "card",
                        "accept",
                        "found",
                        "adopt",
                        "export",
                        "join-orderer",
                        "join-peer",
                        "commit",
                        "status"))
                .allMatch(command -> runbook.contains("network/organisation " + command));
    }

    @Test
    void every_script_and_every_file_that_is_linked_is_there() throws IOException {
        for (String script : new TreeSet<>(
                SCRIPT.matcher(runbook()).results().map(found -> found.group(1)).toList())) {
            assertThat(Repository.root().resolve("network").resolve(script)).isExecutable();
        }
        for (String document : List.of("RUNBOOK.md", "README.md")) {
            LINK.matcher(Files.readString(Repository.fabric().resolve(document)))
                    .results()
                    .map(found -> Repository.fabric().resolve(found.group(1)).normalize())
                    .forEach(file -> assertThat(file).exists());
        }
    }

    @Test
    void the_firewall_table_has_the_ports_of_the_examples_first_organisation_and_no_others() throws IOException {
        Organisation city = TopologyReader.read(Repository.fabric().resolve("topology.example.yaml"))
                .members()
                .getFirst();
        var seat = city.consenter().orElseThrow();
        var site = city.site().orElseThrow();
        TreeSet<Integer> told = new TreeSet<>();
        String table = runbook().substring(runbook().indexOf("## 3."), runbook().indexOf("## 4."));
        Pattern.compile("(?m)^\\| (\\d+)(?:, (\\d+))? \\|")
                .matcher(table)
                .results()
                .forEach(row -> {
                    told.add(Integer.valueOf(row.group(1)));
                    if (row.group(2) != null) {
                        told.add(Integer.valueOf(row.group(2)));
                    }
                });

        assertThat(told)
                .containsExactlyInAnyOrder(
                        seat.address().port(),
                        seat.admin().port(),
                        seat.operations().port(),
                        site.ledger().port(),
                        site.operations().port(),
                        site.contracts().port(),
                        site.gateway().port(),
                        site.cosigning().port(),
                        27017);
    }

    @Test
    void alerts_ask_for_metrics_that_the_gateway_has_and_are_all_explained() throws IOException {
        String watched = Repository.text("gateway/server/README.md");
        String alerts = Repository.text("network/fabric/alerts.yaml");

        assertThat(OWN_METRIC.matcher(alerts).results().map(MatchResult::group))
                .isNotEmpty()
                .allMatch(watched::contains);
        Map<String, Object> root =
                ComposeFile.mapping(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(alerts));
        Map<String, Object> group = ComposeFile.mappings(root.get("groups")).getFirst();
        Map<String, Object> rules = new TreeMap<>();
        for (Map<String, Object> rule : ComposeFile.mappings(group.get("rules"))) {
            assertThat(rule.keySet()).contains("alert", "expr", "labels", "annotations");
            rules.put(String.valueOf(rule.get("alert")), rule);
        }
        String runbook = runbook();
        assertThat(rules.keySet()).allMatch(name -> runbook.contains("`" + name + "`"));
    }

    private static String runbook() throws IOException {
        return Files.readString(Repository.fabric().resolve("RUNBOOK.md"));
    }
}
