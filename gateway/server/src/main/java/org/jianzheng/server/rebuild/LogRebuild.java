/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.rebuild;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointRule;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.log.EntryTile;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.evidence.log.TileRefused;
import org.jianzheng.evidence.log.VerifiedTiles;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.log.LogBeginning;
import org.jianzheng.server.log.LogNotBegun;
import org.jianzheng.server.log.LogNotBegun.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the log over from another organisation where the own peer cannot give it: all entries up to a checkpoint that the quorum
 * of the own trust root has cosigned and whose block the own peer has too. Every tile is checked before an entry of it is kept,
 * all roots before the log begins; until then nothing of it is seen by anybody. What was checked stays when the process
 * ends.
 */
public final class LogRebuild implements LogBeginning {
    private static final Logger LOG = LoggerFactory.getLogger(LogRebuild.class);
    private static final String CHECKPOINT = "checkpoint";
    private static final int PROGRESS = 100_000;

    /**
     * How far it is.
     *
     * @param staged entries that are here and checked
     * @param size entries of the checkpoint, empty while none is accepted
     */
    public record Progress(long staged, Optional<Long> size) {}

    /**
     * Who hears of what is taken over.
     *
     * @param entry told of each entry in order, once it is checked and kept; entries may be told again
     * @param checkpoint told of the checkpoint once the log has begun with it
     */
    record Heirs(Consumer<LogEntry> entry, Consumer<SignedNote> checkpoint) {}

    private final LedgerLog log;
    private final Ledger ledger;
    private final CheckpointVerifier verifier;
    private final Optional<LogSource> source;
    private final Heirs heirs;
    private volatile Optional<Long> size = Optional.empty();

    LogRebuild(
            LedgerLog log,
            Ledger ledger,
            CheckpointVerifier verifier,
            Optional<? extends LogSource> source,
            Heirs heirs) {
        this.log = log;
        this.ledger = ledger;
        this.verifier = verifier;
        this.source = source.map(each -> each);
        this.heirs = heirs;
    }

    /** How far it is; empty if it is done or never begins. */
    public Optional<Progress> progress() {
        return source.isPresent() && log.head().isEmpty()
                ? Optional.of(new Progress(log.staged(), size))
                : Optional.empty();
    }

    @Override
    public boolean begin() throws LogNotBegun, LedgerLost, InterruptedException {
        if (source.isEmpty()) {
            long first = ledger.firstBlock();
            if (first > 0) {
                throw new LogNotBegun(
                        Reason.NO_SOURCE,
                        "the own peer begins with block " + first
                                + ", the blocks before it must come from another organisation (jianzheng.log.source)");
            }
            return false;
        }
        takeOver(source.get());
        return true;
    }

    private void takeOver(LogSource from) throws LogNotBegun, LedgerLost, InterruptedException {
        SignedNote note = newest(from);
        LogState goal = Checkpoint.parse(note.text()).state();
        requireOverlap(goal);
        size = Optional.of(goal.size());
        try {
            stage(from, goal);
            log.adopt(goal);
        } catch (TileRefused refused) {
            throw new LogNotBegun(Reason.TILE_DIFFERS, String.valueOf(refused.getMessage()));
        } catch (Refusal refusal) {
            // Every entry is covered by the SHA-256 root, so another try with the same entries cannot end better.
            log.discard();
            throw new LogNotBegun(Reason.ROOT_DIFFERS, refusal.sentence());
        }
        heirs.checkpoint().accept(note);
        LOG.info("the log is taken over: {} entries up to block {}, all roots checked", goal.size(), goal.block());
    }

    private SignedNote newest(LogSource from) throws LogNotBegun, InterruptedException {
        byte[] bytes = from.get(CHECKPOINT, SignedNote.MAX_CHARACTERS);
        try {
            SignedNote note = SignedNote.parse(new String(bytes, StandardCharsets.UTF_8));
            requireOrigin(Checkpoint.parse(note.text()).origin());
            VerifiedCheckpoint verified = verifier.verify(note);
            if (!verified.quorum().isMet()) {
                throw new LogNotBegun(
                        Reason.QUORUM_MISSING,
                        "the checkpoint of block " + verified.body().state().block() + " is cosigned by "
                                + verified.quorum().signed() + ", and "
                                + verified.quorum().missing() + " are missing");
            }
            return note;
        } catch (CheckpointRefused refused) {
            Reason reason = refused.rule() == CheckpointRule.KNOWN_SIGNERS
                            || refused.rule() == CheckpointRule.GOOD_SIGNATURES
                            || refused.rule() == CheckpointRule.LOG_SIGNATURE
                    ? Reason.CHECKPOINT_REFUSED
                    : Reason.OTHER_ORIGIN;
            throw new LogNotBegun(reason, String.valueOf(refused.getMessage()));
        } catch (Refusal malformed) {
            throw new LogNotBegun(Reason.CHECKPOINT_REFUSED, malformed.sentence());
        }
    }

