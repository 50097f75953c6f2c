/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jianzheng.evidence.verify.Language;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * What an audit found.
 *
 * @param counts by kind, in the order of the kinds; a kind of which nothing was there is left out
 * @param gaps what was not checked, with what is known about it; often empty text
 * @param refusals how many refused calls the journal tells of, by the name of the code, in their order
 */
public record AuditReport(List<AuditCount> counts, Map<AuditGap, String> gaps, SortedMap<String, Long> refusals) {
    /** Copies all of them. */
    public AuditReport {
        counts = List.copyOf(counts);
        gaps = Map.copyOf(gaps);
        refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
    }

    /** The answer. A finding weighs more than whatever was missing; nothing checked is never intact. */
    public AuditVerdict verdict() {
        if (counts.stream().anyMatch(count -> count.found() > 0)) {
            return AuditVerdict.CHANGED;
        }
        boolean baseless = gaps.containsKey(AuditGap.NO_LOG)
                || gaps.containsKey(AuditGap.NO_ENTRIES)
                || gaps.containsKey(AuditGap.NO_CHECKPOINT)
                || gaps.containsKey(AuditGap.STOPPED);
        return baseless || checked() == 0 ? AuditVerdict.CANNOT_TELL : AuditVerdict.INTACT;
    }

    /** Whether everything is as it was recorded, and nothing was left unchecked. */
    public boolean isWhole() {
        return verdict() == AuditVerdict.INTACT && gaps.isEmpty();
    }

    /** How many things were checked. */
    public long checked() {
        return counts.stream().mapToLong(AuditCount::checked).sum();
    }

    /** How many of them are as they should be. */
    public long right() {
        return counts.stream().mapToLong(AuditCount::right).sum();
    }

    /** The findings that are told, in the order of the kinds. */
    public List<AuditFinding> findings() {
        List<AuditFinding> all = new ArrayList<>();
        counts.forEach(count -> all.addAll(count.findings()));
        return all;
    }

    /** The gaps in the order of their catalogue. */
    public List<AuditGap> sortedGaps() {
        return gaps.keySet().stream().sorted().toList();
    }

    /** How many refused calls the journal tells of. */
    public long refused() {
        return refusals.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The report as JSON; codes are stable, texts are in this language. */
    public JsonObject toJson(Language language) {
        JsonObject.Builder refused = JsonObject.builder();
        refusals.forEach(refused::put);
        return JsonObject.builder()
                .put("refusals", refused.build())
                .put("verdict", verdict().name())
                .put("text", verdict().in(language))
                .put("checked", checked())
                .put("right", right())
                .put(
                        "kinds",
                        JsonArray.of(counts.stream()
                                .map(count -> count.toJson(language))
                                .toList()))
                .put(
                        "gaps",
                        JsonArray.of(sortedGaps().stream()
                                .map(gap -> gap(gap, language))
                                .toList()))
                .put(
                        "limits",
                        JsonArray.of(Arrays.stream(AuditLimit.values())
                                .map(limit -> JsonObject.builder()
                                        .put("code", limit.name())
                                        .put("text", limit.in(language))
                                        .build())
                                .toList()))
                .build();
    }

    private JsonObject gap(AuditGap gap, Language language) {
        return JsonObject.builder()
                .put("code", gap.name())
                .put("text", gap.in(language))
                .put("detail", gaps.getOrDefault(gap, ""))
                .build();
    }
}
