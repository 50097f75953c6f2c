/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.bid.BidCommitment;
import org.jianzheng.model.bid.BidNonce;
import org.jianzheng.model.bid.BidOpening;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Conclusion;
import org.jianzheng.model.bid.Extension;
import org.jianzheng.model.bid.Undecrypted;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.dossier.Tender;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.sample.keys.PersonKey;

/**
 * Sealed bids through the gateway of the centre. Between two steps it lets time pass as it would: at each fixed time a batch is due, and the
 * ledger is down when the case says so.
 */
final class BidActions implements Actions {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OFFICE = "公共资源交易中心";

    /** A bid of the case, and what its bidder keeps. */
    private record Bid(UnifiedCreditCode bidder, BidNonce nonce, Digest file) {}

    private final Surroundings around;
    private final Secrecy secrecy;
    private final BidTimes times = new BidTimes();
    private final BidReceipts receipts;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Bid> bids = new HashMap<>();
    private final Map<String, Signer> keys = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private Optional<LotCode> opened = Optional.empty();

    BidActions(Surroundings around) {
        this.around = around;
        this.secrecy = new Secrecy(around.outside());
        this.receipts = new BidReceipts(around);
    }

    @Override
    public void prepare(JsonObject given, List<Step> ofCase) {
        LotCode lot = around.names().lot(given.string("lot"));
        opened = Optional.of(lot);
        times.read(given, ofCase);
        JsonObject named = given.object("bids");
        named.keys().forEach(name -> bids.put(name, bid(given, named.object(name))));
        ofCase.stream()
                .filter(step -> step.signer() == Role.CENTRE_WITNESS || step.signer() == Role.TENDERER)
                .forEach(step -> around.people().of(step.signer(), step.office()));
        around.people().platform();
        openLot(lot, Math.toIntExact(given.integer("minimumBidders")));
    }

    private Bid bid(JsonObject given, JsonObject json) {
        BidNonce nonce = new BidNonce(json.string("nonce"));
        Digest file = Digest.parse(HashSuite.SM3, json.string("fileSm3"));
        // The case's own commitment is to its own codes; this play has others.
        assertThat(BidCommitment.of(
                                LotCode.parse(given.string("lot")),
                                UnifiedCreditCode.parse(json.string("bidder")),
                                nonce.bytes(),
                                file)
                        .value()
                        .hex())
                .isEqualTo(json.string("commitment"));
        UnifiedCreditCode bidder = around.names().code(json.string("bidder"));
        keys.computeIfAbsent(bidder.value(), unknown -> PrivateKeys.generate(SignatureAlgorithm.SM2, random));
        return new Bid(bidder, nonce, file);
    }

