/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.bid.DisclosureTime;
import org.jianzheng.evidence.bid.OpenedBids;
import org.jianzheng.evidence.bid.PublishedLeaves;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.evidence.verify.Gap;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies an opening off line. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Verifies the opening of a lot off line: folds its proved records anew, compares each reveal with its commitment, and"
                    + " says who vouches for the time. With --leaves it computes every batch's roots and counts the bids; with --file it compares"
                    + " a bidder's file.",
            "离线核验开标：推演标段全部已证明的记录，逐一比对公开内容与承诺，并说明时间由谁证明；用 --leaves 重算各批根值并计数；用 --file 比对投标文件。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:everything agrees 全部一致",
            "1:the file is not the one that was revealed 文件不是所公开的文件",
            "2:the bidder has no bid, or revealed none 该投标人无投标或未公开",
            "3:PROOF_INVALID 证明无效",
            "4:CANNOT_TELL: not opened yet, or records are missing 尚未开标或缺少记录",
            "5:everything agrees, with gaps that are named 一致，但有所列缺口",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class BidVerifyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "LOT", description = "The lot. 标段编号。")
    private String lot;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE.eva",
            description = {
                "The answer with all records of the lot (/api/v1/lots/LOT?proof=1), or its parts.",
                "含该标段全部记录的索引答复，或其各部分。"
            })
    private List<Path> answers;

    @Mixin
    private TrustOption trust;

    @Option(
            names = "--leaves",
            paramLabel = "FILE",
            description = "The published leaf set (/api/v1/bids/LOT/leaves). 开标时公布的叶集合。")
    private @Nullable Path leaves;

    @Option(names = "--bidder", paramLabel = "CODE", description = "Whose bid --file is. --file 所属投标人。")
    private @Nullable String bidder;

    @Option(names = "--file", paramLabel = "FILE", description = "An encrypted bid. 加密的投标文件。")
    private @Nullable Path file;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LotCode asked = LotCode.parse(lot);
        if ((bidder == null) != (file == null)) {
            throw new UsageProblem("--bidder and --file belong together --bidder 与 --file 须同时使用");
        }
        ProvedAnswers proved = ProvedAnswers.of(answers, trust.root());
        if (proved.unproved().isPresent()) {
            return proved.unproved().get().tell(out, speech.speech());
        }
        IndexKey all = new IndexKey(IndexName.LOT, asked.value());
        Optional<AnswerSummary> records = proved.answers().stream()
                .filter(answer -> answer.key().equals(all) && answer.blocks().isEmpty())
                .findFirst();
        OpenedBids opened;
        try {
            opened = OpenedBids.of(
                    asked,
                    records.orElseThrow(() -> new UsageProblem("the answer for the lot is needed 须有该标段的答复"))
                            .entries());
            opened.bidding().requireDisclosed();
        } catch (Refusal refusal) {
            out.println(Verdict.CANNOT_TELL + "  " + Meaning.of(refusal, speech.speech()));
            return ExitCode.CANNOT_TELL.number();
        }
        return verify(opened, new ReceiptPrinter(out, speech.speech())).number();
    }

    private ExitCode verify(OpenedBids opened, ReceiptPrinter printer) {
        PrintWriter out = printer.out();
        if (leaves != null) {
            try {
                opened.requireTold(PublishedLeaves.parse(new InputFile(leaves).bytes(PublishedLeaves.MAX_BYTES)));
                out.println(speech.speech().say(Phrase.LEAVES_AGREE) + ": "
                        + opened.bidding().count().bidders());
            } catch (Refusal refusal) {
                return printer.invalid(refusal);
            }
        }
        Set<Gap> gaps = gaps(opened);
        out.println(opened.bidding().phase() + "  " + opened.bidding().lot() + "  "
                + opened.bidding().count().bidders());
        opened.bids().forEach(bid -> out.println("  " + bid.state() + "  " + bid.bidder()));
        gaps.forEach(printer::gap);
        ExitCode code = gaps.isEmpty() ? ExitCode.MATCHES : ExitCode.MATCHES_WITH_GAPS;
        return bidder == null || file == null
                ? code
                : code.orWorse(compare(opened, UnifiedCreditCode.parse(bidder), file, out));
    }

    private Set<Gap> gaps(OpenedBids opened) {
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        for (BidMark mark : opened.bidding().marks()) {
            gaps.add(
                    switch (mark) {
                        case ANCHORED_AFTER_OPENING -> Gap.ANCHORED_AFTER_OPENING;
                        case CENTRE_ALONE -> Gap.CENTRE_ALONE;
                    });
        }
        DisclosureTime time = new DisclosureTime(trust.root());
        if (!opened.bidding().vouched()
                && time.existedBefore(opened.disclosures().getFirst()).isEmpty()) {
            gaps.add(Gap.CENTRE_ALONE);
        }
        return gaps;
    }

    private ExitCode compare(OpenedBids opened, UnifiedCreditCode whose, Path bid, PrintWriter out) {
        Optional<BidHead> head = opened.bid(whose);
        Optional<BidAct.Reveal> revealed = opened.revealed(whose);
        if (head.isEmpty() || revealed.isEmpty()) {
            out.println(Verdict.NOT_RECORDED + "  " + whose);
            return ExitCode.NOT_RECORDED;
        }
        Digest computed = new InputFile(bid).digests().digests().sm3();
        boolean same = computed.equals(revealed.get().file());
        boolean matches = same && head.get().state() == BidHead.State.VERIFIED;
        out.println((matches ? Verdict.MATCHES : Verdict.DIFFERS) + "  " + whose + "  "
                + head.get().state() + "  " + computed);
        return matches ? ExitCode.MATCHES : ExitCode.DIFFERS;
    }
}
