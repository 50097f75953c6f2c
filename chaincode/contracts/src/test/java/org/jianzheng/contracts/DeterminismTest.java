/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jianzheng.contracts.InMemoryLedger.Transaction;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.witness.ItemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeterminismTest {
    private static final long LIMIT_SECONDS = 120;

    @Test
    void every_method_reads_writes_and_answers_the_same_in_every_process(@TempDir Path folder) throws Exception {
        Path calls = folder.resolve("calls.json");
        Files.write(calls, CanonicalJson.write(recordedCalls()));

        // The JDK salts the order of Set.of and Map.of anew in every process.
        byte[] shanghai = replay(calls, folder.resolve("1"), "-Duser.timezone=Asia/Shanghai", "-Duser.language=zh");
        byte[] istanbul = replay(
                calls,
                folder.resolve("2"),
                "-Duser.timezone=America/St_Johns",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Dfile.encoding=ISO-8859-9");
        byte[] arabic = replay(
                calls,
                folder.resolve("3"),
                "-Duser.timezone=Pacific/Kiritimati",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=2");

        assertThat(istanbul).isEqualTo(shanghai);
        assertThat(arabic).isEqualTo(shanghai);
        assertThat(new String(shanghai, StandardCharsets.UTF_8))
                .contains("\"result\":\"STAGE_ORDER\"", "rec/sealed/", "head/certificate/", "MUST_GO_ALONE");
    }

    private static JsonObject recordedCalls() throws IOException {
        Play play = new Play();
        new SamplePlay(play, SampleDossierTest.sample()).play();
        play.submit(play.step(Stage.ACCEPTANCE, Stage.INITIATION));
        play.ledger.submitAll(
                play.staff.organisation(),
                List.of(
                        play.item(play.session, ItemCode.W2).toJson(),
                        play.openLot(Play.LOT).toJson()));
        List<JsonObject> calls = new ArrayList<>();
        for (Transaction transaction : play.ledger.history()) {
            calls.add(JsonObject.builder()
                    .put("creator", transaction.creator())
                    .put("time", Instants.formatNanos(transaction.time()))
                    .put("name", transaction.name())
                    .put("argument", transaction.argument())
                    .build());
        }
        return JsonObject.builder().put("calls", JsonArray.of(calls)).build();
    }

    private static byte[] replay(Path calls, Path result, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ReplayedCalls.class.getName(),
                calls.toString(),
                result.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        result.resolveSibling(result.getFileName() + ".log").toFile())
                .start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(result.resolveSibling(result.getFileName() + ".log")))
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllBytes(result);
    }
}
