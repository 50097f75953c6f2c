/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.evidence.fixture.StoredGateway;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private static StoredGateway gateway;

    @TempDir
    static Path whole;

    @BeforeAll
    static void make() {
        gateway = StoredGateway.make(whole.resolve("network"));
    }

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectories(folder.resolve("scratch"));
    }

    private int run(String command, Path data, String... further) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                data.toString(),
                "--trust",
                gateway.root().resolve("trust.json").toString(),
                "--scratch",
                folder.resolve("scratch").toString()));
        arguments.addAll(List.of(further));
        out.getBuffer().setLength(0);
        return JianzhengCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments.toArray(new String[0]));
    }

    @Test
    void ends_with_all_of_all_checked_and_leaves_nothing_behind() throws IOException {
        assertThat(run(
                        "audit",
                        gateway.root(),
                        "--projection",
                        gateway.projection().toString()))
                .as("%s", out)
                .isZero();
        assertThat(out.toString())
                .startsWith("结论 / Verdict: INTACT")
                .containsPattern("(\\d+) of \\1 项检查无误 / checked and right")
                .doesNotContain("✗");
        try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void takes_a_gateways_own_folder_too_and_names_what_was_not_given() {
        assertThat(run("audit", gateway.gateway(), "--lang", "en")).isEqualTo(5);
        assertThat(out.toString()).contains("INTACT (with gaps)").contains("! NO_PROJECTION");
    }

    @Test
    void names_place_field_and_both_values_of_what_was_changed() throws IOException {
        byte[] bytes = Files.readAllBytes(gateway.projection());
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\"leaf\":\"") + 8;
        bytes[at] = (byte) (bytes[at] == '0' ? '1' : '0');
        Path changed = Files.write(folder.resolve("changed.ndjson"), bytes);
        assertThat(run("audit", gateway.root(), "--projection", changed.toString(), "--json"))
                .isEqualTo(3);
        JsonObject report = CanonicalJson.parseObject(out.toString().strip());
        assertThat(report.string("verdict")).isEqualTo("CHANGED");
        JsonObject kind = report.array("kinds").objects().getLast();
        assertThat(kind.string("kind")).isEqualTo("PROJECTION");
        assertThat(kind.array("findings").object(0).string("field")).isEqualTo("leaf");
    }

    @Test
    void cannot_tell_on_nothing() throws IOException {
        assertThat(run("audit", folder.resolve("nowhere"))).isEqualTo(4);
        assertThat(run("audit", Files.createDirectories(folder.resolve("empty"))))
                .isEqualTo(4);
        assertThat(run("audit", folder.resolve("empty"), "--json")).isEqualTo(4);
        assertThat(out.toString()).contains("CANNOT_TELL");
        assertThat(run("drill", folder.resolve("empty"))).isEqualTo(4);
    }

    @Test
    void drills_itself_and_says_what_it_found() {
        assertThat(run("drill", gateway.root(), "--lang", "en")).as("%s", out).isEqualTo(5);
        assertThat(out.toString()).contains("14 of 14 changes were found").contains("[ABSENT]");
    }
}