    private void requireOrigin(LogOrigin given) throws LogNotBegun {
        LogOrigin own = verifier.trust().origin();
        if (given.equals(own)) {
            return;
        }
        String sentence = "the own trust root names the log " + own + ", the source shows " + given;
        throw new LogNotBegun(
                ledgerName(given).equals(ledgerName(own)) ? Reason.OTHER_GENESIS : Reason.OTHER_ORIGIN, sentence);
    }

    /** An origin ends with the beginning of the first block's hash. */
    private static String ledgerName(LogOrigin origin) {
        return origin.value().substring(0, origin.value().lastIndexOf('/'));
    }

    /** The own peer must stand on the very block whose state is taken over. */
    private void requireOverlap(LogState goal) throws LogNotBegun, LedgerLost {
        Optional<Hash> own = ledger.hashOf(goal.block());
        if (own.isEmpty()) {
            long first = ledger.firstBlock();
            throw first > goal.block() + 1
                    ? new LogNotBegun(
                            Reason.SOURCE_BEHIND,
                            "the own peer begins with block " + first + ", the newest checkpoint is of block "
                                    + goal.block() + "; a newer one is waited for")
                    : new LogNotBegun(
                            Reason.PEER_BEHIND,
                            "the checkpoint is of block " + goal.block() + ", which the own peer has not reached yet");
        }
        requireSame(goal, "hash", own.get(), goal.headerHash());
        if (goal.block() >= ledger.firstBlock()) {
            Optional<Hash> commit =
                    MetadataSlots.commitHash(ledger.block(goal.block())).map(hash -> Hash.of(hash.bytes()));
            if (commit.isPresent() && goal.commitHash().isPresent()) {
                requireSame(goal, "commit hash", commit.get(), goal.commitHash().get());
            }
        }
    }

    private static void requireSame(LogState goal, String what, Hash own, Hash given) throws LogNotBegun {
        if (!own.equals(given)) {
            throw new LogNotBegun(
                    Reason.BLOCK_DIFFERS,
                    "block " + goal.block() + " has " + what + " " + own.hex() + " at the own peer, " + given.hex()
                            + " in the checkpoint");
        }
    }

    private void stage(LogSource from, LogState goal) throws LogNotBegun, InterruptedException {
        if (log.staged() > goal.size()) {
            throw new LogNotBegun(
                    Reason.SOURCE_BEHIND,
                    "the source shows a checkpoint of " + goal.size() + " entries, " + log.staged()
                            + " are here already");
        }
        LOG.info(
                "the log is taken over up to block {}: {} of {} entries are here",
                goal.block(),
                log.staged(),
                goal.size());
        VerifiedTiles<LogNotBegun> tiles = VerifiedTiles.open(
                path -> from.get(path.toString(), EntryTile.MAX_BYTES),
                goal.size(),
                goal.sha256().log());
        while (log.staged() < goal.size()) {
            long before = log.staged();
            List<byte[]> tile = tiles.entries(before / TilePath.FULL);
            List<LogEntry> entries = new ArrayList<>();
            for (byte[] entry : tile.subList((int) (before % TilePath.FULL), tile.size())) {
                entries.add(read(entry));
            }
            log.stage(entries);
            entries.forEach(heirs.entry());
            if (log.staged() / PROGRESS > before / PROGRESS) {
                LOG.info("{} of {} entries are here and checked", log.staged(), goal.size());
            }
        }
    }

    private static LogEntry read(byte[] entry) throws LogNotBegun {
        try {
            return LogEntry.parse(entry);
        } catch (Refusal refusal) {
            throw new LogNotBegun(
                    Reason.ENTRY_UNREADABLE, "a cosigned entry cannot be read by this release: " + refusal.sentence());
        }
    }
}
