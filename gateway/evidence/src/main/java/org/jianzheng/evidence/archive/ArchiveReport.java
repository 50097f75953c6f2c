/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.audit.AuditVerdict;
import org.jianzheng.evidence.time.VerifiedTimestamp;
import org.jianzheng.evidence.verify.Bilingual;
import org.jianzheng.evidence.verify.Language;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * What was found of an archive.
 *
 * @param counts by what was checked, in the order of checking
 * @param gaps what is missing, in the order of their catalogue
 * @param limits what no verification of such an archive shows, in the order of their catalogue
 * @param stamps the good time stamps, oldest first
 */
public record ArchiveReport(
        List<ArchiveCount> counts, List<ArchiveGap> gaps, List<ArchiveLimit> limits, List<VerifiedTimestamp> stamps) {
    /** Copies all. */
    public ArchiveReport {
        counts = List.copyOf(counts);
        gaps = List.copyOf(gaps);
        limits = List.copyOf(limits);
        stamps = List.copyOf(stamps);
    }

    /** Gathers what a verification finds. One thread uses it. */
    static final class Tally {
        private final Map<ArchiveCheck, ArchiveCount> counts = new EnumMap<>(ArchiveCheck.class);
        private final Set<ArchiveGap> gaps = EnumSet.noneOf(ArchiveGap.class);
        private final Set<ArchiveLimit> limits = EnumSet.of(ArchiveLimit.RENEWALS_AT_THE_END);

        void right(ArchiveCheck check, long more) {
            counts.put(check, count(check).plusRight(more));
        }

        void wrong(ArchiveCheck check, Object file, String place, String demanded, String given) {
            counts.put(check, count(check).plus(new ArchiveFinding(check, file.toString(), place, demanded, given)));
        }

        void gap(ArchiveGap gap) {
            gaps.add(gap);
        }

        void limit(ArchiveLimit limit) {
            limits.add(limit);
        }

        private ArchiveCount count(ArchiveCheck check) {
            return counts.getOrDefault(check, new ArchiveCount(check, 0, 0, List.of()));
        }

        ArchiveReport report(List<VerifiedTimestamp> stamps) {
            return new ArchiveReport(List.copyOf(counts.values()), List.copyOf(gaps), List.copyOf(limits), stamps);
        }
    }

    /** The answer. A finding weighs more than whatever is missing; nothing checked is never intact. */
    public AuditVerdict verdict() {
        if (right() < checked()) {
            return AuditVerdict.CHANGED;
        }
        boolean entries = counts.stream().anyMatch(count -> count.check() == ArchiveCheck.ENTRIES && count.right() > 0);
        return entries && gaps.stream().noneMatch(ArchiveGap::isBaseless)
                ? AuditVerdict.INTACT
                : AuditVerdict.CANNOT_TELL;
    }

    /** Whether everything is as it was archived and nothing is missing. */
    public boolean isWhole() {
        return verdict() == AuditVerdict.INTACT && gaps.isEmpty();
    }

    /** How many things were checked. */
    public long checked() {
        return counts.stream().mapToLong(ArchiveCount::checked).sum();
    }

    /** How many of them are as they should be. */
    public long right() {
        return counts.stream().mapToLong(ArchiveCount::right).sum();
    }

    /** The newest good time stamp. */
    public Optional<VerifiedTimestamp> newestStamp() {
        return stamps.isEmpty() ? Optional.empty() : Optional.of(stamps.getLast());
    }

    /** The findings that are told, in the order of checking. */
    public List<ArchiveFinding> findings() {
        return counts.stream().flatMap(count -> count.findings().stream()).toList();
    }

    /** The report as JSON; codes are stable, texts are in this language. */
    public JsonObject toJson(Language language) {
        return JsonObject.builder()
                .put("verdict", verdict().name())
                .put("text", verdict().in(language))
                .put("checked", checked())
                .put("right", right())
                .put(
                        "checks",
                        JsonArray.of(counts.stream()
                                .map(count -> count.toJson(language))
                                .toList()))
                .put("gaps", told(gaps, language))
                .put("limits", told(limits, language))
                .put(
                        "stamps",
                        JsonArray.of(stamps.stream().map(ArchiveReport::stamp).toList()))
                .build();
    }

    private static <T extends Enum<T> & Bilingual> JsonArray told(List<T> codes, Language language) {
        return JsonArray.of(codes.stream()
                .map(code -> JsonObject.builder()
                        .put("code", code.name())
                        .put("text", code.in(language))
                        .build())
                .toList());
    }

    private static JsonObject stamp(VerifiedTimestamp stamp) {
        return JsonObject.builder()
                .putIfPresent("authority", stamp.authority().map(authority -> authority.name()))
                .put("before", Instants.format(stamp.latest()))
                .put("renewUntil", Instants.format(stamp.inForceUntil()))
                .put(
                        "trial",
                        stamp.authority().filter(authority -> authority.trial()).isPresent())
                .build();
    }
}
