/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.bundle.ProvedEntry;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.Gap;
import org.jianzheng.evidence.verify.OriginalFile;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.record.RecordType;

/**
 * A bundle of a package with what its verification says.
 *
 * @param name where it stands
 * @param bundle its content; empty if it has not even the form of one
 * @param report what a verifier says of it, and of its original where that is there
 * @param original where the original of the file stands that it registers
 */
public record ExaminedBundle(
        MemberName name, Optional<EvidenceBundle> bundle, VerificationReport report, Optional<MemberName> original) {

    /** Verifies a bundle alone. */
    public static ExaminedBundle of(MemberName name, byte[] bytes, EvidenceVerifier verifier) {
        return new ExaminedBundle(name, read(bytes), verifier.verify(bytes), Optional.empty());
    }

    /** Verifies a bundle together with the original that stands beside it. */
    public static ExaminedBundle of(
            MemberName name, byte[] bytes, EvidenceVerifier verifier, MemberName original, OriginalFile content) {
        return new ExaminedBundle(name, read(bytes), verifier.verify(bytes, content), Optional.of(original));
    }

    /** The same bundle, which tells of the withdrawal that one of these answers proves. */
    ExaminedBundle beside(List<ExaminedAnswer> answers) {
        VerificationReport told = report;
        for (ExaminedAnswer answer : answers) {
            if (answer.isSound()) {
                told = told.beside(answer.report());
            }
        }
        return new ExaminedBundle(name, bundle, told, original);
    }

    private static Optional<EvidenceBundle> read(byte[] bytes) {
        try {
            return Optional.of(EvidenceBundle.parse(bytes));
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    /** Whether it proves its record under a checkpoint that a quorum has signed. */
    public boolean isSound() {
        return report.verdict() == Verdict.MATCHES && !report.gaps().contains(Gap.DEGRADED_CHECKPOINT);
    }

    /** The record, if it could be established. */
    public Optional<RecordId> record() {
        return report.record().map(summary -> summary.id());
    }

    /** The file that its record registers. */
    public Optional<FileRegistration> registration() {
        return body(RecordType.EVIDENCE_FILE, bundle.map(EvidenceBundle::proved))
                .flatMap(ExaminedBundle::registration);
    }

    /** The statement of that file's capture. */
    public Optional<CaptureStatement> capture() {
        return body(RecordType.EVIDENCE_CAPTURE, bundle.flatMap(EvidenceBundle::capture))
                .flatMap(ExaminedBundle::capture);
    }

    /** Of a bundle that was not proved the record may hold anything. */
    private static Optional<JsonObject> body(RecordType type, Optional<ProvedEntry> entry) {
        return entry.map(proved -> proved.entry().record())
                .filter(record -> record.optional("type").equals(Optional.of(new JsonString(type.wireName()))))
                .flatMap(record -> record.optional("body"))
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
    }

    private static Optional<FileRegistration> registration(JsonObject body) {
        try {
            return Optional.of(FileRegistration.fromJson(body));
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }

    private static Optional<CaptureStatement> capture(JsonObject body) {
        try {
            return Optional.of(CaptureStatement.fromJson(body));
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }
}
