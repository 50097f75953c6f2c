/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.checkpoint.AddCheckpointRequest;
import org.jianzheng.evidence.checkpoint.AddCheckpointResult;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.checkpoint.Cosigner;
import org.jianzheng.evidence.log.BlockEntries;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.server.ledger.FakeLedger;
import org.junit.jupiter.api.Test;

/** How gateways come to one cosigned checkpoint. */
class CosigningTest extends CosigningScenario {
    @Test
    void all_gateways_end_with_the_same_cosigned_checkpoint() throws Exception {
        city.propose();
        await(() -> gateways.values().stream()
                .allMatch(gateway -> gateway.checkpoints.newestWhole().isPresent()));
        SignedNote note = city.checkpoints.newestWhole().orElseThrow().note();
        assertThat(gateways.values()).allSatisfy(gateway -> {
            assertThat(gateway.checkpoints.newestWhole().orElseThrow().note()).isEqualTo(note);
            assertThat(gateway.checkpoints.cosignedSize()).isEqualTo(1);
        });
        assertThat(city.checkpoints.newest().orElseThrow().verified().quorum().missing())
                .isEmpty();
    }

    @Test
    void says_who_is_missing_and_is_whole_without_them_if_the_quorum_is_met() throws Exception {
        county.up = false;
        city.propose();
        Kept kept = city.checkpoints.newest().orElseThrow();
        assertThat(kept.isWhole()).isTrue();
        assertThat(kept.verified().quorum().missing()).containsExactly("CountyMSP");
    }

    @Test
    void finds_the_earliest_checkpoint_of_a_quorum_that_covers_an_entry() throws Exception {
        regulator.up = false;
        city.propose();
        regulator.up = true;
        for (int block = 2; block <= 3; block++) {
            commit();
            city.propose();
        }
        assertThat(earliest(1, 0)).contains(2L);
        assertThat(earliest(1, 1)).contains(2L);
        assertThat(earliest(2, 2)).contains(3L);
        assertThat(earliest(1, 3)).isEmpty();
    }

    private Optional<Long> earliest(long block, long position) {
        return city.checkpoints
                .earliestCovering(block, position)
                .map(note -> Checkpoint.parse(note.text()).state().block());
    }

    @Test
    void is_degraded_without_an_organisation_that_is_neither_centre_nor_branch() throws Exception {
        regulator.up = false;
        city.propose();
        Kept kept = city.checkpoints.newest().orElseThrow();
        assertThat(kept.verified().quorum().signed()).containsExactly("CityMSP", "CountyMSP");
        assertThat(kept.isWhole()).isFalse();
        assertThat(city.checkpoints.cosignedSize()).isZero();
        assertThat(city.checkpoints.covering(0)).contains(kept);
    }

    @Test
    void a_degraded_checkpoint_becomes_whole_when_the_missing_return() throws Exception {
        regulator.up = false;
        county.up = false;
        city.propose();
        assertThat(city.checkpoints.newest().orElseThrow().isWhole()).isFalse();
        List<Long> covered = new ArrayList<>();
        city.checkpoints.whenCosigned(covered::add);
        regulator.up = true;
        county.up = true;
        CheckpointRounds rounds = rounds(city);
        rounds.start();
        await(() -> city.checkpoints.newestWhole().isPresent());
        rounds.stop();
        assertThat(covered).containsExactly(1L);
        assertThat(city.checkpoints.newest().orElseThrow().verified().quorum().missing())
                .isEmpty();
    }

    @Test
    void a_checkpoint_that_is_brought_again_is_no_news() throws Exception {
        city.propose();
        Kept kept = city.checkpoints.newest().orElseThrow();
        city.checkpoints.take(kept.note());
        assertThat(city.checkpoints.newest()).containsSame(kept);
        assertThat(city.checkpoints.newestWhole()).containsSame(kept);
    }

