/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jianzheng.model.error.ErrorCode;

/** Counts what was checked and keeps the first findings of each kind. One thread uses it. */
final class Tally {
    static final long PROGRESS_STEP = 20_000;

    private final Map<AuditKind, Running> kinds = new EnumMap<>(AuditKind.class);
    private final Map<AuditGap, String> gaps = new EnumMap<>(AuditGap.class);
    private final SortedMap<String, Long> refusals = new TreeMap<>();
    private final AuditProgress progress;

    private static final class Running {
        private long checked;
        private long right;
        private long found;
        private final List<AuditFinding> findings = new ArrayList<>();
    }

    Tally(AuditProgress progress) {
        this.progress = progress;
    }

    /** One thing was checked; it is right when there are no findings. */
    void judge(AuditKind kind, List<AuditFinding> findings) {
        Running running = kinds.computeIfAbsent(kind, added -> new Running());
        running.checked++;
        if (findings.isEmpty()) {
            running.right++;
        }
        running.found += findings.size();
        findings.stream()
                .limit(AuditCount.MAX_FINDINGS - running.findings.size())
                .forEach(running.findings::add);
        if (running.checked % PROGRESS_STEP == 0) {
            progress.at(kind, running.checked);
        }
    }

    /** A tally for another thread, to be {@link #add added} when that has ended; it tells nobody how far it is. */
    Tally beside() {
        return new Tally(AuditProgress.NONE);
    }

    /** Adds what another tally has counted, of kinds that this one has not. */
    void add(Tally other) {
        kinds.putAll(other.kinds);
        other.gaps.forEach(gaps::putIfAbsent);
    }

    void right(AuditKind kind) {
        judge(kind, List.of());
    }

    void wrong(AuditFinding finding) {
        judge(finding.kind(), List.of(finding));
    }

    void gap(AuditGap gap, String detail) {
        gaps.putIfAbsent(gap, detail);
    }

    /** The journal tells of so many calls that were refused with this code. */
    void refused(ErrorCode code, long calls) {
        refusals.merge(code.name(), calls, Long::sum);
    }

    AuditReport report() {
        List<AuditCount> counts = new ArrayList<>();
        kinds.forEach((kind, running) ->
                counts.add(new AuditCount(kind, running.checked, running.right, running.found, running.findings)));
        return new AuditReport(counts, gaps, refusals);
    }
}
