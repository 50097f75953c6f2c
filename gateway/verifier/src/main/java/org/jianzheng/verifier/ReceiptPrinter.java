/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jianzheng.evidence.bid.VerifiedReceipt;
import org.jianzheng.evidence.verify.Gap;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.error.Refusal;

/**
 * Tells what a receipt shows, and what a command ends with.
 *
 * @param out where to
 * @param speech in which languages
 */
record ReceiptPrinter(PrintWriter out, Speech speech) {
    void kept(Path file) {
        out.println(speech.say(Phrase.RECEIPT_KEPT) + ": " + file);
    }

    /** Prints a receipt if it verifies, else why not. */
    ExitCode print(Supplier<VerifiedReceipt> verification) {
        try {
            return print(verification.get());
        } catch (Refusal refusal) {
            return invalid(refusal);
        }
    }

    private ExitCode print(VerifiedReceipt verified) {
        BidReceipt receipt = verified.receipt();
        boolean refused = receipt.refused().isPresent();
        boolean alone = verified.isOfThePlatformAlone();
        out.println(speech.say(refused ? Phrase.BID_REFUSED : Phrase.BID_RECEIVED) + "  "
                + receipt.statement().act().kind() + "  " + receipt.statement().lot());
        out.println("  " + speech.say(Phrase.RECEIVED_AT) + " " + Instants.format(receipt.receivedAt()) + ", "
                + speech.say(Phrase.DEADLINE) + " " + Instants.format(receipt.deadline()));
        receipt.refused().ifPresent(code -> out.println("  " + code + "  " + speech.say(new Meaning(code))));
        verified.stampedBefore()
                .ifPresent(before ->
                        out.println("  " + speech.say(Phrase.STAMPED_BEFORE) + " " + Instants.format(before)));
        verified.shownAt().ifPresent(at -> out.println("  " + speech.say(Phrase.SHOWN_AT) + " " + Instants.format(at)));
        if (alone) {
            out.println("  " + speech.say(Phrase.PLATFORM_ALONE));
        }
        if (refused) {
            return ExitCode.NOT_RECORDED;
        }
        return alone ? ExitCode.MATCHES_WITH_GAPS : ExitCode.MATCHES;
    }

    ExitCode invalid(Refusal refusal) {
        out.println(
                Verdict.PROOF_INVALID + "  " + speech.say(Verdict.PROOF_INVALID) + "  " + Meaning.of(refusal, speech));
        return ExitCode.PROOF_INVALID;
    }

    /** The receipt is here, but not what it rests on. */
    ExitCode unproved(KeyId platform, String why) {
        out.println(
                Verdict.CANNOT_TELL + "  " + speech.say(Phrase.PLATFORM_UNPROVED) + ": " + platform + " (" + why + ")");
        return ExitCode.CANNOT_TELL;
    }

    /** Nobody answered: whether the bid was received is not known. */
    ExitCode unanswered(String why, Path statement) {
        out.println(
                Verdict.CANNOT_TELL + "  " + speech.say(Phrase.BID_UNANSWERED) + ": " + statement + " (" + why + ")");
        return ExitCode.CANNOT_TELL;
    }

    /** Refused without a receipt: the statement stays, and is sent again next time. */
    ExitCode refused(GatewayLink.Reply reply, Path statement) {
        out.println(speech.say(Phrase.NO_RECEIPT) + ": " + statement);
        out.println("  " + reply.reason(speech));
        return ExitCode.CANNOT_TELL;
    }

    /** A gap of the opening. */
    void gap(Gap gap) {
        out.println("  ! " + gap + "  " + speech.say(gap));
    }
}
