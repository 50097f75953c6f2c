/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.checkpoint.Fork;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.checkpoint.Resolution;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.server.log.BlockListener;
import org.jianzheng.server.log.BlockNotice;
import org.jianzheng.server.log.CommittedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns of forks from the ledger, so that every gateway shows what one of them has seen, and of the records by which a
 * quorum resolves them. The contract has checked who signed.
 */
public final class ForkWatch implements BlockListener {
    private static final Logger LOG = LoggerFactory.getLogger(ForkWatch.class);
    private static final Set<RecordType> WATCHED =
            EnumSet.of(RecordType.CHECKPOINT_FORK, RecordType.CHECKPOINT_RESOLVE);

    private final LedgerLog log;
    private final CheckpointArchive archive;

    ForkWatch(LedgerLog log, CheckpointArchive archive) {
        this.log = log;
        this.archive = archive;
    }

    @Override
    public void entered(BlockNotice notice) {
        for (CommittedRecord record : notice.records()) {
            if (record.type().filter(WATCHED::contains).isPresent()) {
                log.entry(record.position()).map(LogEntry::parse).ifPresent(this::seen);
            }
        }
    }

    /** Learns from an entry, wherever it came from; the same one again changes nothing. */
    public void seen(LogEntry entry) {
        Optional<RecordType> type =
                RecordType.find(entry.record().string("type")).filter(WATCHED::contains);
        if (type.isEmpty()) {
            return;
        }
        ReadableRecord record = ReadableRecord.parse(entry.record());
        if (type.get() == RecordType.CHECKPOINT_FORK) {
            shown(org.jianzheng.model.checkpoint.Fork.fromJson(record.body()));
        } else {
            long block = Resolution.fromJson(record.body()).block();
            LOG.warn("the fork at block {} is resolved by record {}", block, record.id());
            archive.resolve(block, record.id());
        }
    }

    private void shown(org.jianzheng.model.checkpoint.Fork fork) {
        LOG.error("FORK at block {}: the ledger shows two checkpoints", fork.block());
        archive.keepFork(
                Fork.open(fork.block(), List.of(SignedNote.parse(fork.first()), SignedNote.parse(fork.second()))));
    }
}
