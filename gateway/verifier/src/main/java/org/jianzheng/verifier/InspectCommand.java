/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.block.LedgerEvidence;
import org.jianzheng.evidence.block.OrderedBlock;
import org.jianzheng.evidence.bundle.BatchStage;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.bundle.ProvedEntry;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is in a bundle. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {"Shows what is in a bundle or an answer from the index; verifies nothing.", "显示证据包或索引答复的内容，不作验证。"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class InspectCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE.evb", description = "The bundle or answer. 证据包或索引答复。")
    private Path evidence;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        byte[] bytes = new InputFile(evidence).bytes(EvidenceBundle.MAX_BYTES);
        try {
            if (IndexAnswer.isClaimedBy(bytes)) {
                print(out, IndexAnswer.parse(bytes), bytes.length);
            } else {
                print(out, EvidenceBundle.parse(bytes), bytes.length);
            }
            return ExitCode.MATCHES.number();
        } catch (Refusal refusal) {
            spec.commandLine().getErr().println(refusal.code() + ": " + refusal.sentence());
            return ExitCode.PROOF_INVALID.number();
        }
    }

    private void print(PrintWriter out, IndexAnswer content, int bytes) {
        out.println(speech.speech().say(Phrase.NOTHING_VERIFIED));
        out.println("answer from the index, bytes " + bytes + ", trust root version " + content.trustVersion());
        out.println(content.key().name().wireName() + " " + content.key().key() + ": entries "
                + content.entries().size() + ", ways of "
                + content.sha256().siblings().size() + " and "
                + content.sm3().siblings().size() + " nodes");
        out.println();
        out.print(content.checkpoint());
        content.entries().forEach(entry -> {
            out.println();
            out.println(entry.toJson());
        });
    }

    private void print(PrintWriter out, EvidenceBundle content, int bytes) {
        out.println(speech.speech().say(Phrase.NOTHING_VERIFIED));
        out.println("grade " + content.grade() + ", bytes " + bytes + ", trust root version " + content.trustVersion()
                + ", size " + content.size());
        print(out, "record", content.proved());
        content.capture().ifPresent(capture -> print(out, "capture", capture));
        content.keys().forEach(key -> print(out, "key", key));
        content.batch().ifPresent(item -> print(out, item));
        content.clip().ifPresent(clip -> out.println("clip: " + clip.count() + " chunks from chunk " + clip.first()));
        content.ledger().ifPresent(ledger -> print(out, ledger));
        out.println();
        out.print(content.checkpoint());
        out.println();
        out.println(content.proved().entry().record());
        content.batch().ifPresent(item -> out.println(item.item()));
    }

    private static void print(PrintWriter out, String what, ProvedEntry entry) {
        JsonObject record = entry.entry().record();
        out.println(what + ": " + text(record, "type") + " " + text(record, "id") + ", block "
                + entry.entry().block() + ", position " + entry.position() + ", paths of "
                + entry.sha256().size() + " and " + entry.sm3().size() + " nodes");
    }

    private static void print(PrintWriter out, BatchStage item) {
        out.println("item: " + text(item.item(), "id") + ", index " + item.index() + ", paths of "
                + item.sha256().size() + " and " + item.sm3().size() + " nodes");
    }

    private static void print(PrintWriter out, LedgerEvidence ledger) {
        for (OrderedBlock block : ledger.blocks()) {
            out.println("block " + block.number() + ": hash " + block.hash() + ", bytes "
                    + block.bytes().size() + ", transactions " + block.transactions()
                    + (block.isConfiguration() ? ", configuration" : ""));
        }
        out.println("headers behind it: " + ledger.following().size() + ", up to block " + ledger.reached());
    }

    private static String text(JsonObject record, String member) {
        return String.valueOf(record.members().get(member));
    }
}
