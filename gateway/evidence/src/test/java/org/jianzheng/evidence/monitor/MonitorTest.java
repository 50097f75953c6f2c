/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private SignedLog log;
    private TrialGateway city;
    private TrialGateway county;
    private Monitor monitor;
    private MonitorState state;
    private Instant now = SignedLog.START;

    @BeforeEach
    void begin() {
        log = new SignedLog(folder.resolve("log"));
        grow(3);
        SignedNote note = log.checkpoint();
        city = new TrialGateway("https://city.example", log.log(), note);
        county = new TrialGateway("https://county.example", log.log(), note);
        monitor = new Monitor(new CheckpointVerifier(log.trust()), () -> now, PATIENCE);
        state = MonitorState.begin(log.trust().origin().value());
    }

    @AfterEach
    void end() {
        log.close();
    }

    private void grow(int entries) {
        for (int i = 0; i < entries; i++) {
            log.appendJson(
                    List.of(CanonicalJson.parseObject("{\"id\":\"" + log.log().size() + "\",\"type\":\"trial\"}")));
        }
    }

    private List<MonitorFinding> look() throws InterruptedException {
        MonitorRound round = monitor.look(state, List.of(city, county));
        state = round.after();
        return round.open();
    }

    private static List<MonitorKind> kinds(List<MonitorFinding> findings) {
        return findings.stream().map(MonitorFinding::kind).toList();
    }

    /** A log that begins like the real one and goes on otherwise, in the name of the same log. */
    private SignedNote otherHistory() {
        LogState head = log.log().head().orElseThrow();
        LogState.Roots roots = new LogState.Roots(
                head.headerHash(), head.sha256().index(), head.sha256().active());
        LogState other =
                new LogState(head.block(), head.headerHash(), head.commitHash(), head.size(), roots, head.sm3());
        return log.city()
                .signer(log.trust().origin(), log.clock())
                .propose(new Checkpoint(log.trust().origin(), other));
    }

    @Test
    void finds_nothing_where_all_gateways_go_on_together() throws InterruptedException {
        assertThat(look()).isEmpty();
        for (int i = 0; i < 3; i++) {
            grow(300);
            city.show(log.checkpoint());
            assertThat(look()).as("the county is behind").isEmpty();
            county.show(log.checkpoint());
            assertThat(look()).isEmpty();
        }
        assertThat(Checkpoint.parse(state.newest().orElseThrow().text()).state().size())
                .isEqualTo(903);
    }

    @Test
    void names_the_gateway_that_shows_another_checkpoint_of_the_same_block() throws InterruptedException {
        look();
        SignedNote remembered = state.newest().orElseThrow();
        county.show(otherHistory());
        assertThat(look()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(MonitorKind.FORK);
            assertThat(finding.gateway()).isEqualTo(county.name());
        });
        assertThat(state.newest()).contains(remembered);
        assertThat(state.sights().values())
                .allSatisfy(sight -> assertThat(sight.note().text()).isEqualTo(remembered.text()));
    }

    @Test
    void names_a_checkpoint_that_does_not_extend_what_was_shown() throws InterruptedException {
        look();
        SignedNote before = state.newest().orElseThrow();
        grow(5);
        county.show(otherHistory());
        assertThat(kinds(look())).contains(MonitorKind.INCONSISTENT);
        assertThat(state.newest()).contains(before);
    }

    @Test
    void names_a_gateway_that_shows_less_than_before_and_keeps_what_it_knew() throws InterruptedException {
        SignedNote early = log.checkpoint();
        grow(5);
        SignedNote late = log.checkpoint();
        city.show(late);
        county.show(late);
        look();
        SignedNote newest = state.newest().orElseThrow();
        city.show(early);
        assertThat(look()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(MonitorKind.ROLLBACK);
            assertThat(finding.gateway()).isEqualTo(city.name());
        });
        assertThat(state.newest()).contains(newest);
        assertThat(kinds(look())).as("it is told again").containsExactly(MonitorKind.ROLLBACK);
    }

    @Test
    void tells_silence_and_standing_still_after_its_patience() throws InterruptedException {
        look();
        city.silent(true);
        assertThat(look()).isEmpty();
        now = now.plus(PATIENCE);
        assertThat(kinds(look())).containsExactly(MonitorKind.SILENT);
        city.silent(false);
        grow(1);
        county.show(log.checkpoint());
        assertThat(kinds(look())).containsExactly(MonitorKind.STALLED);
        city.show(log.checkpoint());
        assertThat(look()).isEmpty();
    }

    @Test
    void tells_who_is_missing_in_a_degraded_checkpoint() throws InterruptedException {
        look();
        grow(1);
        SignedNote degraded = log.checkpoint(log.city());
        city.show(degraded);
        county.show(degraded);
        assertThat(look()).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(MonitorKind.DEGRADED);
            assertThat(finding.about()).isEqualTo("CountyMSP,RegulatorMSP");
        });
    }

    @Test
    void refuses_checkpoints_without_good_signatures() throws InterruptedException {
        look();
        String note = log.checkpoint().toString();
        city.show(SignedNote.parse(
                note.replace("\ncommit ", "\ncommit 0").replaceFirst("(commit 0[0-9a-f]{63}).", "$1")));
        assertThat(kinds(look())).containsExactly(MonitorKind.REFUSED);
    }

    @Test
    void repeats_an_open_fork_until_it_is_resolved_or_acknowledged() throws InterruptedException {
        look();
        JsonObject fork = JsonObject.builder()
                .put("block", 3)
                .put(
                        "notes",
                        JsonArray.ofStrings(List.of(
                                log.checkpoint().toString(), otherHistory().toString())))
                .build();
        city.know(fork);
        List<MonitorFinding> found = look();
        assertThat(kinds(found)).containsExactly(MonitorKind.FORK);
        assertThat(look()).isEqualTo(found);
        state = state.acknowledge(List.of(found.getFirst().id()));
        assertThat(look()).isEmpty();
        city.know(fork.with("resolvedBy", "0198c7f0-0000-7000-8000-000000000000"));
        assertThat(monitor.look(state, List.of(city)).findings()).isEmpty();
    }

    @Test
    void keeps_its_memory_and_never_takes_a_missing_or_changed_one_for_new() throws Exception {
        look();
        StateFile file = new StateFile(folder.resolve("state.json"));
        assertThatThrownBy(file::load).isInstanceOf(NoSuchFileException.class);
        file.save(state);
        assertThat(file.load()).isEqualTo(state);
        byte[] bytes = Files.readAllBytes(file.path());
        for (int at = 0; at < bytes.length; at += 7) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(file.path(), changed);
            assertThatThrownBy(file::load).as("byte %d", at).isInstanceOf(Refusal.class);
        }
        Files.write(file.path(), new byte[0]);
        assertThatThrownBy(file::load).isInstanceOf(Refusal.class);
    }
}