    private void openLot(LotCode lot, int minimumBidders) {
        PersonKey staff = around.people().of(Role.CENTRE_STAFF, OFFICE);
        UnifiedCreditCode tenderer = around.names().code("91999999A000000116");
        around.desk()
                .record(
                        staff,
                        new Project(
                                lot.project(),
                                "案例项目（虚构）",
                                "建设工程",
                                ExplainedCode.of(tenderer),
                                new AmountFen(1),
                                Optional.empty()),
                        draft -> draft.subject(new Subject.Organisation(tenderer)));
        around.desk().record(staff, new Tender(lot.tender(), Optional.empty()));
        around.desk().record(staff, new Lot(Optional.empty(), Optional.empty(), List.of()), draft -> draft.lot(lot));
        around.desk()
                .record(
                        staff,
                        new StageStep(
                                Stage.INITIATION,
                                Stage.TENDERING,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        draft -> draft.lot(lot));
        around.desk()
                .record(
                        staff,
                        new Window(times.deadline(), minimumBidders, BidTimes.INTERVAL, BidReceipts.LEAVES),
                        draft -> draft.lot(lot));
    }

    private LotCode lot() {
        return opened.orElseThrow();
    }

    private Bid named(Step step) {
        return Objects.requireNonNull(bids.get(step.with().string("bid")));
    }

    private Signer key(UnifiedCreditCode bidder) {
        return Objects.requireNonNull(keys.get(bidder.value()));
    }

    @Override
    public Set<String> words() {
        return Set.of(
                "COMMIT",
                "WITHDRAW",
                "ASK_BID_COUNT",
                "EXTEND_DEADLINE",
                "BEGIN_OPENING",
                "REVEAL",
                "RECORD_NOT_DECRYPTED",
                "CONTINUE_TO_EVALUATION");
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.of(
                "number and identity of bidders are secret before the opening", Set.of(ErrorCode.NOT_YET_OPEN),
                "after the deadline; a signed refusal receipt is given", Set.of(ErrorCode.DEADLINE_PASSED),
                "no withdrawal after the deadline", Set.of(ErrorCode.DEADLINE_PASSED),
                "the deadline has passed; it can only be moved before by a signed amendment",
                        Set.of(ErrorCode.DEADLINE_PASSED),
                "the opening has not begun", Set.of(ErrorCode.NOT_YET_OPEN),
                "a mismatch can never become verified", Set.of(ErrorCode.STATE_FORBIDS));
    }

    @Override
    public Outcome perform(Step step) {
        around.outage().down(times.isDown(step.at()));
        try {
            return done(step);
        } finally {
            passUntilNext(step.at());
        }
    }

    private Outcome done(Step step) {
        return switch (step.action()) {
            case "COMMIT" -> {
                Bid bid = named(step);
                BidCommitment commitment =
                        BidCommitment.of(lot(), bid.bidder(), bid.nonce().bytes(), bid.file());
                yield state(bid, new BidAct.Commit(next(bid), commitment), step.at());
            }
            case "WITHDRAW" -> {
                Bid bid = named(step);
                yield state(bid, new BidAct.Withdraw(next(bid)), step.at());
            }
            case "REVEAL" -> {
                Bid bid = named(step);
                yield new Outcome.Accepted(post(
                                "statements", statement(bid, new BidAct.Reveal(bid.nonce(), bid.file())))
                        .require());
            }
            case "ASK_BID_COUNT" ->
                new Outcome.Answered(around.desk().get(CaseNetwork.CITY, "bids/" + lot() + "/bidders"));
            case "EXTEND_DEADLINE" -> {
                ReadableRecord moved =
                        act(step, new Extension(BidTimes.time(step.with().string("to")), "案例（虚构）"));
                around.desk().submit(moved.organisation(), moved.toJson());
                times.moveDeadline(BidTimes.time(step.with().string("to")));
                yield Outcome.accepted();
            }
            case "BEGIN_OPENING" -> {
                secrecy.requireUntold(lot(), secrets());
                act(step, new BidOpening(times.deadline()));
                yield new Outcome.Accepted(counted());
            }
            case "RECORD_NOT_DECRYPTED" -> undecrypted(step);
            case "CONTINUE_TO_EVALUATION" -> {
                BiddingHead.Count count = bidding().count();
                act(
                        step,
                        new Conclusion(
                                count.bidders(), count.toEvaluation(), bidding().marks()));
                yield new Outcome.Accepted(counted());
            }
            default -> throw new AssertionError(step);
        };
    }

    /** Codes of bidders, commitments and leaves. */
    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        bids.values().forEach(bid -> {
            secrets.add(bid.bidder().value());
            secrets.add(BidCommitment.of(lot(), bid.bidder(), bid.nonce().bytes(), bid.file())
                    .value()
                    .hex());
        });
        secrets.addAll(receipts.leaves());
        return secrets;
    }

    private int next(Bid bid) {
        return versions.getOrDefault(bid.bidder().value(), 0) + 1;
    }

    private BidStatement statement(Bid bid, BidAct act) {
        return BidStatement.sign(act, lot(), bid.bidder(), around.clock().instant(), key(bid.bidder()));
    }

    private CaseDesk.Reply post(String path, BidStatement statement) {
        return around.desk()
                .post(
                        CaseNetwork.CITY,
                        "bids/" + lot() + "/" + path,
                        JsonObject.builder()
                                .put("statement", statement.toJson())
                                .build());
    }

