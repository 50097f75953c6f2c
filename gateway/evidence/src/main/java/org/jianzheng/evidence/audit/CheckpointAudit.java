/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.store.TableRows;
import org.jianzheng.model.crypto.HashSuite;

/** Checks kept checkpoints: every signature against the trust root, and what they state against the log. */
final class CheckpointAudit {
    private final LogStore store;
    private final CheckpointVerifier verifier;
    private final Tally tally;
    private long covered;
    private long degraded;
    private final TreeSet<String> missing = new TreeSet<>();

    CheckpointAudit(LogStore store, CheckpointVerifier verifier, Tally tally) {
        this.store = store;
        this.verifier = verifier;
        this.tally = tally;
    }

    /** Checks all; says how many entries the newest checkpoint with a quorum covers. */
    long audit() {
        try (TableRows rows = store.rows(Table.CHECKPOINTS)) {
            while (rows.next()) {
                tally.judge(AuditKind.CHECKPOINTS, check(rows.key(), rows.value()));
            }
        }
        if (degraded > 0) {
            tally.gap(AuditGap.DEGRADED, degraded + "; " + String.join(", ", missing));
        }
        return covered;
    }

    private List<AuditFinding> check(byte[] key, byte[] value) {
        NoteReading reading = new NoteReading(AuditKind.CHECKPOINTS, RowName.of(Table.CHECKPOINTS, key));
        Optional<VerifiedCheckpoint> verified = reading.verified(value, verifier);
        verified.ifPresent(checkpoint -> {
            LogState stated = checkpoint.body().state();
            reading.same("block", RowName.of(Table.BLOCKS, key), RowName.of(Table.BLOCKS, Keys.number(stated.block())));
            if (reading.findings().isEmpty()) {
                compare(stated, key, reading);
            }
            if (!checkpoint.quorum().isMet()) {
                degraded++;
                missing.addAll(checkpoint.quorum().missing());
            } else if (reading.findings().isEmpty()) {
                // It vouches for everything before it, whoever was missing then.
                covered = Math.max(covered, stated.size());
                degraded = 0;
                missing.clear();
            }
        });
        return reading.findings();
    }

    private void compare(LogState stated, byte[] key, NoteReading reading) {
        Optional<LogState> stored;
        try {
            stored = store.get(Table.BLOCKS, key).map(LogState::read);
        } catch (StoreFailed unreadable) {
            // The states are checked apart, and this one is a finding there.
            return;
        }
        if (stored.isEmpty()) {
            reading.add("block", "a log that has come to block " + stated.block(), AuditFinding.NOTHING);
            return;
        }
        LogState own = stored.get();
        reading.same("size", own.size(), stated.size());
        reading.same("header hash", own.headerHash(), stated.headerHash());
        reading.same("commit hash", own.commitHash(), stated.commitHash());
        for (HashSuite suite : HashSuite.values()) {
            LogState.Roots computed = own.roots(suite);
            LogState.Roots given = stated.roots(suite);
            reading.same(suite.id() + " root", computed.log(), given.log());
            reading.same(suite.id() + " index root", computed.index(), given.index());
            reading.same(suite.id() + " active root", computed.active(), given.active());
        }
    }
}
