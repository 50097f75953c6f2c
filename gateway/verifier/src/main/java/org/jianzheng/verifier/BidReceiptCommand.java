/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.bid.LeafProof;
import org.jianzheng.evidence.bid.OpenedBids;
import org.jianzheng.evidence.bid.ReceiptVerifier;
import org.jianzheng.evidence.bid.VerifiedReceipt;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a receipt off line. */
@Command(
        name = "receipt",
        mixinStandardHelpOptions = true,
        description = {
            "Verifies a receipt off line: the platform's signature by its registered key, the time stamp, and with --batch that it"
                    + " stands in a batch of the ledger.",
            "离线核验投标回执：平台已登记密钥的签名、时间戳；用 --batch 核验其在账本批次中的位置。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:received; the receipt is valid 已接收，回执有效",
            "2:a valid refusal 有效的拒收回执",
            "3:PROOF_INVALID 证明无效",
            "4:CANNOT_TELL 无法判断",
            "5:valid, and the platform alone vouches for the time 有效，时间仅由平台证明",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class BidReceiptCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RECEIPT.json", description = "The receipt that was kept. 已保存的回执。")
    private Path receipt;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE.eva",
            description = {
                "The answer for the platform's key, which lies beside the receipt (/api/v1/heads/key/ID?proof=1); with --batch that with all"
                        + " records of the lot (/api/v1/lots/LOT?proof=1) too.",
                "平台密钥的索引答复（与回执同处保存）；使用 --batch 时另附标段全部记录的答复。"
            })
    private List<Path> answers;

    @Mixin
    private TrustOption trust;

    @Option(
            names = "--batch",
            paramLabel = "PROOF.json",
            description = "Where it stands, from /api/v1/bids/LOT/proofs/LEAF. 其在批次中的位置。")
    private @Nullable Path batch;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ReceiptPrinter printer = new ReceiptPrinter(out, speech.speech());
        ProvedAnswers proved = ProvedAnswers.of(answers, trust.root());
        if (proved.unproved().isPresent()) {
            return proved.unproved().get().tell(out, speech.speech());
        }
        VerifiedReceipt.Given given;
        TrustRoot root;
        AnswerSummary key;
        try {
            given = VerifiedReceipt.Given.fromJson(
                    CanonicalJson.parse(new InputFile(receipt).bytes(VerifiedReceipt.MAX_BYTES))
                            .asObject());
            root = trust.root();
            key = answer(
                    proved,
                    new IndexKey(
                            IndexName.REF, given.receipt().signature().key().value()));
        } catch (Refusal refusal) {
            out.println(Verdict.CANNOT_TELL + "  " + Meaning.of(refusal, speech.speech()));
            return ExitCode.CANNOT_TELL.number();
        }
        KeyId platform = given.receipt().signature().key();
        ExitCode code = printer.print(() -> new ReceiptVerifier(root).verify(given, ProvedKey.of(platform, key)));
        return code == ExitCode.PROOF_INVALID || batch == null
                ? code.number()
                : code.orWorse(batched(given, proved, batch, printer)).number();
    }

    private ExitCode batched(VerifiedReceipt.Given given, ProvedAnswers proved, Path file, ReceiptPrinter printer) {
        LotCode lot = given.receipt().statement().lot();
        AnswerSummary records;
        try {
            records = answer(proved, new IndexKey(IndexName.LOT, lot.value()));
        } catch (Refusal missing) {
            printer.out().println(Verdict.CANNOT_TELL + "  " + Meaning.of(missing, speech.speech()));
            return ExitCode.CANNOT_TELL;
        }
        try {
            LeafProof proof = LeafProof.fromJson(CanonicalJson.parse(new InputFile(file).bytes(LeafProof.MAX_BYTES))
                    .asObject());
            proof.requireLeadsFrom(given.receipt());
            OpenedBids.of(lot, records.entries()).requireHolds(proof.batch());
            printer.out()
                    .println("  " + speech.speech().say(Phrase.IN_BATCH) + " "
                            + proof.batch().number());
            return ExitCode.MATCHES;
        } catch (Refusal refusal) {
            return printer.invalid(refusal);
        }
    }

    private static AnswerSummary answer(ProvedAnswers proved, IndexKey key) {
        return proved.answers().stream()
                .filter(answer -> answer.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.SCHEMA_INVALID,
                        "an answer with all records under %s %s is needed",
                        key.name().wireName(),
                        key.key()));
    }
}