    private Outcome state(Bid bid, BidAct act, Instant at) {
        CaseDesk.Reply reply = post("statements", statement(bid, act));
        if (!reply.json().has("receipt")) {
            return new Outcome.Accepted(reply.require());
        }
        BidReceipt receipt = BidReceipt.fromJson(reply.json().object("receipt"));
        receipt.requireSignedBy(around.people().platform().signer().publicKey());
        if (reply.refusal().isPresent()) {
            return new Outcome.Refused(
                    reply.refusal().get(),
                    "signed refusal",
                    JsonObject.builder()
                            .put("refusalReceipt", receipt.refused().equals(reply.refusal()))
                            .build());
        }
        versions.merge(bid.bidder().value(), 1, Integer::sum);
        String anchor = receipts.keep(receipt, reply.json().string("leaf"), times.isDown(times.batchAfter(at)));
        return new Outcome.Accepted(JsonObject.builder().put("anchor", anchor).build());
    }

    private ReadableRecord act(Step step, BidBody body, UnifiedCreditCode... about) {
        PersonKey person = around.people().of(step.signer(), step.office());
        ReadableRecord record = around.desk()
                .draft(
                        person,
                        body,
                        draft -> draft.lot(lot())
                                .subjects(List.of(about).stream()
                                        .map(Subject.Organisation::new)
                                        .toList()))
                .sign(person.signer());
        around.desk()
                .post(CaseNetwork.CITY, "bids/" + lot() + "/records", record.toJson())
                .require();
        return record;
    }

    private Outcome undecrypted(Step step) {
        UnifiedCreditCode bidder = around.names().code(step.with().string("bidder"));
        Undecrypted.Fault fault = Undecrypted.Fault.valueOf(step.with().string("fault"));
        act(step, new Undecrypted(bidder, fault, "案例（虚构）", bidding().marks()), bidder);
        return new Outcome.Accepted(
                JsonObject.builder().put("bidState", stateOf(bidder)).build());
    }

    private BiddingHead bidding() {
        JsonObject json = around.desk().get(CaseNetwork.CITY, "bids/" + lot());
        return BiddingHead.fromJson(json.has("count") ? json : json.with("count", NOT_TOLD));
    }

    private static final JsonObject NOT_TOLD = JsonObject.builder()
            .put("bidders", 0)
            .put("disclosed", 0)
            .put("locked", 0)
            .put("toEvaluation", 0)
            .build();

    private JsonObject counted() {
        BiddingHead.Count count = bidding().count();
        return JsonObject.builder()
                .put("bidders", count.bidders())
                .put("toEvaluation", count.toEvaluation())
                .build();
    }

    private String stateOf(UnifiedCreditCode bidder) {
        return around.desk().get(CaseNetwork.CITY, "bids/" + lot() + "/bidders").array("bids").objects().stream()
                .filter(bid -> bid.string("bidder").equals(bidder.value()))
                .findFirst()
                .map(bid -> bid.string("state"))
                .orElse("NONE");
    }

    /** Lets what happens between two steps happen at its time. */
    private void passUntilNext(Instant from) {
        for (Instant moment : times.untilNextStep(from)) {
            around.clock().set(moment);
            around.outage().down(times.isDown(moment));
            if (!times.isDown(moment)) {
                awaitLedger();
            }
        }
    }

    /** Waits until everything that the gateway knows is on the ledger. */
    private void awaitLedger() {
        Instant latest = Instant.now().plus(PATIENCE);
        while (!isOnLedger()) {
            assertThat(Instant.now()).as("bids that do not come to the ledger").isBefore(latest);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean isOnLedger() {
        BiddingHead here = bidding();
        Instant closed = here.last().map(Batch::closedAt).orElse(Instant.MIN);
        return !closed.isBefore(times.dueBy(around.clock().instant()).orElse(Instant.MIN))
                && around.desk()
                        .head(BiddingHead.key(lot()))
                        .map(BiddingHead::fromJson)
                        .filter(head -> head.phase() == here.phase()
                                && head.last().equals(here.last())
                                && head.count().equals(here.count()))
                        .isPresent();
    }

    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        if (ask.has("bidState")) {
            return Optional.of(JsonObject.builder()
                    .put("state", stateOf(around.names().code(ask.string("bidState"))))
                    .build());
        }
        if (ask.has("receipts")) {
            awaitLedger();
            return Optional.of(receipts.check(lot(), times));
        }
        return ask.has("anchors") ? Optional.of(anchors()) : Optional.empty();
    }

    private JsonObject anchors() {
        return receipts.anchors(
                lot(), bids.values().stream().map(bid -> bid.bidder().value()).toList());
    }
}
