/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.packages.MemberContent;
import org.jianzheng.evidence.packages.PackageWriter;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.OriginalFile;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.packages.EvidenceUnfit;
import org.jianzheng.packages.PackageBuilder;
import org.jianzheng.packages.PackageRequest;
import org.jianzheng.packages.VerifierPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an evidence package. */
@Command(
        name = "package",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an evidence package of bundles, answers and originals, each of which is verified first.",
            "将证据包、索引答复和原始文件制作成取证包，逐一先行核验。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:made 已制作",
            "1:DIFFERS 不一致",
            "3:PROOF_INVALID 证明无效",
            "4:CANNOT_TELL 无法判断",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class PackageCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE.evb",
            description = "Bundles, and answers from the index (FILE.eva). 证据包和索引答复。")
    private List<Path> evidence;

    @Mixin
    private TrustOption trust;

    @Option(
            names = "--file",
            paramLabel = "ORIGINAL",
            description = "An original file; it is matched to its bundle by digest. 原始文件，按摘要与证据包对应。")
    private List<Path> originals = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "PACKAGE.zip", description = "The package. 取证包。")
    private Path target;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        TrustRoot trustRoot = trust.root();
        Optional<byte[]> page = VerifierPage.find();
        try {
            write(new PackageBuilder(trustRoot, page).build(request()));
        } catch (EvidenceUnfit unfit) {
            out.println(unfit.name());
            new ReportPrinter(out, speech.speech()).print(unfit.report());
            return ExitCode.of(unfit.report()).number();
        }
        out.println(speech.speech().say(Phrase.PACKAGE_MADE) + ": " + target);
        if (page.isEmpty()) {
            out.println(speech.speech().say(Phrase.PACKAGE_WITHOUT_PAGE));
        }
        return ExitCode.MATCHES.number();
    }

    private PackageRequest request() {
        List<byte[]> bundles = new ArrayList<>();
        List<byte[]> answers = new ArrayList<>();
        for (Path file : evidence) {
            byte[] bytes = new InputFile(file).bytes(EvidenceBundle.MAX_BYTES);
            (IndexAnswer.isClaimedBy(bytes) ? answers : bundles).add(bytes);
        }
        return new PackageRequest(bundles, answers, matched(bundles), Map.of());
    }

    private Map<RecordId, MemberContent> matched(List<byte[]> bundles) {
        Map<RecordId, MemberContent> matched = new HashMap<>();
        for (Path original : originals) {
            OriginalFile content = new InputFile(original).digests();
            List<RecordId> records = bundles.stream()
                    .flatMap(bundle -> registering(bundle, content).stream())
                    .toList();
            if (records.isEmpty()) {
                throw new UsageProblem("no bundle registers " + original + " 没有证据包登记该文件");
            }
            records.forEach(record -> matched.put(record, out -> Files.copy(original, out)));
        }
        return matched;
    }

    /** The record of a bundle that registers this content; whether it verifies is asked when the package is made. */
    private static Optional<RecordId> registering(byte[] bundle, OriginalFile content) {
        try {
            JsonObject record = EvidenceBundle.parse(bundle).proved().entry().record();
            if (!record.string("type").equals(RecordType.EVIDENCE_FILE.wireName())) {
                return Optional.empty();
            }
            FileRegistration registered = FileRegistration.fromJson(record.object("body"));
            return registered.digests().equals(content.digests())
                    ? Optional.of(RecordId.parse(record.string("id")))
                    : Optional.empty();
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }

    /** Never overwrites a file, and leaves none behind that is not whole. */
    private void write(PackageWriter writer) throws IOException {
        boolean whole = false;
        boolean begun = false;
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.CREATE_NEW))) {
            begun = true;
            writer.writeTo(out);
            whole = true;
        } catch (FileAlreadyExistsException e) {
            throw new UsageProblem(target + " is there already 文件已存在", e);
        } finally {
            if (begun && !whole) {
                Files.deleteIfExists(target);
            }
        }
    }
}
