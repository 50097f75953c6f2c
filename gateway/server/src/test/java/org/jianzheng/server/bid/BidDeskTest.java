/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jianzheng.evidence.batch.BatchTree;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.bid.BidCommitment;
import org.jianzheng.model.bid.BidFiller;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.BidNonce;
import org.jianzheng.model.bid.BidOpening;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Collision;
import org.jianzheng.model.bid.Conclusion;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.bid.Extension;
import org.jianzheng.model.bid.Feature;
import org.jianzheng.model.bid.Undecrypted;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.server.storage.FailingStore;
import org.jianzheng.server.storage.StoreFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk of one gateway on a ledger in memory that can be down; every case's codes and files are invented. */
class BidDeskTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final OrganisationId CITY = OrganisationId.parse("CityMSP");
    private static final LotCode LOT = LotCode.parse("E620800ZZ99000001001001");
    private static final Instant DEADLINE = Instant.parse("2026-03-16T01:30:00Z");
    private static final List<String> BIDDERS =
            List.of("91999999B00000019A", "91999999B000000275", "91999999B000000350", "91999999B00000043T");
    private static final PrivateKey PLATFORM = PrivateKeys.generate(SignatureAlgorithm.ED25519, RANDOM);
    private static final PrivateKey WITNESS = PrivateKeys.generate(SignatureAlgorithm.SM2, RANDOM);
    private static final PrivateKey TENDERER = PrivateKeys.generate(SignatureAlgorithm.SM2, RANDOM);
    private static final Map<String, PrivateKey> KEYS = keys();

    @TempDir
    private Path folder;

    private final FailingStore disk = new FailingStore();
    private final FakeBidLedger ledger = new FakeBidLedger();
    private final List<byte[]> stamped = new ArrayList<>();
    private Instant now = DEADLINE.minus(Duration.ofHours(1));
    private boolean down;
    private boolean stamping;
    private Optional<BidDesk> running = Optional.empty();
    private Optional<BidDelivery> delivery = Optional.empty();

    private static Map<String, PrivateKey> keys() {
        Map<String, PrivateKey> keys = new HashMap<>();
        BIDDERS.forEach(code -> keys.put(code, PrivateKeys.generate(SignatureAlgorithm.ED25519, RANDOM)));
        return keys;
    }

    @BeforeEach
    void open_the_window() {
        ledger.register(registered(WITNESS, Role.CENTRE_WITNESS));
        ledger.register(registered(TENDERER, Role.TENDERER));
        start();
        ledger.accept(record(new Window(DEADLINE, 3, Duration.ofMinutes(5), 8), WITNESS));
        ledger.block(now, desk()::entered);
    }

    private KeyHead registered(PrivateKey key, Role role) {
        return new KeyHead(
                key.publicKey(),
                CITY,
                new Holder.Person(PersonRef.random(RANDOM)),
                role,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new RecordRef(RecordId.generate(() -> now, RANDOM)));
    }

    private void start() {
        BidPlatform platform = new BidPlatform(CITY, PLATFORM, RANDOM, () -> now);
        BidVault vault = BidVault.open(folder.resolve("bids.key"), RANDOM);
        running = Optional.of(new BidDesk(new BidStore(disk, vault), vault, ledger, platform, this::stamp));
        delivery = Optional.of(new BidDelivery(ledger, platform));
    }

    private Optional<byte[]> stamp(byte[] bytes) {
        stamped.add(bytes);
        return stamping ? Optional.of("token".getBytes(StandardCharsets.UTF_8)) : Optional.empty();
    }

    private BidDesk desk() {
        return running.orElseThrow();
    }

    /** Time passes, and the lane works unless the ledger is down. */
    private void at(Instant time) {
        now = time;
        for (int round = 0; round < 20; round++) {
            desk().closeDue(LOT);
            desk().deliver(LOT, delivery.orElseThrow());
            if (!down) {
                ledger.block(now, desk()::entered);
            }
        }
    }

    private void at(String time) {
        at(Instant.parse("2026-03-16T" + time + "+08:00"));
    }

    private static Digest file(int version) {
        return HashSuite.SM3.digest(("加密投标文件 " + version).getBytes(StandardCharsets.UTF_8));
    }

    private static BidNonce nonce(int bidder) {
        return new BidNonce(("0" + bidder).repeat(32));
    }

    private BidStatement commit(int bidder, int version) {
        BidCommitment commitment =
                BidCommitment.of(LOT, code(bidder), nonce(bidder).bytes(), file(version));
        return statement(bidder, new BidAct.Commit(version, commitment));
    }

    private static UnifiedCreditCode code(int bidder) {
        return UnifiedCreditCode.parse(BIDDERS.get(bidder - 1));
    }

    private static PrivateKey key(int bidder) {
        return Optional.ofNullable(KEYS.get(BIDDERS.get(bidder - 1))).orElseThrow();
    }

    private BidStatement statement(int bidder, BidAct act) {
        return BidStatement.sign(act, LOT, code(bidder), now, key(bidder));
    }

    private BidStatement reveal(int bidder, int version) {
        return statement(bidder, new BidAct.Reveal(nonce(bidder), file(version)));
    }

    private BidHead.State revealed(int bidder, int version) {
        return desk().reveal(reveal(bidder, version), Map.of());
    }

    private ReadableRecord record(BidBody body, PrivateKey by, UnifiedCreditCode... about) {
        return ReadableRecord.builder(body, RecordId.generate(() -> now, RANDOM), CITY, now, Salt.random(RANDOM))
                .lot(LOT)
                .subjects(Arrays.stream(about).map(Subject.Organisation::new).toList())
                .sign(by);
    }

    private void open() {
        desk().act(record(new BidOpening(DEADLINE), WITNESS));
    }

    private void undecrypted(int bidder, Undecrypted.Fault fault) {
        BiddingHead bidding = desk().bidding(LOT);
        desk().act(record(new Undecrypted(code(bidder), fault, "解密失败(示例)", bidding.marks()), WITNESS, code(bidder)));
    }

    private static void refuses(ErrorCode code, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private String state(int bidder) {
        return desk().bids(LOT).stream()
                .filter(bid -> bid.bidder().equals(code(bidder)))
                .findFirst()
                .map(bid -> bid.state().name())
                .orElse("NONE");
    }

    private Instant anchored(VouchedReceipt receipt) {
        String leaf = HashSuite.SHA_256.digest(receipt.receipt().canonical()).hex();
        BidDesk.LeafProof proof = desk().proof(LOT, leaf);
        return ledger.time(proof.record().orElseThrow());
    }

    /** The case sealed-bids.json: the ledger is down from 09:00 to 09:40, and the opening goes on at 09:31. */
    @Test
    void an_opening_goes_on_from_signed_intents_while_the_ledger_is_down() { // invariants 1 to 4
        at("08:50:00");
        VouchedReceipt first = desk().receive(commit(1, 1));
        at("08:56:00");
        down = true;
        at("09:10:00");
        VouchedReceipt replaced = desk().receive(commit(2, 1));
        refuses(ErrorCode.NOT_YET_OPEN, () -> desk().bids(LOT));
        at("09:20:00");
        desk().receive(commit(2, 2));
        at("09:29:59");
        VouchedReceipt last = desk().receive(commit(3, 1));
        at("09:30:01");
        VouchedReceipt late = desk().receive(commit(4, 1));
        assertThat(late.receipt().refused()).contains(ErrorCode.DEADLINE_PASSED);
        late.receipt().requireSignedBy(PLATFORM.publicKey());
        assertThat(desk().receive(statement(1, new BidAct.Withdraw(2)))
                        .receipt()
                        .refused())
                .contains(ErrorCode.DEADLINE_PASSED);
        refuses(ErrorCode.NOT_YET_OPEN, () -> revealed(1, 1));
        refuses(ErrorCode.NOT_YET_OPEN, this::open);

        at("09:31:00");
        open();
        assertThat(desk().bidding(LOT).count().bidders()).isEqualTo(3);
        assertThat(desk().bidding(LOT).marks())
                .containsExactlyInAnyOrder(BidMark.ANCHORED_AFTER_OPENING, BidMark.CENTRE_ALONE);
        assertThat(revealed(1, 1)).isEqualTo(BidHead.State.VERIFIED);
        assertThat(revealed(2, 2)).isEqualTo(BidHead.State.VERIFIED);

        down = false;
        at("09:45:00");
        undecrypted(3, Undecrypted.Fault.BIDDER);
        desk().act(record(new Conclusion(3, 2, desk().bidding(LOT).marks()), WITNESS));
        at("09:46:00");

        BiddingHead onLedger = BiddingHead.require(ledger.heads(), LOT);
        assertThat(onLedger.phase()).isEqualTo(BiddingHead.Phase.CONCLUDED);
        assertThat(onLedger.count()).isEqualTo(new BiddingHead.Count(3, 3, 0, 2));
        assertThat(List.of(state(1), state(2), state(3), state(4)))
                .containsExactly("VERIFIED", "VERIFIED", "REVOKED", "NONE");
        Instant up = Instant.parse("2026-03-16T09:40:00+08:00");
        assertThat(anchored(first)).isBefore(up);
        assertThat(List.of(anchored(replaced), anchored(last))).allMatch(time -> time.isAfter(up));
        assertThat(marks()).isNotEmpty().allMatch(marks -> marks.contains(BidMark.ANCHORED_AFTER_OPENING));
    }

    /** The marks of every record that came to the ledger after the opening had begun. */
    private List<Set<BidMark>> marks() {
        Instant deadline = DEADLINE.plus(Window.GRACE);
        return ledger.all().stream()
                .filter(record -> ledger.time(record.id()).isAfter(deadline))
                .filter(record -> record.type() != RecordType.BID_OPENING)
                .map(record -> record.body().array("marks").strings())
                .map(names -> {
                    Set<BidMark> marks = new HashSet<>();
                    names.forEach(name -> marks.add(BidMark.valueOf(name)));
                    return marks;
                })
                .toList();
    }

    /** The case sealed-bids-mismatch.json. */
    @Test
    void a_replaced_version_never_verifies_and_others_fault_withdraws() { // invariant 2
        desk().receive(commit(1, 1));
        desk().receive(commit(2, 1));
        at("09:20:00");
        desk().receive(commit(2, 2));
        desk().receive(commit(3, 1));
        at("09:30:01");
        at("09:31:00");
        open();
        assertThat(revealed(2, 1)).isEqualTo(BidHead.State.MISMATCH);
        refuses(ErrorCode.STATE_FORBIDS, () -> revealed(2, 2));
        assertThat(revealed(1, 1)).isEqualTo(BidHead.State.VERIFIED);
        undecrypted(3, Undecrypted.Fault.OTHER);
        desk().act(record(new Conclusion(3, 1, desk().bidding(LOT).marks()), WITNESS));
        at("09:36:00");

        assertThat(BiddingHead.require(ledger.heads(), LOT).count()).isEqualTo(new BiddingHead.Count(3, 3, 0, 1));
        assertThat(BiddingHead.require(ledger.heads(), LOT).marks()).containsExactly(BidMark.CENTRE_ALONE);
        assertThat(List.of(state(2), state(3))).containsExactly("MISMATCH", "WITHDRAWN");
    }

    @Test
    void the_instant_of_the_deadline_is_in_time_and_a_millisecond_later_is_not() { // invariant 1
        at(DEADLINE);
        VouchedReceipt inTime = desk().receive(commit(1, 1));
        assertThat(inTime.receipt().refused()).isEmpty();
        assertThat(inTime.receipt().receivedAt()).isEqualTo(DEADLINE);
        now = DEADLINE.plusMillis(1);
        VouchedReceipt late = desk().receive(commit(1, 2));
        assertThat(late.receipt().refused()).contains(ErrorCode.DEADLINE_PASSED);

        at(DEADLINE.plusSeconds(31));
        assertThat(anchored(inTime)).as("the batch of the deadline holds it").isAfter(DEADLINE);
        refuses(ErrorCode.ITEM_UNKNOWN, () -> anchored(late));
    }

    @Test
    void an_amendment_on_the_ledger_moves_the_deadline_and_what_was_refused_may_come_again() { // invariant 1
        at(DEADLINE.minusSeconds(5));
        desk().act(record(new Extension(DEADLINE.plusSeconds(600), "答疑延期"), TENDERER));
        assertThat(desk().bidding(LOT).window().deadline())
                .as("not on the ledger yet")
                .isEqualTo(DEADLINE);
        at(DEADLINE.plusSeconds(1));
        assertThat(desk().receive(commit(1, 1)).receipt().refused()).isEmpty();
        at(DEADLINE.plusSeconds(601));
        assertThat(desk().receive(commit(2, 1)).receipt().refused()).contains(ErrorCode.DEADLINE_PASSED);
    }

    @Test
    void a_statement_is_taken_once_in_its_order_under_one_key() {
        BidStatement first = commit(1, 1);
        VouchedReceipt receipt = desk().receive(first);
        assertThat(desk().receive(first).receipt()).isEqualTo(receipt.receipt());
        BidStatement second = commit(1, 2);
        desk().receive(second);
        refuses(ErrorCode.STATE_FORBIDS, () -> desk().receive(first));
        BidStatement others = BidStatement.sign(new BidAct.Withdraw(3), LOT, code(1), now, key(2));
        refuses(ErrorCode.SIGNATURE_INVALID, () -> desk().receive(others));
        desk().receive(statement(1, new BidAct.Withdraw(3)));
        refuses(ErrorCode.STATE_FORBIDS, () -> desk().receive(statement(1, new BidAct.Withdraw(4))));
        assertThat(desk().receive(commit(1, 4)).receipt().refused()).isEmpty();
    }

    @Test
    void too_few_bids_are_not_opened() { // invariant 3
        desk().receive(commit(1, 1));
        desk().receive(commit(2, 1));
        desk().receive(statement(2, new BidAct.Withdraw(2)));
        desk().receive(commit(3, 1));
        at("09:31:00");
        open();
        at("09:31:05");
        BiddingHead failed = BiddingHead.require(ledger.heads(), LOT);
        assertThat(failed.phase()).isEqualTo(BiddingHead.Phase.FAILED);
        assertThat(failed.count().bidders()).isEqualTo(2);
        refuses(ErrorCode.REFERENCE_UNKNOWN, () -> revealed(1, 1));
        refuses(ErrorCode.NOT_YET_OPEN, () -> desk().leaves(LOT));
        assertThat(told(ledger.all())).doesNotContain("91999999B");
    }

    @Test
    void with_one_bid_or_many_the_ledger_is_told_the_same() { // invariant 4
        at("08:40:00");
        for (int version = 1; version <= 5; version++) {
            desk().receive(commit(1, version));
            desk().receive(commit(2, version));
        }
        at("08:46:00");
        desk().receive(commit(3, 1));
        at("08:51:00");
        at("08:56:00");

        List<ReadableRecord> batches = ledger.all().stream()
                .filter(record -> record.type() == RecordType.BID_BATCH)
                .toList();
        assertThat(batches.stream().map(record -> record.canonical().length).distinct())
                .as("ten statements, one and none look alike but for a power of two")
                .hasSizeLessThanOrEqualTo(2);
        assertThat(batches.stream().map(record -> Batch.fromJson(record.body()).leaves()))
                .containsExactly(8, 16, 8, 8);
        assertThat(told(ledger.all())).doesNotContain("91999999B", commitment(1));
        disk.scan(
                new org.jianzheng.server.storage.Table("receipts"),
                (key, value) ->
                        assertThat(new String(value, StandardCharsets.UTF_8)).doesNotContain("91999999B"));
        assertThat(desk().bidding(LOT).count().bidders()).isZero();
    }

    private String commitment(int bidder) {
        return BidCommitment.of(LOT, code(bidder), nonce(bidder).bytes(), file(1))
                .value()
                .hex();
    }

    private static String told(List<ReadableRecord> records) {
        StringBuilder all = new StringBuilder();
        records.forEach(record -> all.append(new String(record.canonical(), StandardCharsets.UTF_8)));
        return all.toString();
    }

    @Test
    void the_published_leaves_give_every_root_and_every_receipt_is_among_them() {
        List<VouchedReceipt> receipts = new ArrayList<>();
        for (int bidder = 1; bidder <= 3; bidder++) {
            receipts.add(desk().receive(commit(bidder, 1)));
        }
        at("09:31:00");
        refuses(ErrorCode.NOT_YET_OPEN, () -> desk().leaves(LOT));
        open();
        at("09:31:05");

        byte[] published = desk().leaves(LOT).bytes();
        Map<Integer, DualDigest> roots = new HashMap<>();
        List<JsonObject> bids = new ArrayList<>();
        new String(published, StandardCharsets.UTF_8)
                .lines()
                .map(CanonicalJson::parseObject)
                .forEach(line -> {
                    List<JsonObject> leaves = line.array("leaves").objects();
                    roots.put(
                            (int) line.object("batch").integer("number"),
                            BidBatches.tree(leaves).roots());
                    leaves.stream().filter(leaf -> !BidFiller.isOne(leaf)).forEach(bids::add);
                });
        ledger.all().stream()
                .filter(record -> record.type() == RecordType.BID_BATCH)
                .map(record -> Batch.fromJson(record.body()))
                .forEach(batch -> assertThat(roots).containsEntry(batch.number(), batch.roots()));
        assertThat(bids)
                .containsExactlyInAnyOrderElementsOf(receipts.stream()
                        .map(VouchedReceipt::receipt)
                        .map(BidReceipt::toJson)
                        .toList());
        ReadableRecord disclosure = ledger.all().stream()
                .filter(record -> record.type() == RecordType.BID_DISCLOSURE)
                .findFirst()
                .orElseThrow();
        assertThat(Disclosure.fromJson(disclosure.body()).leafSet()).isEqualTo(DualDigest.of(published));
        BidDesk.LeafProof proof = desk().proof(
                        LOT,
                        HashSuite.SHA_256
                                .digest(receipts.getFirst().receipt().canonical())
                                .hex());
        BatchTree tree = BidBatches.tree(List.of(receipts.getFirst().receipt().toJson()));
        assertThat(proof.stage().sha256()).hasSize(3);
        assertThat(tree.size()).isOne();
    }

    @Test
    void a_stamp_vouches_for_receipt_and_last_batch() {
        stamping = true;
        VouchedReceipt receipt = desk().receive(commit(1, 1));
        assertThat(receipt.stamp()).isPresent();
        assertThat(stamped).contains(receipt.receipt().canonical());
        desk().receive(commit(2, 1));
        desk().receive(commit(3, 1));
        at("09:30:01");
        open();
        at("09:31:05");
        assertThat(BiddingHead.require(ledger.heads(), LOT).marks()).isEmpty();
    }

    @Test
    void equal_feature_codes_become_an_alert_and_no_finding() {
        for (int bidder = 1; bidder <= 3; bidder++) {
            desk().receive(commit(bidder, 1));
        }
        at("09:31:00");
        open();
        Map<Feature, String> codes = new EnumMap<>(Map.of(Feature.MACHINE, "BFEB-FBFF"));
        desk().reveal(reveal(1, 1), codes);
        desk().reveal(reveal(2, 1), Map.of(Feature.MACHINE, "BFEB-FBFF", Feature.DONGLE, "D-2"));
        desk().reveal(reveal(3, 1), Map.of(Feature.DONGLE, "D-3"));
        at("09:32:00");

        List<Collision> alerts = ledger.all().stream()
                .filter(record -> record.type() == RecordType.BID_COLLISION)
                .map(record -> Collision.fromJson(record.body()))
                .toList();
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.feature()).isEqualTo(Feature.MACHINE);
            assertThat(alert.bidders()).containsExactly(code(1), code(2));
        });
        assertThat(told(ledger.all())).doesNotContain("BFEB-FBFF");
        assertThat(List.of(state(1), state(2))).containsOnly("VERIFIED");
    }

    @Test
    void only_registered_people_of_the_centre_open() {
        at("09:31:00");
        PrivateKey stranger = PrivateKeys.generate(SignatureAlgorithm.SM2, RANDOM);
        refuses(ErrorCode.KEY_UNKNOWN, () -> desk().act(record(new BidOpening(DEADLINE), stranger)));
        refuses(
                ErrorCode.SCHEMA_INVALID,
                () -> desk().act(record(new Window(DEADLINE.plusSeconds(60), 3, Duration.ofMinutes(5), 8), WITNESS)));
        refuses(
                ErrorCode.DEADLINE_PASSED,
                () -> desk().act(record(new Extension(DEADLINE.plusSeconds(60), "延期"), TENDERER)));
        refuses(
                ErrorCode.ROLE_FORBIDDEN,
                () -> desk().act(record(new Extension(DEADLINE.plusSeconds(60), "延期"), WITNESS)));
        JsonObject altered = record(new BidOpening(DEADLINE), WITNESS)
                .toJson()
                .with("salt", Salt.random(RANDOM).value());
        refuses(ErrorCode.SIGNATURE_INVALID, () -> desk().act(ReadableRecord.parse(altered)));
    }

    @Test
    void killed_at_any_write_it_keeps_every_bid_that_has_a_receipt_and_ends_alike() {
        for (int write = 1; write < 40; write++) {
            for (boolean effective : List.of(true, false)) {
                BidDeskTest run = new BidDeskTest();
                run.folder = folder.resolve(write + "-" + effective);
                run.open_the_window();
                run.disk.dieAt(write, effective);
                run.untilDone();
                assertThat(BiddingHead.require(run.ledger.heads(), LOT).count())
                        .as("killed at write %d", write)
                        .isEqualTo(new BiddingHead.Count(3, 3, 0, 3));
            }
        }
    }

    private void untilDone() {
        for (int bidder = 1; bidder <= 3; bidder++) {
            BidStatement statement = commit(bidder, 1);
            surviving(() -> desk().receive(statement));
        }
        surviving(() -> at("09:31:00"));
        ReadableRecord opening = record(new BidOpening(DEADLINE), WITNESS);
        surviving(() -> desk().act(opening));
        for (int bidder = 1; bidder <= 3; bidder++) {
            BidStatement statement = reveal(bidder, 1);
            surviving(() -> {
                if (state(statement.bidder()) == BidHead.State.LOCKED) {
                    desk().reveal(statement, Map.of());
                }
            });
        }
        surviving(() -> at("09:33:00"));
    }

    private BidHead.State state(UnifiedCreditCode bidder) {
        return desk().bids(LOT).stream()
                .filter(bid -> bid.bidder().equals(bidder))
                .findFirst()
                .orElseThrow()
                .state();
    }

    /** Does it again in a new process if the old one is killed. */
    private void surviving(Runnable step) {
        try {
            step.run();
        } catch (StoreFailure killed) {
            disk.revive();
            start();
            step.run();
        }
    }
}
