/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.server.log.BlockFollower;
import org.jianzheng.server.log.BlockListener;
import org.jianzheng.server.log.BlockNotice;
import org.jianzheng.server.log.LogBeginning;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.log.LogNotBegun;
import org.jianzheng.server.log.LogNotBegun.Reason;
import org.jianzheng.server.log.PublishedLog;
import org.jianzheng.server.trouble.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRebuildTest {
    private static final int ENTRIES = 600;

    @TempDir
    Path folder;

    private final List<SignedNote> taken = new ArrayList<>();
    private final List<LogEntry> told = new ArrayList<>();
    private CosignedLog source;
    private LogStore store;
    private LedgerLog log;

    @BeforeEach
    void open() {
        source = new CosignedLog(folder.resolve("source"));
        for (int block = 0; block < 3; block++) {
            source.commit(ENTRIES / 3);
        }
        source.ledger.beginWith(3);
        reopen();
    }

    private void reopen() {
        store = LogStore.open(folder.resolve("own"));
        log = LedgerLog.open(store);
    }

    @AfterEach
    void close() {
        closeOwn();
        source.close();
    }

    private void closeOwn() {
        log.close();
        store.close();
    }

    private LogRebuild rebuild() {
        return new LogRebuild(
                log,
                source.ledger,
                new CheckpointVerifier(source.trust()),
                Optional.of(source),
                new LogRebuild.Heirs(told::add, taken::add));
    }

    private AbstractThrowableAssert<?, ?> refused(Reason reason) {
        AbstractThrowableAssert<?, ?> thrown = assertThatThrownBy(
                        () -> rebuild().begin())
                .isInstanceOfSatisfying(
                        LogNotBegun.class,
                        notBegun -> assertThat(notBegun.reason()).isEqualTo(reason));
        assertThat(log.head()).isEmpty();
        assertThat(taken).isEmpty();
        return thrown;
    }

    private static byte[] changed(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    private BlockFollower follower(LogBeginning beginning) {
        return new BlockFollower(
                source.ledger,
                log,
                source.trust(),
                "records",
                beginning,
                LogFixture.troubles().of(Kind.BLOCKS, "CityMSP"));
    }

    @Test
    void takes_over_a_log_and_goes_on_with_the_own_peers_blocks() throws Exception {
        List<Long> blocks = new ArrayList<>();
        List<String> news = new ArrayList<>();
        BlockFollower follower = follower(rebuild());
        follower.listen(new BlockListener() {
            @Override
            public void entered(BlockNotice notice) {
                blocks.add(notice.number());
            }

            @Override
            public void takenOver() {
                news.add("taken over");
            }
        });
        follower.start();
        awaitBlock(3);
        source.commit(7);
        awaitBlock(4);
        follower.stop();
        assertThat(log.head()).isEqualTo(source.log().head());
        assertThat(log.size()).isEqualTo(ENTRIES + 7);
        assertThat(log.state(2)).isEmpty();
        assertThat(blocks).containsExactly(3L, 4L);
        assertThat(news).hasSize(1);
        assertThat(taken).hasSize(1);
        assertThat(told).hasSize(ENTRIES);
        for (HashSuite suite : HashSuite.values()) {
            assertThat(log.consistency(suite, 10, ENTRIES + 7))
                    .isEqualTo(source.log().consistency(suite, 10, ENTRIES + 7));
        }
        RecordId early = RecordId.parse(told.getFirst().record().string("id"));
        assertThat(log.position(early)).hasValue(0);
    }

    private void awaitBlock(long block) throws InterruptedException {
        for (int i = 0; i < 6_000 && log.nextBlock() <= block; i++) {
            Thread.sleep(10);
        }
        assertThat(log.nextBlock()).isEqualTo(block + 1);
    }

    @Test
    void goes_on_after_a_restart_when_the_peer_has_not_even_the_checkpoints_block() throws Exception {
        source.ledger.beginWith(4);
        rebuild().begin();
        closeOwn();
        reopen();
        BlockFollower follower = follower(() -> {
            throw new IllegalStateException("the log has begun");
        });
        follower.start();
        source.commit(1);
        awaitBlock(4);
        follower.stop();
        assertThat(log.head()).isEqualTo(source.log().head());
    }

    @Test
    void goes_on_where_it_was_after_a_kill() throws Exception {
        // Checkpoint, two tiles of the right edge, one full tile of hashes, one of entries.
        source.fallSilentAfter(5);
        refused(Reason.SOURCE_UNREACHABLE);
        assertThat(log.staged()).isEqualTo(256);
        closeOwn();
        reopen();
        assertThat(log.staged()).isEqualTo(256);
        source.fallSilentAfter(Integer.MAX_VALUE);
        source.asked.clear();
        source.commit(3);
        rebuild().begin();
        assertThat(log.head()).isEqualTo(source.log().head());
        assertThat(source.asked).doesNotContain("tile/entries/000").contains("tile/entries/001");
    }

    @Test
    void shows_nothing_of_a_log_that_is_not_taken_over_yet() {
        source.fallSilentAfter(5);
        refused(Reason.SOURCE_UNREACHABLE);
        RecordId early = RecordId.parse(told.getFirst().record().string("id"));
        assertThat(log.size()).isZero();
        assertThat(log.entry(0)).isEmpty();
        assertThat(log.position(early)).isEmpty();
        assertThat(log.nextBlock()).isZero();
        PublishedLog published = new PublishedLog(log);
        for (String path : List.of("tile/entries/000", "tile/0/000", "sm3/tile/0/000", "tile/1/000.p/1")) {
            assertThatThrownBy(() -> published.tile(path))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("NOT_FOUND");
        }
        assertThat(rebuild().progress().orElseThrow().staged()).isEqualTo(256);
    }

    @Test
    void names_the_tile_of_entries_that_differs() {
        source.lie("tile/entries/001", changed(source.truth("tile/entries/001"), 50));
        refused(Reason.TILE_DIFFERS).hasMessageContaining("tile/entries/001: entry 256 ");
        assertThat(log.staged()).isEqualTo(256);
    }

    @Test
    void refuses_tiles_of_entries_that_are_cut_or_have_more_or_fewer() {
        byte[] tile = source.truth("tile/entries/000");
        int second = (tile[0] & 0xff) * 256 + (tile[1] & 0xff) + 2;
        byte[] more = Arrays.copyOf(tile, tile.length + second);
        System.arraycopy(tile, 0, more, tile.length, second);
        for (byte[] lie : List.of(
                new byte[0],
                new byte[] {0},
                Arrays.copyOf(tile, tile.length - 1),
                Arrays.copyOfRange(tile, second, tile.length),
                more)) {
            source.lie("tile/entries/000", lie);
            refused(Reason.TILE_DIFFERS).hasMessageContaining("tile/entries/000");
        }
        assertThat(log.staged()).isZero();
    }

    @Test
    void names_the_tile_of_hashes_that_differs() {
        source.lie("tile/0/001", changed(source.truth("tile/0/001"), 32 * 17));
        refused(Reason.TILE_DIFFERS).hasMessageContaining("tile/0/001: it has root");
        source.lie("tile/0/001", Arrays.copyOf(source.truth("tile/0/001"), 32 * 255));
        refused(Reason.TILE_DIFFERS).hasMessageContaining("tile/0/001");
    }

    @Test
    void names_the_tiles_of_the_right_edge_if_they_do_not_give_the_root() {
        source.lie("tile/1/000.p/2", changed(source.truth("tile/1/000.p/2"), 0));
        refused(Reason.TILE_DIFFERS).hasMessageContaining("tile/0/002.p/88, tile/1/000.p/2");
        assertThat(source.asked).doesNotContain("tile/entries/000");
    }

    @Test
    void takes_entries_and_hashes_that_fit_each_other_only_under_the_cosigned_root() {
        CosignedLog other = new CosignedLog(folder.resolve("other"));
        try (other) {
            for (int block = 0; block < 3; block++) {
                other.commit(ENTRIES / 3 - 1);
            }
            other.commit(3);
            for (String path :
                    List.of("tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000")) {
                source.lie(path, other.truth(path));
            }
            refused(Reason.TILE_DIFFERS);
        }
    }

    @Test
    void refuses_a_checkpoint_that_too_few_have_cosigned() {
        source.lie(source.note(source.trust().origin(), source.state(), 1));
        refused(Reason.QUORUM_MISSING).hasMessageContaining("CityMSP").hasMessageContaining("CountyMSP");
    }

    @Test
    void refuses_a_checkpoint_with_a_signature_that_is_not_good() {
        SignedNote note = source.note();
        LogState state = source.state();
        LogState another = new LogState(
                state.block(), state.headerHash(), state.commitHash(), state.size() - 1, state.sha256(), state.sm3());
        SignedNote forged =
                new SignedNote(source.note(source.trust().origin(), another, 3).text(), note.signatures());
        source.lie(forged);
        refused(Reason.CHECKPOINT_REFUSED);
        source.lie("checkpoint", "no note".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        refused(Reason.CHECKPOINT_REFUSED);
    }

    @Test
    void tells_another_log_from_another_first_block() {
        source.lie(source.note(new LogOrigin("jianzheng.example/elsewhere/0123456789abcdef"), source.state(), 3));
        refused(Reason.OTHER_ORIGIN);
        String own = source.trust().origin().value();
        source.lie(source.note(
                new LogOrigin(own.substring(0, own.length() - 16) + "0123456789abcdef"), source.state(), 3));
        refused(Reason.OTHER_GENESIS);
    }

    @Test
    void begins_anew_if_a_quorum_states_a_root_that_the_entries_do_not_give() throws Exception {
        LogState state = source.state();
        LogState.Roots sm3 = state.sm3();
        for (LogState.Roots wrong : List.of(
                new LogState.Roots(sm3.index(), sm3.index(), sm3.active()),
                new LogState.Roots(sm3.log(), sm3.log(), sm3.active()),
                new LogState.Roots(sm3.log(), sm3.index(), sm3.log()))) {
            LogState stated = new LogState(
                    state.block(), state.headerHash(), state.commitHash(), state.size(), state.sha256(), wrong);
            source.lie(source.note(source.trust().origin(), stated, 3));
            refused(Reason.ROOT_DIFFERS).hasMessageContaining("SM3");
            assertThat(log.staged()).isZero();
        }
        source.lie(source.note());
        rebuild().begin();
        assertThat(log.head()).isEqualTo(source.log().head());
    }

    @Test
    void refuses_a_checkpoint_of_another_block_than_the_own_peers() {
        LogState state = source.state();
        Hash another = state.sha256().log();
        LogState otherHeader =
                new LogState(state.block(), another, state.commitHash(), state.size(), state.sha256(), state.sm3());
        source.lie(source.note(source.trust().origin(), otherHeader, 3));
        refused(Reason.BLOCK_DIFFERS).hasMessageContaining("block 3 has hash");
        LogState otherCommit = new LogState(
                state.block(), state.headerHash(), Optional.of(another), state.size(), state.sha256(), state.sm3());
        source.lie(source.note(source.trust().origin(), otherCommit, 3));
        refused(Reason.BLOCK_DIFFERS).hasMessageContaining("commit hash");
        assertThat(log.staged()).isZero();
    }

    @Test
    void waits_for_a_newer_checkpoint_if_the_own_peer_begins_behind_it() throws Exception {
        source.lie(source.note());
        source.commitNothing();
        source.commitNothing();
        source.ledger.beginWith(5);
        refused(Reason.SOURCE_BEHIND).hasMessageContaining("begins with block 5");
        source.lie(source.note());
        rebuild().begin();
        assertThat(log.nextBlock()).isEqualTo(6);
    }

    @Test
    void waits_for_the_own_peer_if_the_checkpoint_is_ahead_of_it() {
        LogState state = source.state();
        LogState ahead =
                new LogState(9, state.headerHash(), state.commitHash(), state.size(), state.sha256(), state.sm3());
        source.lie(source.note(source.trust().origin(), ahead, 3));
        refused(Reason.PEER_BEHIND);
    }

    @Test
    void without_a_source_says_that_early_blocks_are_missing() throws Exception {
        LogBeginning none = new LogRebuild(
                log,
                source.ledger,
                new CheckpointVerifier(source.trust()),
                Optional.empty(),
                new LogRebuild.Heirs(told::add, taken::add));
        assertThatThrownBy(none::begin).isInstanceOf(LogNotBegun.class).hasMessageStartingWith("NO_SOURCE");
        source.ledger.beginWith(0);
        assertThat(none.begin()).isFalse();
    }
}
