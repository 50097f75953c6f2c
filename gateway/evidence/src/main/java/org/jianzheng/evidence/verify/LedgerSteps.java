/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jianzheng.evidence.block.BlockFinding;
import org.jianzheng.evidence.block.BlockRefused;
import org.jianzheng.evidence.block.ChaincodeDefinitions;
import org.jianzheng.evidence.block.DefinitionTrail;
import org.jianzheng.evidence.block.JudgedTransaction;
import org.jianzheng.evidence.block.LedgerEvidence;
import org.jianzheng.evidence.block.OrderedBlock;
import org.jianzheng.evidence.block.TransactionJudge;
import org.jianzheng.evidence.block.TransactionJudge.CreatedTransaction;
import org.jianzheng.evidence.block.VerifiedChain;
import org.jianzheng.evidence.log.BlockEntries;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.msp.Member;

/**
 * The steps of the full grade: from the pinned first block to the endorsements of the record's transaction. One for each
 * verification.
 */
final class LedgerSteps {
    /** The chaincode that writes records, on every channel. */
    private static final String CHAINCODE = "records";

    private final TrustRoot trust;
    private final Progress progress;
    private final Map<Long, ChannelConfiguration> inForceBefore = new HashMap<>();

    LedgerSteps(TrustRoot trust, Progress progress) {
        this.trust = trust;
        this.progress = progress;
    }

    void require(LedgerEvidence ledger, LogEntry entry, LogState checkpoint) {
        try {
            List<Member> orderers = requireBlocks(ledger, entry);
            requireConnected(ledger, checkpoint);
            CreatedTransaction created = requireWritten(ledger, entry);
            requireEndorsed(ledger, created, orderers);
        } catch (BlockRefused refused) {
            BlockFinding broken = refused.finding();
            throw StepFailed.invalid(Rule.of(broken.rule()), broken.computed(), broken.given());
        }
    }

    private List<Member> requireBlocks(LedgerEvidence ledger, LogEntry entry) {
        OrderedBlock recorded = ledger.recorded();
        if (recorded.number() != entry.block()) {
            throw StepFailed.invalid(Rule.BLOCK_NUMBER, "block " + entry.block(), recorded.toString());
        }
        VerifiedChain chain =
                VerifiedChain.begin(ledger.blocks().getFirst(), trust.genesis(), trust.channel(), this::found);
        for (OrderedBlock block : ledger.blocks().subList(1, ledger.blocks().size())) {
            inForceBefore.put(block.number(), chain.configuration());
            chain = chain.take(block, this::found);
        }
        progress.ok(StepName.BLOCKS);
        return chain.orderers().members();
    }

    private void requireConnected(LedgerEvidence ledger, LogState checkpoint) {
        String demanded = "block " + checkpoint.block() + " " + checkpoint.headerHash();
        String reached = "block " + ledger.reached() + " " + ledger.reachedHash();
        if (!demanded.equals(reached)) {
            throw StepFailed.invalid(Rule.CONNECTION, reached, demanded);
        }
        progress.found(Rule.CONNECTION, reached, demanded);
        progress.ok(StepName.CONNECTION);
    }

    private CreatedTransaction requireWritten(LedgerEvidence ledger, LogEntry entry) {
        OrderedBlock recorded = ledger.recorded();
        int count = recorded.transactions();
        if (entry.index() >= count) {
            throw StepFailed.invalid(
                    Rule.RECORD_WRITTEN, "transaction " + entry.index(), "a block of " + count + " transactions");
        }
        CreatedTransaction created = judge(recorded, ChaincodeDefinitions.none())
                .requireCreated(recorded.transaction(entry.index()), this::found);
        String called = created.transaction().chaincode();
        if (!called.equals(CHAINCODE)) {
            throw StepFailed.invalid(Rule.RECORD_WRITTEN, "a call of " + CHAINCODE, "a call of " + called);
        }
        String given = leaf(entry);
        if (!entries(entry, created).contains(entry)) {
            throw StepFailed.invalid(
                    Rule.RECORD_WRITTEN, "an entry that transaction " + entry.index() + " wrote", given);
        }
        progress.found(Rule.RECORD_WRITTEN, given, given);
        progress.ok(StepName.TRANSACTION);
        return created;
    }

    private static List<LogEntry> entries(LogEntry entry, CreatedTransaction created) {
        try {
            return BlockEntries.of(entry.block(), entry.index(), created.transaction(), CHAINCODE);
        } catch (Refusal refusal) {
            throw StepFailed.invalid(Rule.RECORD_WRITTEN, "records in their canonical form", refusal.sentence());
        }
    }

    private void requireEndorsed(LedgerEvidence ledger, CreatedTransaction created, List<Member> orderers) {
        DefinitionTrail trail = DefinitionTrail.of(
                ledger,
                created.transaction(),
                CHAINCODE,
                number -> Objects.requireNonNull(inForceBefore.get(number), "each block but the first was taken"));
        for (OrderedBlock block : ledger.blocks().subList(0, ledger.blocks().size() - 1)) {
            if (!block.isConfiguration() && !trail.blocks().contains(block.number())) {
                throw StepFailed.invalid(
                        Rule.BLOCK_UNUSED, "definitions in blocks " + trail.blocks() + " only", block.toString());
            }
        }
        JudgedTransaction judged = judge(ledger.recorded(), trail.definitions()).requireEndorsed(created, this::found);
        List<String> expired = judged.expired(orderers);
        if (expired.isEmpty()) {
            progress.ok(StepName.ENDORSEMENTS);
        } else {
            String time = judged.transaction().timestamp().toString();
            progress.found(Rule.CERTIFICATES_IN_FORCE, time, expired.toString());
            progress.gap(StepName.ENDORSEMENTS, Gap.EXPIRED_CERTIFICATE);
        }
    }

    private TransactionJudge judge(OrderedBlock block, ChaincodeDefinitions definitions) {
        ChannelConfiguration configuration =
                Objects.requireNonNull(inForceBefore.get(block.number()), "each block but the first was taken");
        return new TransactionJudge(configuration, definitions);
    }

    private void found(BlockFinding finding) {
        progress.found(Rule.of(finding.rule()), finding.computed(), finding.given());
    }

    private static String leaf(LogEntry entry) {
        return "entry "
                + TreeHasher.of(HashSuite.SHA_256).leaf(entry.canonical()).hex();
    }
}
