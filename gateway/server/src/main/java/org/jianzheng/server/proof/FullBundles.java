/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.proof;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.block.LedgerEvidenceCollector;
import org.jianzheng.evidence.bundle.BundleBuilder;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.ConsistencyStage;
import org.jianzheng.evidence.checkpoint.LaterCheckpoint;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.checkpoint.Kept;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.settings.GatewaySettings;
import org.springframework.stereotype.Component;

/** Hands out full evidence bundles, with blocks that it fetches from the own peer, where the configuration allows it. */
@Component
public class FullBundles {
    private final LedgerLog log;
    private final Checkpoints checkpoints;
    private final BundleBuilder builder;
    private final CheckpointVerifier verifier;
    private final LedgerEvidenceCollector<LedgerLost> ledger;
    private final boolean offered;
    private final String others;

    FullBundles(LedgerLog log, Checkpoints checkpoints, TrustRoot trust, Ledger ledger, GatewaySettings settings) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.builder = new BundleBuilder(log, trust.version());
        this.verifier = new CheckpointVerifier(trust);
        this.ledger = new LedgerEvidenceCollector<>(number -> held(ledger, number), settings.chaincode());
        this.offered = settings.bundles().full();
        this.others = trust.cosigners().stream()
                .map(cosigner -> cosigner.organisation().value())
                .filter(organisation -> !organisation.equals(settings.organisation()))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    /**
     * The bundle of a record under the earliest checkpoint that serves, so that few blocks lie in between.
     *
     * @return canonical JSON
     * @throws Refusal {@code GRADE_NOT_OFFERED} if this gateway does not hand out such bundles or its peer lacks
     *     a block that is needed, {@code RECORD_UNKNOWN} if the log does
     *     not hold the record, {@code CHECKPOINT_STALE} if no checkpoint covers it, {@code TOO_LARGE} if its block or the way to the
     *     checkpoint is too large for a bundle
     * @throws LedgerLost if the own peer does not give its blocks
     */
    public byte[] of(RecordId record) throws LedgerLost {
        return of(record, OptionalLong.empty());
    }

    /** As {@link #of(RecordId)}, with the proof that the log extends that of a checkpoint of this size. */
    public byte[] of(RecordId record, OptionalLong since) throws LedgerLost {
        if (!offered) {
            throw Refusal.of(
                    ErrorCode.GRADE_NOT_OFFERED, "a full bundle shows the whole block; jianzheng.bundles.full is off");
        }
        LogEntry entry = LogEntry.parse(log.entry(position(record)).orElseThrow());
        SignedNote note = checkpoints
                .earliestCovering(entry.block(), builder.lastEntryOf(record))
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.CHECKPOINT_STALE, "no checkpoint covers record %s yet; ask again shortly", record));
        long checkpoint = Checkpoint.parse(note.text()).state().block();
        EvidenceBundle bundle = underKeysInUse(builder.build(record, note), note, since)
                .with(ledger.collect(entry.block(), entry.index(), checkpoint))
                .with(checkpoints.stamp(checkpoint).stream().toList());
        byte[] bytes = bundle.canonical();
        if (bytes.length > EvidenceBundle.MAX_BYTES) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    "the bundle would have %d bytes, at most are %d; ask for the light grade",
                    bytes.length,
                    EvidenceBundle.MAX_BYTES);
        }
        return bytes;
    }

    /**
     * The earliest checkpoint may rest on keys that were retired since, or be older than the one that the verifier holds: then
     * the newest one stands beside it.
     */
    private EvidenceBundle underKeysInUse(EvidenceBundle bundle, SignedNote note, OptionalLong since) {
        Optional<Kept> newest = checkpoints.newestWhole().filter(kept -> kept.size() >= bundle.size());
        boolean needed = verifier.verify(note).restsOnRetiredKeys() || since.orElse(0) > bundle.size();
        EvidenceBundle vouched = newest.filter(kept -> needed)
                .map(kept -> bundle.with(LaterCheckpoint.build(log, bundle.size(), kept.note())))
                .orElse(bundle);
        long size =
                vouched.later().isEmpty() ? bundle.size() : newest.orElseThrow().size();
        return since.isEmpty() ? vouched : vouched.with(ConsistencyStage.build(log, since.getAsLong(), size));
    }

    /** A peer that joined from a snapshot lacks early blocks, the first configuration above all. */
    private Block held(Ledger peer, long number) throws LedgerLost {
        long first = peer.firstBlock();
        if (number < first) {
            throw Refusal.of(
                    ErrorCode.GRADE_NOT_OFFERED,
                    "block %d is needed, and this organisation's peer begins with block %d; ask the gateway of %s",
                    number,
                    first,
                    others);
        }
        return peer.block(number);
    }

    private long position(RecordId record) {
        return log.position(record)
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.RECORD_UNKNOWN, "record %s is in no block that this gateway has read", record));
    }
}
