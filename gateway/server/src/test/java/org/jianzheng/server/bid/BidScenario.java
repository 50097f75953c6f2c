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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.bid.BidCommitment;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidNonce;
import org.jianzheng.model.bid.BidOpening;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.TimeVouch;
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
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.server.storage.FailingStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The desk of one gateway on a ledger in memory that can be down;
 *
 * every case's codes and files are invented. */
abstract class BidScenario implements Vouchers {
    static final SecureRandom RANDOM = new SecureRandom();
    static final OrganisationId CITY = OrganisationId.parse("CityMSP");
    static final LotCode LOT = LotCode.parse("E620800ZZ99000001001001");
    static final Instant DEADLINE = Instant.parse("2026-03-16T01:30:00Z");
    static final List<String> BIDDERS =
            List.of("91999999B00000019A", "91999999B000000275", "91999999B000000350", "91999999B00000043T");
    static final PrivateKey PLATFORM = PrivateKeys.generate(SignatureAlgorithm.ED25519, RANDOM);
    static final PrivateKey WITNESS = PrivateKeys.generate(SignatureAlgorithm.SM2, RANDOM);
    static final PrivateKey TENDERER = PrivateKeys.generate(SignatureAlgorithm.SM2, RANDOM);
    static final Map<String, PrivateKey> KEYS = keys();

    @TempDir
    Path folder;

    final FailingStore disk = new FailingStore();
    final FakeBidLedger ledger = new FakeBidLedger();
    final List<byte[]> stamped = new ArrayList<>();
    Instant now = DEADLINE.minus(Duration.ofHours(1));
    boolean down;
    final List<byte[]> shown = new ArrayList<>();
    Duration ahead = Duration.ZERO;
    boolean stamping;
    Optional<PrivateKey> vouching = Optional.empty();
    Optional<BidDesk> running = Optional.empty();
    Optional<BidDelivery> delivery = Optional.empty();

    static Map<String, PrivateKey> keys() {
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

    KeyHead registered(PrivateKey key, Role role) {
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

    void start() {
        BidPlatform platform = new BidPlatform(CITY, PLATFORM, RANDOM, () -> now);
        BidVault vault = BidVault.open(folder.resolve("bids.key"), RANDOM);
        running = Optional.of(new BidDesk(new BidStore(disk, vault), vault, ledger, platform, this));
        delivery = Optional.of(new BidDelivery(ledger, platform));
    }

    @Override
    public CompletableFuture<Optional<TimeVouch>> vouch(byte[] bytes) {
        shown.add(bytes);
        return vouching.map(by -> CompletableFuture.completedFuture(Optional.of(TimeVouch.sign(
                        OrganisationId.parse("RegulatorMSP"),
                        now.plus(ahead),
                        TimeVouch.among(List.of(HashSuite.SM3.digest(bytes)), RANDOM),
                        by))))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public Optional<byte[]> stamp(byte[] bytes) {
        stamped.add(bytes);
        return stamping ? Optional.of("token".getBytes(StandardCharsets.UTF_8)) : Optional.empty();
    }

    BidDesk desk() {
        return running.orElseThrow();
    }

    /** Time passes, and the lane works unless the ledger is down. */
    void at(Instant time) {
        now = time;
        for (int round = 0; round < 20; round++) {
            desk().closeDue(LOT);
            desk().deliver(LOT, delivery.orElseThrow());
            if (!down) {
                ledger.block(now, desk()::entered);
            }
        }
    }

    void at(String time) {
        at(Instant.parse("2026-03-16T" + time + "+08:00"));
    }

    static Digest file(int version) {
        return HashSuite.SM3.digest(("加密投标文件 " + version).getBytes(StandardCharsets.UTF_8));
    }

    static BidNonce nonce(int bidder) {
        return new BidNonce(("0" + bidder).repeat(32));
    }

    BidStatement commit(int bidder, int version) {
        BidCommitment commitment =
                BidCommitment.of(LOT, code(bidder), nonce(bidder).bytes(), file(version));
        return statement(bidder, new BidAct.Commit(version, commitment));
    }

    static UnifiedCreditCode code(int bidder) {
        return UnifiedCreditCode.parse(BIDDERS.get(bidder - 1));
    }

    static PrivateKey key(int bidder) {
        return Optional.ofNullable(KEYS.get(BIDDERS.get(bidder - 1))).orElseThrow();
    }

    BidStatement statement(int bidder, BidAct act) {
        return BidStatement.sign(act, LOT, code(bidder), now, key(bidder));
    }

    BidStatement reveal(int bidder, int version) {
        return statement(bidder, new BidAct.Reveal(nonce(bidder), file(version)));
    }

    BidHead.State revealed(int bidder, int version) {
        return desk().reveal(reveal(bidder, version), Map.of());
    }

    ReadableRecord record(BidBody body, PrivateKey by, UnifiedCreditCode... about) {
        return ReadableRecord.builder(body, RecordId.generate(() -> now, RANDOM), CITY, now, Salt.random(RANDOM))
                .lot(LOT)
                .subjects(Arrays.stream(about).map(Subject.Organisation::new).toList())
                .sign(by);
    }

    void open() {
        desk().act(record(new BidOpening(DEADLINE), WITNESS));
    }

    void undecrypted(int bidder, Undecrypted.Fault fault) {
        BiddingHead bidding = desk().bidding(LOT);
        desk().act(record(new Undecrypted(code(bidder), fault, "解密失败(示例)", bidding.marks()), WITNESS, code(bidder)));
    }

    static void refuses(ErrorCode code, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    String state(int bidder) {
        return desk().bids(LOT).stream()
                .filter(bid -> bid.bidder().equals(code(bidder)))
                .findFirst()
                .map(bid -> bid.state().name())
                .orElse("NONE");
    }

    Instant anchored(VouchedReceipt receipt) {
        String leaf = HashSuite.SHA_256.digest(receipt.receipt().canonical()).hex();
        BidDesk.LeafProof proof = desk().proof(LOT, leaf);
        return ledger.time(proof.record().orElseThrow());
    }

    static String told(List<ReadableRecord> records) {
        StringBuilder all = new StringBuilder();
        records.forEach(record -> all.append(new String(record.canonical(), StandardCharsets.UTF_8)));
        return all.toString();
    }

    BidHead.State state(UnifiedCreditCode bidder) {
        return desk().bids(LOT).stream()
                .filter(bid -> bid.bidder().equals(bidder))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
