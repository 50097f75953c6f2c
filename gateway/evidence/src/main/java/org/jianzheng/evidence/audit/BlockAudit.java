/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.jianzheng.evidence.block.BlockFinding;
import org.jianzheng.evidence.block.BlockRefused;
import org.jianzheng.evidence.block.BlockReport;
import org.jianzheng.evidence.block.ChainExaminer;
import org.jianzheng.evidence.log.BlockEntries;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.ScratchTable;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.store.TableRows;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.jianzheng.protocol.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Examines the ledger's blocks from the trusted first one on, derives entries from them, and compares these, the blocks' hashes
 * and the chain of commit hashes with the log. Behind a block that is refused nothing more is judged.
 */
final class BlockAudit {
    /** The chaincode that writes records. */
    private static final String RECORDS = "records";

    private final TrustRoot trust;
    private final LogStore store;
    private final Tally tally;
    private final HeadAudit heads;
    private final CommitHashes commits = new CommitHashes();
    private final long head;
    private @Nullable ChainExaminer examiner;
    private long next;
    private long position;

    BlockAudit(TrustRoot trust, LogStore store, ScratchTable heads, Tally tally) {
        this.heads = new HeadAudit(heads, tally);
        this.trust = trust;
        this.store = store;
        this.tally = tally;
        this.head = store.lastKey(Table.BLOCKS, Keys.number(Long.MAX_VALUE))
                .map(Keys::firstNumber)
                .orElse(-1L);
    }

    /** Whether the blocks are sound and reach the end of the log. */
    boolean audit(BlockFiles files) {
        try (TableRows entries = store.rows(Table.ENTRIES)) {
            files.read(block -> take(block, entries));
        } catch (IOException | ProtocolException damaged) {
            tally.wrong(finding(AuditKind.BLOCKS, "form", "a whole block", String.valueOf(damaged.getMessage())));
        }
        if (!commits.isKnown()) {
            tally.gap(AuditGap.COMMIT_HASHES, "");
        }
        if (next <= head) {
            tally.gap(AuditGap.BLOCKS_END, "block " + (next - 1) + " of " + head);
        }
        return next > head;
    }

    private boolean take(Block block, TableRows entries) {
        List<AuditFinding> findings = new ArrayList<>();
        Optional<BlockReport> report = examine(block, findings);
        if (report.isEmpty()) {
            tally.judge(AuditKind.BLOCKS, findings);
            return false;
        }
        try {
            ValidityFlags flags = ValidityFlags.of(block);
            LogBlock derived = BlockEntries.of(block, flags, RECORDS);
            commits.next(block, flags).ifPresent(computed -> {
                if (!derived.commitHash().equals(Optional.of(computed))) {
                    findings.add(finding(
                            AuditKind.BLOCKS,
                            "commit hash, of validity flags and writes",
                            computed.hex(),
                            String.valueOf(derived.commitHash().orElse(null))));
                }
            });
            compare(derived, findings);
            tally.judge(AuditKind.BLOCKS, findings);
            report.get().transactions().forEach(transaction -> transaction(transaction, block, flags));
            if (derived.number() <= head) {
                derived.entries().forEach(entry -> compare(entry, entries));
            }
        } catch (ProtocolException | Refusal broken) {
            findings.add(finding(AuditKind.BLOCKS, "content", "entries", String.valueOf(broken.getMessage())));
            tally.judge(AuditKind.BLOCKS, findings);
            return false;
        }
        next++;
        return true;
    }

    /** The report of a block that is sound; empty for another, which is a finding. */
    private Optional<BlockReport> examine(Block block, List<AuditFinding> findings) {
        try {
            ChainExaminer begun = examiner;
            if (begun == null) {
                examiner = ChainExaminer.begin(block, trust.genesis(), trust.channel());
                return Optional.of(new BlockReport(0, List.of(), List.of()));
            }
            BlockReport report = begun.next(block);
            report.failure().ifPresent(broken -> findings.add(finding(broken)));
            return report.failure().isPresent() ? Optional.empty() : Optional.of(report);
        } catch (BlockRefused refused) {
            findings.add(finding(refused.finding()));
            return Optional.empty();
        }
    }

    /** What the ledger has judged invalid may break any rule; what it has judged valid none. */
    private void transaction(BlockReport.TransactionReport transaction, Block block, ValidityFlags flags) {
        if (!flags.isValid(transaction.index())) {
            tally.right(AuditKind.TRANSACTIONS);
            return;
        }
        String place = "block " + next + " transaction " + transaction.index();
        tally.judge(
                AuditKind.TRANSACTIONS,
                transaction.failure().stream()
                        .map(broken -> new AuditFinding(
                                AuditKind.TRANSACTIONS, place, broken.rule().name(), broken.computed(), broken.given()))
                        .toList());
        SignedEnvelope envelope = SignedEnvelope.parse(block.getData().getData(transaction.index()));
        if (envelope.type() == HeaderType.ENDORSER_TRANSACTION) {
            heads.take(place, Transactions.parse(envelope).readWriteSet(), RECORDS);
        }
    }

    private void compare(LogBlock derived, List<AuditFinding> findings) {
        Optional<LogState> stored;
        try {
            stored = store.get(Table.BLOCKS, Keys.number(derived.number())).map(LogState::read);
        } catch (StoreFailed unreadable) {
            // The states are checked apart, and this one is a finding there.
            return;
        }
        stored.ifPresent(state -> {
            if (!state.headerHash().equals(derived.headerHash())) {
                findings.add(state("header hash", derived.headerHash(), state.headerHash()));
            }
            if (!state.commitHash().equals(derived.commitHash())) {
                findings.add(state("commit hash", derived.commitHash(), state.commitHash()));
            }
        });
    }

    private void compare(LogEntry computed, TableRows entries) {
        byte[] key = Keys.number(position);
        String place = RowName.of(Table.ENTRIES, key) + " (record "
                + computed.record().optionalString("id").orElse("-") + ")";
        position++;
        if (!entries.next() || !Arrays.equals(entries.key(), key)) {
            tally.wrong(new AuditFinding(
                    AuditKind.BLOCK_ENTRIES, place, "row", "an entry of block " + next, AuditFinding.NOTHING));
            return;
        }
        if (Arrays.equals(computed.canonical(), entries.value())) {
            tally.right(AuditKind.BLOCK_ENTRIES);
            return;
        }
        try {
            JsonDifference.of(computed.toJson(), LogEntry.parse(entries.value()).toJson())
                    .ifPresent(different -> tally.wrong(new AuditFinding(
                            AuditKind.BLOCK_ENTRIES,
                            place,
                            different.path(),
                            different.computed(),
                            different.given())));
        } catch (Refusal unreadable) {
            tally.wrong(new AuditFinding(
                    AuditKind.BLOCK_ENTRIES, place, "form", "an entry of block " + next, unreadable.sentence()));
        }
    }

    private AuditFinding finding(BlockFinding broken) {
        return finding(AuditKind.BLOCKS, broken.rule().name(), broken.computed(), broken.given());
    }

    private AuditFinding finding(AuditKind kind, String field, String computed, String given) {
        return new AuditFinding(kind, "block " + next, field, computed, given);
    }

    private AuditFinding state(String field, Object computed, Object given) {
        return new AuditFinding(
                AuditKind.BLOCKS,
                RowName.of(Table.BLOCKS, Keys.number(next)),
                field,
                computed.toString(),
                given.toString());
    }
}
