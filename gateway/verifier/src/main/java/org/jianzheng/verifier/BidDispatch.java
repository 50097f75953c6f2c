/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.bid.ReceiptVerifier;
import org.jianzheng.evidence.bid.VerifiedReceipt;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidCommitment;
import org.jianzheng.model.bid.BidNonce;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * Makes a bidder's statements and brings them to the platform. What is sent is kept before; what was sent and not answered is sent again, the
 * same bytes, before anything else, so that the process may end at any moment and be run again.
 */
final class BidDispatch {
    private final BidFolder folder;
    private final LotCode lot;
    private final UnifiedCreditCode bidder;
    private final GatewayLink gateway;
    private final TrustRoot trust;
    private final ReceiptPrinter printer;

    BidDispatch(BidderOptions options, BidFolder folder, GatewayLink gateway, PrintWriter out) {
        this.folder = folder;
        this.lot = options.lot();
        this.bidder = options.bidder();
        this.gateway = gateway;
        this.trust = options.trust();
        this.printer = new ReceiptPrinter(out, options.speech());
    }

    /**
     * States an act.
     *
     * @param file the SM3 digest of the encrypted bid; none to withdraw
     * @param replaces whether a bid must stand already; for a commitment that is the first, none may
     * @return what the command ends with
     */
    ExitCode state(Optional<Digest> file, boolean replaces, Signer key, InstantSource clock, RandomGenerator random)
            throws InterruptedException {
        Optional<KeptBid> pending = folder.bids().stream()
                .reduce((earlier, later) -> later)
                .filter(newest -> newest.answer().isEmpty());
        if (pending.isPresent()) {
            ExitCode settled = send(pending.get());
            boolean answered = folder.bids().getLast().answer().isPresent();
            if (!answered || pending.get().isSame(file)) {
                return settled;
            }
        }
        requirePossible(file, replaces);
        KeptBid next = made(file, key, Instant.ofEpochMilli(clock.millis()), random);
        folder.keep(next);
        return send(next);
    }

    private void requirePossible(Optional<Digest> file, boolean replaces) {
        boolean stands = folder.standing().isPresent();
        if (replaces && !stands) {
            throw new UsageProblem("no bid of this folder stands: commit first 尚无有效投标，请先 commit");
        }
        if (!replaces && stands) {
            throw new UsageProblem("a bid stands already: replace it, or withdraw it 已有有效投标，请用 replace 或 withdraw");
        }
        if (file.isPresent()
                && folder.standing().filter(bid -> bid.isSame(file)).isPresent()) {
            throw new UsageProblem("the bid that stands is to this very file 有效投标即为该文件");
        }
    }

    private KeptBid made(Optional<Digest> file, Signer key, Instant at, RandomGenerator random) {
        List<KeptBid> kept = folder.bids();
        int version =
                1 + Math.toIntExact(kept.stream().filter(KeptBid::isReceived).count());
        Optional<BidAct.Reveal> secret = file.map(digest -> new BidAct.Reveal(nonce(random), digest));
        BidAct act = secret.<BidAct>map(told -> new BidAct.Commit(
                        version, BidCommitment.of(lot, bidder, told.nonce().bytes(), told.file())))
                .orElseGet(() -> new BidAct.Withdraw(version));
        return new KeptBid(kept.size() + 1, BidStatement.sign(act, lot, bidder, at, key), secret, Optional.empty());
    }

    private static BidNonce nonce(RandomGenerator random) {
        byte[] bytes = new byte[BidCommitment.NONCE_BYTES];
        random.nextBytes(bytes);
        return BidNonce.of(bytes);
    }

    private ExitCode send(KeptBid bid) throws InterruptedException {
        GatewayLink.Reply reply;
        try {
            reply = post(bid.statement(), Optional.empty());
        } catch (GatewaySilent silent) {
            return printer.unanswered(String.valueOf(silent.getMessage()), folder.statement(bid.number()));
        }
        Optional<VerifiedReceipt.Given> given = given(reply, bid.statement());
        if (given.isEmpty()) {
            return printer.refused(reply, folder.statement(bid.number()));
        }
        Path file = folder.keep(bid, given.get());
        printer.kept(file);
        return verified(bid, given.get());
    }

    /** Sends a statement; features go beside a reveal alone. */
    GatewayLink.Reply post(BidStatement statement, Optional<JsonObject> features)
            throws GatewaySilent, InterruptedException {
        JsonObject body = JsonObject.builder()
                .put("statement", statement.toJson())
                .putValueIfPresent("features", features)
                .build();
        return gateway.post("/api/v1/bids/" + lot + "/statements", body.canonical(), VerifiedReceipt.MAX_BYTES);
    }

    /** A receipt for another statement than the one that was sent is none. */
    private static Optional<VerifiedReceipt.Given> given(GatewayLink.Reply reply, BidStatement statement) {
        try {
            return reply.json()
                    .map(VerifiedReceipt.Given::fromJson)
                    .filter(given -> given.receipt().statement().equals(statement));
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    private ExitCode verified(KeptBid bid, VerifiedReceipt.Given given) throws InterruptedException {
        KeyId platform = given.receipt().signature().key();
        VerificationReport report;
        byte[] answer;
        try {
            GatewayLink.Reply reply = gateway.get("/api/v1/heads/key/" + platform + "?proof=1", IndexAnswer.MAX_BYTES);
            if (!reply.done()) {
                return printer.unproved(platform, reply.reason(printer.speech()));
            }
            answer = reply.body();
            report = new AnswerVerifier(trust).verify(answer);
        } catch (GatewaySilent silent) {
            return printer.unproved(platform, String.valueOf(silent.getMessage()));
        }
        if (!report.isPlainMatch()) {
            return report.verdict() == Verdict.PROOF_INVALID
                    ? printer.invalid(Refusal.of(ErrorCode.KEY_UNKNOWN, "the proof of %s is invalid", platform))
                    : printer.unproved(platform, report.verdict().name());
        }
        folder.keepPlatform(bid, answer);
        return report.answer()
                .map(shown ->
                        printer.print(() -> new ReceiptVerifier(trust).verify(given, ProvedKey.of(platform, shown))))
                .orElseGet(() -> printer.unproved(platform, report.verdict().name()));
    }
}
