/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.List;
import org.jianzheng.evidence.verify.Language;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * A verdict on a package and how it was reached.
 *
 * @param verdict the answer: that of the worst of its parts
 * @param preChain what it shows of the time before the ledger
 * @param platform what it shows of the platform
 * @param time on what its times rest
 * @param findings rules about packages that are broken
 * @param withheld registered files that it leaves out, as its manifest says
 * @param examined its bundles and answers, each with a report of its own
 */
public record PackageReport(
        Verdict verdict,
        PreChain preChain,
        PlatformStatement platform,
        TimeStatement time,
        List<PackageFinding> findings,
        List<Withheld> withheld,
        Examination examined) {
    /** Copies the lists. */
    public PackageReport {
        findings = List.copyOf(findings);
        withheld = List.copyOf(withheld);
    }

    /** Whether everything matches, no file is left out, and nothing about the proofs or the time before the ledger is missing. */
    public boolean isPlainMatch() {
        return verdict == Verdict.MATCHES
                && preChain != PreChain.UNPROVEN
                && findings.isEmpty()
                && withheld.isEmpty()
                && examined.bundles().stream()
                        .allMatch(bundle -> bundle.report().isPlainMatch());
    }

    /** The verdict in one sentence. */
    public PackageAnswer answer() {
        return PackageAnswer.of(this);
    }

    /** The report as JSON; codes are stable, texts are in this language. */
    public JsonObject toJson(Language language) {
        return JsonObject.builder()
                .put("verdict", verdict.name())
                .put("text", answer().in(language))
                .put("preChain", preChain.name())
                .put("platform", platform.name())
                .put("time", time.name())
                .put(
                        "findings",
                        JsonArray.of(findings.stream()
                                .map(finding -> JsonObject.builder()
                                        .put("rule", finding.rule().name())
                                        .put("text", finding.rule().in(language))
                                        .put("demanded", finding.demanded())
                                        .put("given", finding.given())
                                        .build())
                                .toList()))
                .put(
                        "withheld",
                        JsonArray.of(withheld.stream().map(Withheld::toJson).toList()))
                .put(
                        "bundles",
                        JsonArray.of(examined.bundles().stream()
                                .map(bundle -> member(bundle.name(), bundle.report(), language))
                                .toList()))
                .put(
                        "answers",
                        JsonArray.of(examined.answers().stream()
                                .map(answer -> member(answer.name(), answer.report(), language))
                                .toList()))
                .build();
    }

    private static JsonObject member(MemberName name, VerificationReport report, Language language) {
        return report.toJson(language).with("name", name.value());
    }
}
