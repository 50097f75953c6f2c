/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.List;
import org.jianzheng.evidence.vectors.Expectation;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/** What every verifier must say of a package. */
final class PackageExpectation {
    private PackageExpectation() {}

    /**
     * The verdict, the statements, the findings with their values, what is withheld, and for each part what is said of it in one
     * line; of the custody table and the provenance sheet that follow the SHA-256 of their one form.
     */
    static JsonObject of(PackageReport report) {
        CustodyTable custody = CustodyTable.of(report.examined());
        ProvenanceSheet provenance = ProvenanceSheet.of(report.examined(), custody);
        boolean refused = report.examined().bundles().isEmpty()
                && report.examined().answers().isEmpty();
        JsonObject json = JsonObject.builder()
                .put("verdict", report.verdict().name())
                .put("preChain", report.preChain().name())
                .put("platform", report.platform().name())
                .put("time", report.time().name())
                .put("plain", report.isPlainMatch())
                .put("findings", JsonArray.ofStrings(findings(report)))
                .put("withheld", JsonArray.ofStrings(withheld(report)))
                .put("bundles", JsonArray.ofStrings(bundles(report)))
                .put("answers", JsonArray.ofStrings(answers(report)))
                .build();
        return refused
                ? json
                : json.with("custody", hash(custody.canonical())).with("provenance", hash(provenance.canonical()));
    }

    /** Verdict and broken rules in one line, for very many. */
    static String brief(PackageReport report) {
        List<PackageRule> rules =
                report.findings().stream().map(PackageFinding::rule).toList();
        return report.verdict() + (report.isPlainMatch() ? " plain " : " ") + rules;
    }

    private static List<String> findings(PackageReport report) {
        return report.findings().stream()
                .map(finding -> finding.rule() + ": " + finding.demanded() + " | " + finding.given())
                .toList();
    }

    private static List<String> withheld(PackageReport report) {
        return report.withheld().stream()
                .map(file -> file.record() + " " + file.reason())
                .toList();
    }

    private static List<String> bundles(PackageReport report) {
        return report.examined().bundles().stream()
                .map(bundle -> bundle.name() + " "
                        + bundle.original().map(MemberName::value).orElse("-") + ": " + said(bundle.report()))
                .toList();
    }

    private static List<String> answers(PackageReport report) {
        return report.examined().answers().stream()
                .map(answer -> answer.name() + " " + answer.role() + ": " + said(answer.report()) + " "
                        + answer.report()
                                .answer()
                                .map(found -> found.entries().size())
                                .orElse(0))
                .toList();
    }

    private static String said(VerificationReport report) {
        return Expectation.brief(report);
    }

    private static String hash(byte[] bytes) {
        return HashSuite.SHA_256.digest(bytes).hex();
    }
}
