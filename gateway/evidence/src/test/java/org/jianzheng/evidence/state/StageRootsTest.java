/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageRoot;
import org.jianzheng.model.dossier.StageStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageRootsTest {
    @TempDir
    Path folder;

    private SignedLog log;
    private SignedRecords records;

    @BeforeEach
    void fill() {
        log = new SignedLog(folder);
        records = new SignedRecords(log);
        log.append(records.item(records.session()));
        log.append(records.item(records.session()));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void the_root_of_a_stage_holds_whatever_is_recorded_afterwards() { // invariant 26
        close(StageRoots.of(entries()));
        log.append(records.item(records.session()));
        assertThat(StageRoots.broken(entries())).isEmpty();
    }

    @Test
    void a_root_over_other_records_or_over_more_than_there_were_is_found() {
        StageRoot sound = StageRoots.of(entries());
        StageRoot other = new StageRoot(sound.records(), DualDigest.of(new byte[] {1}));
        StageRoot beyond = new StageRoot(sound.records() + 5, sound.roots());
        close(other);
        close(beyond);

        List<StageRoots.Broken> broken = StageRoots.broken(entries());
        assertThat(broken).extracting(StageRoots.Broken::stated).containsExactly(other, beyond);
        assertThat(broken.getFirst().computed()).contains(sound);
        assertThat(broken.getLast().computed()).isEmpty();
    }

    @Test
    void a_root_of_one_suite_alone_does_not_do() {
        StageRoot sound = StageRoots.of(entries());
        DualDigest half = new DualDigest(
                sound.roots().sha256(), DualDigest.of(new byte[] {1}).sm3());
        close(new StageRoot(sound.records(), half));
        assertThat(StageRoots.broken(entries())).hasSize(1);
    }

    private void close(StageRoot root) {
        log.append(records.inLot(
                new StageStep(Stage.OPENING, Stage.EVALUATION, Optional.empty(), Optional.of(root), Optional.empty()),
                records.session()));
    }

    private List<LogEntry> entries() {
        IndexAnswer all = log.answer(new IndexKey(IndexName.LOT, SignedRecords.LOT.value()));
        return all.asked();
    }
}
