/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.junit.jupiter.api.Test;

class SampleDossierTest {
    private final Play play = new Play();

    @Test
    void the_samples_events_of_this_release_are_records() throws IOException {
        assertThat(new SamplePlay(play, sample()).play())
                .containsExactlyInAnyOrder(
                        1L, 6L, 13L, 18L, 19L, 20L, 28L, 29L, 37L, 38L, 39L, 40L, 41L, 44L, 46L, 48L, 49L, 52L);
        assertThat(play.ledger.value("head/certificate/" + Play.TENDER)).isPresent();
        assertThat(play.ledger.value("head/lot/" + Play.LOT).orElseThrow().string("phase"))
                .isEqualTo("ACCEPTANCE");
    }

    @Test
    void nothing_of_the_result_is_in_any_value_before_the_award() throws IOException { // invariant 4
        new SamplePlay(play, sample()).play();
        boolean awarded = false;
        for (InMemoryLedger.Transaction transaction : play.ledger.history()) {
            String argument = transaction.argument();
            awarded |= argument.contains("\"to\":\"AWARD\"");
            if (!awarded) {
                for (byte[] value : transaction.writes().values()) {
                    assertThat(new String(value, StandardCharsets.UTF_8))
                            .doesNotContain(
                                    "\"item\":\"W7\"", "\"item\":\"W8\"", "\"item\":\"W9\"", "witness.incident", "专家");
                }
            }
        }
        assertThat(awarded).isTrue();
    }

    @Test
    void every_head_is_the_fold_of_the_records_in_their_order() throws IOException {
        new SamplePlay(play, sample()).play();
        InMemoryLedger replayed = Replay.of(play.ledger);

        assertThat(heads(replayed)).containsExactlyElementsOf(heads(play.ledger).toList());
        assertThat(heads(replayed)).hasSizeGreaterThan(20);
    }

    private static Stream<String> heads(InMemoryLedger ledger) {
        return ledger.state().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("head/"))
                .map(entry -> entry.getKey() + "=" + new String(entry.getValue(), StandardCharsets.UTF_8));
    }

    /** The sample dossier. */
    static Path sample() {
        return CaseFiles.projectRoot().resolve("cases/sample");
    }
}
