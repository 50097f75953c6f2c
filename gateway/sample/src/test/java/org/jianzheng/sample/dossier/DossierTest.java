/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.sample.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DossierTest {
    @Test
    void reads_the_whole_sample() {
        Dossier dossier = Dossier.read(Cases.folder("sample"));
        assertThat(dossier.events()).hasSize(61);
        assertThat(dossier.files())
                .hasSize(7)
                .allSatisfy(file -> assertThat(file.file()).hasSize(file.size()));
        assertThat(dossier.events()).allMatch(event -> event.lot().equals(dossier.lot()));
    }

    @Test
    void refuses_events_out_of_order() {
        Dossier dossier = Dossier.read(Cases.folder("sample"));
        List<DossierEvent> swapped =
                List.of(dossier.events().get(1), dossier.events().get(0));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new Dossier(dossier.lot(), swapped, List.of(), List.of()))
                .withMessageContaining("event 1")
                .withMessageContaining("event 2");
    }

    @Test
    void refuses_an_event_of_an_unknown_kind(@TempDir Path folder) throws Exception {
        Path sample = Cases.folder("sample");
        String changed = Files.readString(sample.resolve("dossier.ndjson")).replace("rooms.booked", "rooms.lost");
        Files.writeString(folder.resolve("dossier.ndjson"), changed);
        Files.copy(sample.resolve("manifest.json"), folder.resolve("manifest.json"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Dossier.read(folder))
                .withMessageContaining("rooms.lost");
    }

    @Test
    void refuses_a_folder_without_a_dossier(@TempDir Path folder) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Dossier.read(folder))
                .withMessageContaining("dossier.ndjson");
    }
}
