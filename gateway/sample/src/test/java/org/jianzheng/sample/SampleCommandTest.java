/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.jianzheng.model.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void plays_the_sample_from_the_command_line() {
        try (FakeGateways gateways = new FakeGateways("city", "county", "regulator")) {
            TrialNetwork.write(folder, gateways);
            assertThat(play("--lang", "en")).isZero();
        }
        assertThat(text(out)).contains("On the ledger (seq, 61 events)").doesNotContain("已上链");
        assertThat(folder.resolve("sample/result.json")).exists();
    }

    @Test
    void prints_a_refusal_with_its_code_and_what_to_do() {
        try (FakeGateways gateways = new FakeGateways("city", "county", "regulator")) {
            TrialNetwork.write(folder, gateways);
            gateways.refuseAfter(4, ErrorCode.ROLE_FORBIDDEN);
            assertThat(play()).isEqualTo(1);
        }
        assertThat(text(err))
                .contains("ROLE_FORBIDDEN")
                .contains(ErrorCode.ROLE_FORBIDDEN.adviceChinese())
                .contains(ErrorCode.ROLE_FORBIDDEN.adviceEnglish());
    }

    @Test
    void says_that_no_network_is_there() {
        assertThat(play()).isEqualTo(1);
        assertThat(text(err)).contains("people.json");
    }

    private int play(String... more) {
        String[] arguments = new String[5 + more.length];
        arguments[0] = "play";
        arguments[1] = "--run-dir";
        arguments[2] = folder.toString();
        arguments[3] = "--dossier";
        arguments[4] = Cases.folder("sample").toString();
        System.arraycopy(more, 0, arguments, 5, more.length);
        PlayClock clock = new PlayClock(Instant.parse("2026-11-22T12:00:00Z"));
        return SampleCommand.run(stream(out), stream(err), clock, clock, arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
