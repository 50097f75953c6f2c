/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.time.TimeAuthority;
import org.jianzheng.evidence.trust.QuorumPolicy;
import org.jianzheng.evidence.trust.TrustChange;
import org.jianzheng.evidence.trust.TrustDraft;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.json.CanonicalJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drafts a change of the trust root. */
@Command(
        name = "draft",
        mixinStandardHelpOptions = true,
        description = {
            "Drafts the next trust root: adds cosigners, retires keys, asks for another quorum. Nobody has signed it yet.",
            "起草下一版信任根：增加见签方、停用密钥、改变门限；尚无人签名。"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class TrustDraftCommand implements Callable<Integer> {
    private static final int MAX_CARD = 1 << 14;

    @Option(names = "--trust", required = true, paramLabel = "FILE", description = "The trust root now. 现行信任根。")
    private Path trust;

    @Option(
            names = "--from-size",
            required = true,
            paramLabel = "N",
            description = "From which log size on the change counts; larger than the log is now. 自哪个日志大小起生效，须大于现有大小。")
    private long fromSize;

    @Option(
            names = "--add",
            paramLabel = "CARD.json",
            description = "A cosigner to add: msp, kind, name, ed25519, sm2. 新增见签方。")
    private List<Path> added = new ArrayList<>();

    @Option(names = "--retire", paramLabel = "MSP", description = "Whose present keys count no more. 停用其现有密钥。")
    private List<String> retired = new ArrayList<>();

    @Option(
            names = "--quorum",
            paramLabel = "FILE.json",
            description = "Another quorum: threshold and groups; else it stays. 新的门限规则，省略则不变。")
    private @Nullable Path quorum;

    @Option(
            names = "--add-time-authority",
            paramLabel = "CARD.json",
            description = "Whose time stamps count from now on: name, certificates, trial. 新增时间戳机构。")
    private List<Path> addedAuthorities = new ArrayList<>();

    @Option(
            names = "--end-time-authority",
            paramLabel = "NAME=TIME",
            description = "Whose time stamps count no more from a time on, such as 2026-03-16T01:30:04Z. 终止时间戳机构。")
    private Map<String, String> endedAuthorities = new LinkedHashMap<>();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "A new file for the draft. 草稿文件。")
    private Path output;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        TrustRoot pinned = TrustRoot.parse(new InputFile(trust).bytes(TrustRoot.MAX_BYTES));
        TrustDraft draft = new TrustDraft(pinned, fromSize);
        retired.forEach(msp -> draft.retire(OrganisationId.parse(msp)));
        added.forEach(card -> draft.add(CanonicalJson.parseObject(new InputFile(card).bytes(MAX_CARD))));
        if (quorum != null) {
            draft.quorum(QuorumPolicy.fromJson(CanonicalJson.parseObject(new InputFile(quorum).bytes(MAX_CARD))));
        }
        addedAuthorities.forEach(card ->
                draft.add(TimeAuthority.fromJson(CanonicalJson.parseObject(new InputFile(card).bytes(MAX_CARD)))));
        endedAuthorities.forEach((name, time) -> draft.end(name, Instants.parse(time)));
        TrustChange change = draft.change();
        new OutputFile(output).create(change.canonical());
        PrintWriter out = spec.commandLine().getOut();
        Speech words = speech.speech();
        out.println(words.say(Phrase.TRUST_VERSION) + ": " + change.next().version() + ", "
                + words.say(Phrase.TRUST_COUNTS_FROM) + " " + fromSize);
        out.println(words.say(Phrase.TRUST_SIGN_NEXT));
        return ExitCode.MATCHES.number();
    }
}
