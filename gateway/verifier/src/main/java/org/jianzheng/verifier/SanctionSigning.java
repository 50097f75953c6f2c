/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jianzheng.evidence.sanction.ProvedDecision;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.sanction.Countersigning;
import org.jianzheng.model.sanction.SanctionBody;
import org.jianzheng.model.sanction.SanctionHead;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Signs a step of a joint decision: first it says in words what is signed; only with {@code --yes} it signs, and only what the contract would
 * accept after the records that are proved here.
 */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class SanctionSigning {
    @Mixin
    private KeyOption key;

    @Option(names = "--yes", description = "What is shown was read, and is to be signed. 已阅知所示内容并同意签署。")
    private boolean yes;

    @Option(names = "--out", paramLabel = "FILE", description = "A new file for the signed record. 已签记录写入新文件。")
    private @Nullable Path output;

    /** The newest text before the departments; refuses ({@code STATE_FORBIDS}) a matter without one. */
    static Countersigning countersigning(ProvedDecision decision) {
        return decision.head()
                .procedure()
                .countersigning()
                .orElseThrow(() -> Refusal.of(ErrorCode.STATE_FORBIDS, "no text is before the departments"));
    }

    /** Refuses ({@code DIGEST_MISMATCH}) a file that is not the text before the departments. */
    static void requireText(Countersigning signed, Path file) {
        DualDigest given = new InputFile(file).digests().digests();
        if (!given.equals(signed.text())) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH,
                    "the file has %s, before the departments is %s",
                    given.sm3(),
                    signed.text().sm3());
        }
    }

    /** Shows, and signs if that was agreed to; the record goes in the name of the department's organisation. */
    ExitCode sign(
            ProvedDecision decision,
            SanctionPrinter printer,
            DepartmentId department,
            SanctionBody body,
            List<RecordRef> refs,
            List<Signer> seals) {
        printer.print(decision);
        printer.line(Phrase.SIGNS, body.type().wireName() + "  " + body.toJson());
        if (!yes) {
            printer.out().println(printer.speech().say(Phrase.NOTHING_SIGNED));
            return ExitCode.MATCHES;
        }
        if (output == null) {
            throw new UsageProblem("--yes needs --out for the signed record 使用 --yes 须以 --out 指定输出文件");
        }
        SecureRandom random = new SecureRandom();
        InstantSource clock = InstantSource.system();
        SanctionHead head = decision.head();
        ReadableRecord.Builder draft = ReadableRecord.builder(
                        body,
                        RecordId.generate(clock, random),
                        decision.department(department).department().msp(),
                        Instant.ofEpochMilli(clock.millis()),
                        Salt.random(random))
                .subjects(head.matter().subjects())
                .ref(head.draft())
                .refs(refs);
        head.matter().lot().ifPresent(draft::lot);
        ReadableRecord record = draft.sign(key.read(printer.speech()), seals.toArray(Signer[]::new));
        decision.requireNext(record);
        new OutputFile(output).create(record.canonical());
        printer.line(Phrase.SIGNED_RECORD, output);
        return ExitCode.MATCHES;
    }
}
