/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jianzheng.evidence.checkpoint.Cosigner;
import org.jianzheng.evidence.checkpoint.Fork;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.server.batch.ReplicationLoop;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.checkpoint.Kept;
import org.jianzheng.server.evidence.Erasures;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.log.BlockFollower;
import org.jianzheng.server.projection.ProjectionState;
import org.jianzheng.server.rebuild.LogRebuild;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.timestamp.TimeStamping;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together how the gateway is, without asking anybody outside, so that the answer is quick when all else is down. */
@Component
class HealthInspection {
    private final GatewaySettings settings;
    private final BlockFollower follower;
    private final LedgerLog log;
    private final Intake intake;
    private final Checkpoints checkpoints;
    private final Around around;

    HealthInspection(
            GatewaySettings settings,
            BlockFollower follower,
            LedgerLog log,
            Intake intake,
            Checkpoints checkpoints,
            Around around) {
        this.settings = settings;
        this.follower = follower;
        this.log = log;
        this.intake = intake;
        this.checkpoints = checkpoints;
        this.around = around;
    }

    /** What is beside the log: the peer's height, the projection, how the log begins, who signs, what else is to be done, the clock. */
    @Component
    record Around(
            PeerHeight height,
            ProjectionState projection,
            LogRebuild rebuild,
            Cosigner cosigner,
            Duties duties,
            InstantSource clock) {}

    /** What the gateway does besides: has checkpoints stamped, carries out orders of withdrawal, copies batches where that is wanted. */
    @Component
    record Duties(TimeStamping stamping, Erasures erasures, Optional<ReplicationLoop> replication) {}

    HealthReport report() {
        Optional<Long> height = around.height.newest();
        Optional<String> away = follower.trouble()
                .or(() -> height.isEmpty() ? Optional.of("the own peer does not say its height") : Optional.empty());
        Optional<String> trouble = away.or(intake::ledgerSilence);
        long block = follower.entered();
        Optional<HealthReport.Checkpoint> checkpoint = checkpoints.newest().map(this::checkpoint);
        boolean forked = checkpoint.filter(each -> !each.forks().isEmpty()).isPresent();
        boolean whole = checkpoint
                .filter(each -> !each.quorum().equals("met") || !each.missing().isEmpty())
                .isEmpty();
        Optional<String> held = around.cosigner.held();
        boolean well = trouble.isEmpty()
                && held.isEmpty()
                && whole
                && around.duties.erasures().failure().isEmpty()
                && around.projection.trouble().isEmpty();
        return new HealthReport(
                forked ? "FORK" : well ? "UP" : "DEGRADED",
                settings.organisation(),
                settings.channel(),
                new HealthReport.Ledger(away.isEmpty(), height.orElse(null), trouble.orElse(null)),
                new HealthReport.Log(
                        log.size(),
                        block,
                        height.map(blocks -> Math.max(0, blocks - 1 - block)).orElse(null),
                        around.rebuild
                                .progress()
                                .map(progress -> new HealthReport.Rebuild(
                                        progress.staged(), progress.size().orElse(null)))
                                .orElse(null)),
                new HealthReport.Intake(intake.unsettled()),
                checkpoint.orElse(null),
                new HealthReport.Cosigning(held.isEmpty(), held.orElse(null)),
                new HealthReport.Projection(
                        around.projection.projected(),
                        Math.max(0, log.size() - around.projection.projected()),
                        around.projection.inProcess(),
                        around.projection.trouble().orElse(null)),
                new HealthReport.Erasure(
                        around.duties.erasures().outstanding(),
                        around.duties.erasures().failure().orElse(null)),
                around.duties.replication().map(HealthInspection::copies).orElse(null),
                timeAuthority());
    }

    /** A silent organisation takes nothing from what the gateway does; the state of its batches stands beside the others. */
    private static HealthReport.Replication copies(ReplicationLoop replication) {
        Map<String, String> troubles = new TreeMap<>();
        replication.failures().forEach((organisation, reason) -> troubles.put(organisation.value(), reason));
        return new HealthReport.Replication(replication.outstanding(), troubles);
    }

    /** A silent authority takes nothing from what the gateway does; its state stands beside the others. */
    private HealthReport.@Nullable TimeAuthority timeAuthority() {
        return around.duties.stamping().isConfigured()
                ? new HealthReport.TimeAuthority(
                        around.duties.stamping().newestBlock().orElse(null),
                        around.duties.stamping().trouble().orElse(null))
                : null;
    }

    private HealthReport.Checkpoint checkpoint(Kept kept) {
        List<Long> forks = checkpoints.openForks().stream().map(Fork::block).toList();
        return new HealthReport.Checkpoint(
                kept.size(),
                kept.block(),
                kept.isWhole() ? "met" : "degraded",
                kept.verified().quorum().signed(),
                kept.verified().quorum().missing(),
                checkpoints.cosignedSize(),
                Duration.between(kept.keptAt(), around.clock.instant()).toMillis(),
                forks);
    }
}