    @Test
    void blocks_without_entries_get_a_checkpoint_too_when_nothing_else_happens() throws Exception {
        city.propose();
        ledger.changeEpoch();
        gateways.values().forEach(Gateway::catchUp);
        CheckpointRounds rounds = rounds(city);
        rounds.start();
        await(() -> city.checkpoints.newestWhole().orElseThrow().block() == 2);
        rounds.stop();
        assertThat(city.checkpoints.newestWhole().orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void another_gateway_takes_over_from_a_silent_one() throws Exception {
        // Before the first checkpoint the turn is that of block 0: the first in the order of names.
        city.up = false;
        CheckpointRounds rounds = rounds(regulator);
        rounds.start();
        await(() -> regulator.checkpoints.newestWhole().isPresent());
        rounds.stop();
        assertThat(regulator
                        .checkpoints
                        .newest()
                        .orElseThrow()
                        .verified()
                        .quorum()
                        .missing())
                .containsExactly("CityMSP");
    }

    @Test
    void follows_with_new_entries_and_remembers_over_a_restart() throws Exception {
        city.propose();
        commit();
        regulator.propose();
        await(() -> city.checkpoints.cosignedSize() == 2);
        Checkpoints again = new Checkpoints(
                new CheckpointArchive(city.store), city.verifier, city.cosigner, city.log, Clock.systemUTC());
        assertThat(again.cosignedSize()).isEqualTo(2);
        assertThat(again.newest().orElseThrow().note())
                .isEqualTo(city.checkpoints.newest().orElseThrow().note());
    }

    @Test
    void takes_no_checkpoint_of_a_block_that_its_own_log_has_not_reached() throws Exception {
        city.propose();
        SignedNote note = city.checkpoints.newest().orElseThrow().note();
        try (LogStore store = LogStore.open(folder.resolve("behind"));
                LedgerLog behind = LedgerLog.open(store)) {
            CheckpointArchive archive = new CheckpointArchive(store);
            Cosigner cosigner = new Cosigner(city.verifier, behind, city.signer, archive);
            Checkpoints checkpoints = new Checkpoints(archive, city.verifier, cosigner, behind, Clock.systemUTC());
            assertThat(checkpoints.take(note)).isEqualTo(Checkpoints.Taken.AHEAD);
            assertThat(checkpoints.newest()).isEmpty();
        }
    }

    @Test
    void two_histories_are_kept_as_a_fork() throws Exception {
        // The regulator's peer is lied to: another block 2 than everybody else's.
        Block honest;
        FakeLedger lying = ledger;
        lying.hold();
        regulator.catchUp();
        lying.release();
        commit();
        honest = ledger.blocks().getLast();
        assertThat(honest.getHeader().getNumber()).isEqualTo(2);
        try (LogStore store = LogStore.open(folder.resolve("misled"));
                LedgerLog misled = LedgerLog.open(store)) {
            misled.append(BlockEntries.of(ledger.blocks().get(0), "records"));
            misled.append(BlockEntries.of(ledger.blocks().get(1), "records"));
            Block other = honest.toBuilder()
                    .setHeader(honest.getHeader().toBuilder()
                            .setDataHash(com.google.protobuf.ByteString.copyFrom(new byte[32])))
                    .build();
            misled.append(BlockEntries.of(other, "records"));
            CheckpointArchive archive = new CheckpointArchive(store);
            Cosigner cosigner = new Cosigner(regulator.verifier, misled, regulator.signer, archive);
            Checkpoints checkpoints = new Checkpoints(archive, regulator.verifier, cosigner, misled, Clock.systemUTC());
            regulator.up = false;
            city.propose();
            SignedNote note = city.checkpoints.newest().orElseThrow().note();
            assertThat(checkpoints.take(note)).isEqualTo(Checkpoints.Taken.FORK);
            assertThat(checkpoints.forks()).singleElement().satisfies(fork -> {
                assertThat(fork.block()).isEqualTo(2);
                assertThat(fork.notes()).hasSize(2);
            });
            AddCheckpointResult answer =
                    cosigner.add(AddCheckpointRequest.of(misled, 0, Checkpoint.parse(note.text()), note));
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            AddCheckpointResult.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(AddCheckpointResult.Reason.FORK));
        }
    }
}
