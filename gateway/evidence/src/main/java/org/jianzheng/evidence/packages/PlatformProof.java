/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.Qualification;
import org.jianzheng.model.registry.QualificationKind;

/**
 * What the platforms that registered the files of a package have shown of themselves (article 17): the qualifications that each
 * has stated under its credit code, all of them by an answer from the index, as they stood on the day of the capture.
 *
 * @param sources the answers that show it
 * @param lacking the bundles whose platform shows too little
 */
record PlatformProof(List<String> sources, List<String> lacking) {
    /** What the law's assessments are; filing concerns services to the public only (domain 2.12). */
    private static final Set<QualificationKind> REQUIRED =
            EnumSet.of(QualificationKind.CLASSIFIED_PROTECTION, QualificationKind.CRYPTOGRAPHY_ASSESSMENT);

    PlatformProof {
        sources = List.copyOf(sources);
        lacking = List.copyOf(lacking);
    }

    /** Whether an answer is about the qualifications of an organisation. */
    static boolean concerns(IndexKey key, List<LogEntry> entries) {
        return key.name() == IndexName.SUBJECT
                && entries.stream()
                        .anyMatch(entry ->
                                body(entry, RecordType.REGISTRY_QUALIFICATION).isPresent());
    }

    /** What the answers of a package show of the platforms of its bundles; of those that register files, if there are any. */
    static PlatformProof of(Examination examined) {
        List<ExaminedBundle> files = examined.sound()
                .filter(bundle -> bundle.registration().isPresent())
                .toList();
        List<ExaminedBundle> shown = files.isEmpty() ? examined.sound().toList() : files;
        List<String> sources = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (ExaminedBundle bundle : shown) {
            Optional<ExaminedAnswer> proof = examined.sound(PackageRole.PLATFORM)
                    .filter(answer -> isQualified(bundle, answer))
                    .findFirst();
            proof.map(answer -> answer.name().value())
                    .filter(name -> !sources.contains(name))
                    .ifPresent(sources::add);
            if (proof.isEmpty()) {
                lacking.add(bundle.name().value());
            }
        }
        return new PlatformProof(sources, lacking);
    }

    PlatformStatement statement() {
        return lacking.isEmpty() && !sources.isEmpty() ? PlatformStatement.OK : PlatformStatement.GAP;
    }

    private static boolean isQualified(ExaminedBundle bundle, ExaminedAnswer answer) {
        JsonObject record = bundle.bundle().orElseThrow().proved().entry().record();
        OrganisationId organisation = OrganisationId.parse(record.string("org"));
        LocalDate day = Dates.of(bundle.registration()
                .flatMap(file -> file.source().capturedAt())
                .orElseGet(() -> happened(record)));
        return isAllOf(organisation, answer)
                && qualifications(organisation, answer.entries()).stream()
                        .filter(stated -> stated.isInForceOn(day))
                        .map(Qualification::kind)
                        .toList()
                        .containsAll(REQUIRED);
    }

    private static Instant happened(JsonObject record) {
        return Instants.parse(record.string("at"));
    }

    /** The answer's key is the organisation's own code, which it never changes. */
    private static boolean isAllOf(OrganisationId organisation, ExaminedAnswer answer) {
        Optional<String> key = answer.report().answer().map(AnswerSummary::key).map(IndexKey::key);
        return answer.entries().stream()
                .flatMap(entry -> body(entry, RecordType.REGISTRY_ORGANISATION).stream())
                .flatMap(body -> organisation(body).stream())
                .anyMatch(stated -> stated.msp().equals(organisation)
                        && stated.code().map(code -> code.subject().toString()).equals(key));
    }

    /** The last word on each number of each kind. */
    private static List<Qualification> qualifications(OrganisationId organisation, List<LogEntry> entries) {
        Map<String, Qualification> last = new LinkedHashMap<>();
        for (LogEntry entry : entries) {
            body(entry, RecordType.REGISTRY_QUALIFICATION)
                    .flatMap(PlatformProof::qualification)
                    .filter(stated -> stated.msp().equals(organisation))
                    .ifPresent(stated -> last.put(stated.kind() + " " + stated.number(), stated));
        }
        return List.copyOf(last.values());
    }

    private static Optional<JsonObject> body(LogEntry entry, RecordType type) {
        return Optional.of(entry.record())
                .filter(record -> record.optionalString("type").equals(Optional.of(type.wireName())))
                .flatMap(record -> record.optionalObject("body"));
    }

    private static Optional<Organisation> organisation(JsonObject body) {
        try {
            return Optional.of(Organisation.fromJson(body));
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Qualification> qualification(JsonObject body) {
        try {
            return Optional.of(Qualification.fromJson(body));
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }
}
