/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.batch.BatchTree;
import org.jianzheng.evidence.bid.VerifiedReceipt;
import org.jianzheng.evidence.bundle.BatchStage;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.fixture.TrialOrganisation;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidFiller;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.BidOpening;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.bid.Reveal;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bidder against a platform that is played here; the codes are invented. */
class BidCommandTest {
    private static final String LOT = SignedRecords.LOT.value();
    private static final String BIDDER = "91999999B00000019A";
    private static final int LEAVES = 8;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final List<BidReceipt> receipts = new ArrayList<>();
    private final List<BidStatement> met = new ArrayList<>();
    private SignedLog log;
    private SignedRecords records;
    private HttpServer server;
    private Instant deadline;
    private Instant receivedAt;
    private PrivateKey platform;
    private boolean silent;
    private Optional<Batch> closed = Optional.empty();
    private Optional<BidReceipt> another = Optional.empty();
    private boolean stamping = true;
    private Optional<TrialOrganisation> vouching = Optional.empty();

    @BeforeEach
    void begin() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        records = new SignedRecords(log);
        platform = records.platform();
        log.append(records.platformKey());
        deadline = log.clock().instant().plusSeconds(10);
        receivedAt = deadline.minusSeconds(1);
        append(new Window(deadline, 1, Duration.ofMinutes(5), LEAVES));
        Files.write(path("trust.json"), log.trust().canonical());
        PrivateKey key = PrivateKeys.generate(SignatureAlgorithm.SM2, log.random());
        Files.writeString(path("bidder.key"), PrivateKeys.write(key));
        Files.writeString(path("one.bin"), "加密投标文件 1");
        Files.writeString(path("two.bin"), "加密投标文件 2");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
        log.close();
    }

    @Test
    void commits_keeps_the_secret_for_its_owner_alone_and_verifies_the_receipt() throws IOException {
        assertThat(bid("commit", "one.bin")).as("%s", out).isZero();
        assertThat(out.toString()).contains("RECEIVED, by the platform's signature  bid-commit");
        Path kept = kept("001.bid.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(kept("001.receipt.json")).exists();
        assertThat(met.getFirst().toJson().toString())
                .doesNotContain(secret(kept).string("nonce"));
    }

    @Test
    void says_that_the_platform_alone_vouches_for_the_time() {
        stamping = false;
        assertThat(bid("commit", "one.bin")).isEqualTo(5);
        assertThat(out.toString()).contains("The platform alone vouches for the time");
    }

    @Test
    void says_when_another_organisation_was_shown_the_receipt_and_believes_no_branch_of_the_centre() {
        stamping = false;
        vouching = Optional.of(log.regulator());
        assertThat(bid("commit", "one.bin")).as("%s", out).isZero();
        assertThat(out.toString())
                .contains("another organisation signed that it was shown at")
                .doesNotContain("The platform alone");
        vouching = Optional.of(log.county());
        assertThat(bid("replace", "two.bin")).isEqualTo(5);
        assertThat(out.toString()).contains("The platform alone vouches for the time");
    }

    @Test
    void sends_the_same_statement_again_when_nobody_answered() {
        silent = true;
        assertThat(bid("commit", "one.bin")).isEqualTo(4);
        assertThat(bid("commit", "one.bin")).isEqualTo(4);
        silent = false;
        assertThat(bid("commit", "one.bin")).isZero();
        assertThat(Set.copyOf(met)).hasSize(1);
        assertThat(kept("002.bid.json")).doesNotExist();
    }

    @Test
    void settles_what_is_unanswered_before_it_replaces() {
        silent = true;
        bid("commit", "one.bin");
        silent = false;
        assertThat(bid("replace", "two.bin")).as("%s", out).isZero();
        assertThat(receipts.stream().map(BidCommandTest::version)).containsExactly(1, 2);
    }

    @Test
    void replaces_withdraws_and_commits_again() {
        bid("commit", "one.bin");
        assertThat(bid("commit", "two.bin")).as("a bid stands").isEqualTo(64);
        assertThat(bid("replace", "one.bin")).as("by the same file").isEqualTo(64);
        assertThat(bid("replace", "two.bin")).isZero();
        assertThat(bid("withdraw")).isZero();
        assertThat(bid("withdraw")).as("none stands").isEqualTo(64);
        assertThat(bid("commit", "one.bin")).isZero();
        assertThat(receipts.stream().map(BidCommandTest::version)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void keeps_the_signed_refusal_after_the_deadline() { // invariant 1
        receivedAt = deadline.plusMillis(1);
        assertThat(bid("commit", "one.bin")).isEqualTo(2);
        assertThat(out.toString()).contains("DEADLINE_PASSED");
        assertThat(bid("reveal")).as("nothing stands").isEqualTo(64);
    }

    @Test
    void refuses_a_receipt_that_the_platform_has_not_signed() {
        platform = records.witness();
        assertThat(bid("commit", "one.bin")).isEqualTo(3);
        assertThat(out.toString()).contains("ROLE_FORBIDDEN");
    }

    @Test
    void takes_no_receipt_for_another_statement() {
        bid("commit", "one.bin");
        another = Optional.of(receipts.getFirst());
        assertThat(bid("replace", "two.bin")).isEqualTo(4);
        assertThat(kept("002.receipt.json")).doesNotExist();
    }

    @Test
    void verifies_a_receipt_off_line_and_where_it_stands() throws IOException {
        bid("commit", "one.bin");
        BatchStage stage = closeBatch();
        Path proof = proof(stage, stage.index());
        assertThat(receipt("001", "--batch", proof.toString())).as("%s", out).isZero();
        assertThat(out.toString()).contains("It stands in a batch of the ledger, number 1");
        Path forged = proof(stage, stage.index() + 1);
        assertThat(receipt("001", "--batch", forged.toString())).isEqualTo(3);
    }

    @Test
    void finds_a_receipt_that_was_changed() throws IOException {
        bid("commit", "one.bin");
        Path file = kept("001.receipt.json");
        Files.writeString(
                file,
                Files.readString(file).replace(text(receivedAt), text(receivedAt.minusSeconds(1))),
                StandardCharsets.UTF_8);
        assertThat(receipt("001")).isEqualTo(3);
        assertThat(out.toString()).contains("SIGNATURE_INVALID");
    }

    @Test
    void verifies_an_opening_and_counts_the_bids() throws IOException { // invariants 2 and 3
        bid("commit", "one.bin");
        closeBatch();
        assertThat(verify()).as("not opened yet").isEqualTo(4);
        open(true);
        assertThat(bid("reveal")).as("%s", out).isZero();
        assertThat(verify(
                        "--leaves",
                        path("leaves").toString(),
                        "--bidder",
                        BIDDER,
                        "--file",
                        path("one.bin").toString()))
                .as("%s", out)
                .isZero();
        assertThat(out.toString()).contains("as many bids: 1", "VERIFIED  " + BIDDER, "MATCHES  " + BIDDER);
        assertThat(verify("--bidder", BIDDER, "--file", path("two.bin").toString()))
                .isEqualTo(1);
        assertThat(verify(
                        "--bidder",
                        "91999999B000000275",
                        "--file",
                        path("one.bin").toString()))
                .isEqualTo(2);
    }

    @Test
    void names_who_vouches_for_the_time_of_an_opening() throws IOException {
        bid("commit", "one.bin");
        closeBatch();
        open(false);
        assertThat(verify()).isEqualTo(5);
        assertThat(out.toString()).contains("! CENTRE_ALONE");
    }

    @Test
    void finds_leaves_that_are_not_those_of_the_ledger() throws IOException { // invariant 3
        bid("commit", "one.bin");
        closeBatch();
        open(true);
        String published = Files.readString(path("leaves"));
        Files.writeString(path("leaves"), published.replace(salt(published), "A".repeat(22)));
        assertThat(verify("--leaves", path("leaves").toString())).isEqualTo(3);
        assertThat(out.toString()).contains("DIGEST_MISMATCH");
    }

    private static String salt(String leaves) {
        return leaves.split("\"salt\":\"", 3)[1].substring(0, 22);
    }

    private static int version(BidReceipt receipt) {
        return switch (receipt.statement().act()) {
            case BidAct.Commit commit -> commit.version();
            case BidAct.Withdraw withdraw -> withdraw.version();
            case BidAct.Reveal ignored -> throw new IllegalStateException("a reveal has no version");
        };
    }

    private static String text(Instant instant) {
        return Instants.format(instant);
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private Path kept(String name) {
        return path("bids").resolve(LOT).resolve(BIDDER).resolve(name);
    }

    private static JsonObject secret(Path kept) throws IOException {
        return CanonicalJson.parseObject(Files.readAllBytes(kept));
    }

    private void append(RecordBody body) {
        log.append(records.inLot(body, records.witness()));
    }

    /** The batch of the deadline, with what was received. */
    private BatchStage closeBatch() throws IOException {
        List<JsonObject> leaves =
                new ArrayList<>(receipts.stream().map(BidReceipt::toJson).toList());
        while (leaves.size() < LEAVES) {
            leaves.add(new BidFiller(Salt.random(log.random())).toJson());
        }
        BatchTree tree = new BatchTree(
                leaves.stream().map(leaf -> DualLeaf.of(leaf.canonical())).toList());
        Batch batch = new Batch(1, deadline, LEAVES, tree.roots(), Set.of());
        append(batch);
        String line = JsonObject.builder()
                .put("batch", batch.toJson())
                .put("leaves", JsonArray.of(leaves))
                .build()
                .toString();
        Files.writeString(path("leaves"), line + "\n");
        closed = Optional.of(batch);
        return tree.stage(leaves.getFirst(), 0);
    }

    /** The opening with its disclosure, once the deadline has passed; each block takes a second. */
    private void open(boolean stamped) {
        while (log.clock().instant().isBefore(deadline.plusSeconds(5))) {
            log.appendJson(List.of());
        }
        append(new BidOpening(deadline));
        Batch last = closed.orElseThrow();
        String covered = new String(Disclosure.stamped(last), StandardCharsets.UTF_8);
        Optional<String> stamp = stamped
                ? Optional.of(log.timeAuthority().stamp(covered, deadline).base64())
                : Optional.empty();
        BidStatement statement = receipts.getFirst().statement();
        if (!(statement.act() instanceof BidAct.Commit commit)) {
            throw new IllegalStateException("the first statement is no commitment");
        }
        append(new Disclosure(
                1,
                0,
                List.of(new Disclosure.DisclosedBid(
                        statement.bidder(), commit.version(), commit.commitment(), statement.key())),
                last,
                DualDigest.of(new InputFile(path("leaves")).bytes(1 << 20)),
                stamp,
                Optional.empty(),
                stamped ? Set.of() : Set.of(BidMark.CENTRE_ALONE)));
    }

    private Path proof(BatchStage stage, long index) throws IOException {
        return Files.write(
                path("proof-" + index + ".json"),
                JsonObject.builder()
                        .put("batch", closed.orElseThrow().toJson())
                        .put("index", index)
                        .put("path", new DualPath(stage.sha256(), stage.sm3()).toJson())
                        .build()
                        .canonical());
    }

    /** The platform. */
    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (silent) {
            met.add(BidStatement.fromJson(CanonicalJson.parseObject(body).object("statement")));
            exchange.close();
            return;
        }
        boolean asked = exchange.getRequestMethod().equals("GET");
        byte[] reply = asked ? key() : stated(body).canonical();
        exchange.sendResponseHeaders(!asked && receivedAt.isAfter(deadline) ? 409 : 200, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    private byte[] key() {
        return log.answer(
                        new IndexKey(IndexName.REF, platform.publicKey().keyId().value()))
                .canonical();
    }

    private JsonObject stated(byte[] body) {
        BidStatement statement =
                BidStatement.fromJson(CanonicalJson.parseObject(body).object("statement"));
        met.add(statement);
        statement.requireSigned();
        if (statement.act() instanceof BidAct.Reveal) {
            return revealed(statement);
        }
        BidReceipt receipt = BidReceipt.sign(
                log.city().id(),
                statement,
                receivedAt,
                deadline,
                receivedAt.isAfter(deadline) ? Optional.of(ErrorCode.DEADLINE_PASSED) : Optional.empty(),
                Salt.random(log.random()),
                platform);
        receipts.add(receipt);
        String covered = new String(receipt.canonical(), StandardCharsets.UTF_8);
        return new VerifiedReceipt.Given(
                        answered(receipt),
                        stamping ? Optional.of(log.timeAuthority().stamp(covered, receivedAt)) : Optional.empty(),
                        vouching.map(by -> by.vouch(by.id(), receivedAt, receipt.canonical())))
                .toJson();
    }

    private BidReceipt answered(BidReceipt receipt) {
        return another.orElse(receipt);
    }

    private JsonObject revealed(BidStatement statement) {
        if (!(receipts.getFirst().statement().act() instanceof BidAct.Commit commit)) {
            throw new IllegalStateException("the first statement is no commitment");
        }
        Reveal.Outcome outcome = Reveal.compare(statement, commit.commitment());
        append(new Reveal(statement, outcome, Set.of()));
        return JsonObject.builder().put("bidState", outcome.name()).build();
    }

    private int bid(String act, String... file) {
        List<String> arguments = new ArrayList<>(List.of("bid", act, LOT, BIDDER));
        Arrays.stream(file).map(name -> path(name).toString()).forEach(arguments::add);
        arguments.addAll(List.of(
                "--bids", path("bids").toString(),
                "--trust", path("trust.json").toString(),
                "--key", path("bidder.key").toString(),
                "--to", "http://127.0.0.1:" + server.getAddress().getPort()));
        return run(arguments);
    }

    private int receipt(String number, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "bid",
                "receipt",
                kept(number + ".receipt.json").toString(),
                kept(number + ".platform.eva").toString(),
                all().toString(),
                "--trust",
                path("trust.json").toString()));
        arguments.addAll(List.of(options));
        return run(arguments);
    }

    private int verify(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "bid",
                "verify",
                LOT,
                all().toString(),
                "--trust",
                path("trust.json").toString()));
        arguments.addAll(List.of(options));
        return run(arguments);
    }

    private Path all() throws IOException {
        return Files.write(
                path("lot.eva"), log.answer(new IndexKey(IndexName.LOT, LOT)).canonical());
    }

    private int run(List<String> arguments) {
        out.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(out, true);
        return JianzhengCommand.commandLine(writer, writer).execute(arguments.toArray(new String[0]));
    }
}
