/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.NamedTables;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.trust.TrustRoot;

/**
 * Audits what one gateway stores: derives the log anew from its entries and compares. It changes nothing but its scratch.
 *
 * @param trust what alone is believed
 * @param scratch where it derives
 * @param progress is told how far it is
 */
public record GatewayAudit(TrustRoot trust, AuditScratch scratch, AuditProgress progress) {
    private static final String LOG = "log store";

    /**
     * Audits a gateway's folder.
     *
     * @throws IOException if the folder itself cannot be read
     */
    public AuditReport audit(GatewayFolder gateway, AuditInputs inputs) throws IOException {
        Tally tally = new Tally(progress);
        if (!gateway.hasLog()) {
            tally.gap(AuditGap.NO_LOG, gateway.log().toString());
            return tally.report();
        }
        // Before the log, which then has the record of every batch that these say is settled.
        Optional<NamedTables> batches = BatchAudit.open(gateway.batches(), tally);
        try (LogStore store = LogStore.openReadOnly(gateway.log())) {
            audit(gateway, inputs, store, batches, tally);
        } catch (StoreFailed damaged) {
            tally.wrong(new AuditFinding(
                    AuditKind.STORE,
                    LOG,
                    "database",
                    "a database that can be read",
                    String.valueOf(damaged.getMessage())));
            tally.gap(AuditGap.STOPPED, "");
        } finally {
            batches.ifPresent(NamedTables::close);
        }
        return tally.report();
    }

    /** Audits what a store that is open holds, and what belongs to it. */
    void audit(GatewayFolder gateway, AuditInputs inputs, LogStore store, Optional<NamedTables> batches, Tally tally)
            throws IOException {
        store.requireChecksums();
        tally.right(AuditKind.STORE);
        scratch.clear();
        LogStore derived = scratch.derived();
        CipherAudit ciphers =
                new CipherAudit(content -> Files.exists(gateway.files().object(content)));
        try (LedgerLog anew = LedgerLog.open(derived)) {
            EntryReplay replay = new EntryReplay(store, anew, tally, EntryReplay.TOGETHER, ciphers::take);
            boolean whole = replay.replay();
            if (whole) {
                compare(derived, store, tally);
            } else {
                tally.gap(AuditGap.STOPPED, "entry " + replay.entries());
            }
            if (replay.entries() == 0) {
                tally.gap(AuditGap.NO_ENTRIES, "");
            }
            CheckpointVerifier verifier = new CheckpointVerifier(trust);
            long covered = new CheckpointAudit(store, verifier, tally).audit();
            new StampAudit(store, trust, tally).audit();
            new CosigningAudit(store, verifier, tally).audit();
            boolean byBlocks = blocks(inputs.blocks(), store, tally);
            if (covered == 0 && !byBlocks) {
                tally.gap(AuditGap.NO_CHECKPOINT, "");
            } else if (covered < replay.entries()) {
                tally.gap(AuditGap.NOT_COVERED, (replay.entries() - covered) + " of " + replay.entries());
            }
            batches.ifPresent(tables -> items(tables, store, replay.batches(), tally));
            // After the log: the journal then has every line that the log anchors.
            RefusalAudit.audit(gateway.refusals(), replay.journals(), tally);
        }
        files(gateway, store, ciphers, tally);
        if (inputs.crypto().isPresent()) {
            new KeyAudit(inputs.crypto().get(), trust, tally).audit(gateway.organisation());
        } else {
            tally.gap(AuditGap.NO_KEYS, "");
        }
        if (inputs.projection().isPresent()) {
            new ProjectionAudit(store, tally).audit(inputs.projection().get());
        } else {
            tally.gap(AuditGap.NO_PROJECTION, "");
        }
    }

    /** Compares all that is derived, look-ups beside trees: each is a walk through a row or more of every entry. */
    private static void compare(LogStore derived, LogStore store, Tally tally) {
        RecordNames names = new RecordNames(store);
        Tally besideTally = tally.beside();
        try (AuditThread thread = new AuditThread("audit-lookups")) {
            Future<Boolean> lookups = thread.begin(() -> {
                TableComparison comparison = new TableComparison(derived, store, names, besideTally);
                for (Table table :
                        List.of(Table.RECORDS, Table.SIGNERS, Table.CAPTURES, Table.WITHDRAWALS, Table.MEMBERS)) {
                    comparison.compare(table, AuditKind.LOOKUPS);
                }
                return true;
            });
            TableComparison comparison = new TableComparison(derived, store, names, tally);
            comparison.compare(Table.TILES, AuditKind.TILES);
            comparison.compare(Table.PAGES, AuditKind.INDEX);
            comparison.compare(Table.EDGES, AuditKind.INDEX);
            comparison.compare(Table.SUBTREES, AuditKind.INDEX);
            comparison.compare(Table.LISTS, AuditKind.INDEX);
            AuditThread.result(lookups);
        }
        tally.add(besideTally);
    }

    /** Whether the blocks reach the end of the log. */
    private boolean blocks(Optional<BlockFiles> blocks, LogStore store, Tally tally) {
        if (blocks.isEmpty()) {
            tally.gap(AuditGap.NO_BLOCKS, "");
            return false;
        }
        return new BlockAudit(trust, store, scratch.heads(), tally).audit(blocks.get());
    }

    private static void items(NamedTables tables, LogStore store, long recorded, Tally tally) {
        long stored = new BatchAudit(store, tables, tally).audit();
        if (stored < recorded) {
            tally.gap(AuditGap.BATCHES_ELSEWHERE, (recorded - stored) + " of " + recorded);
        }
    }

    private static void files(GatewayFolder gateway, LogStore store, CipherAudit ciphers, Tally tally) {
        if (!Files.isDirectory(gateway.files().root())) {
            tally.gap(AuditGap.NO_FILES, "");
        } else {
            new ObjectAudit(gateway.files(), store, ciphers, tally).audit(gateway.objectKey());
        }
    }
}
