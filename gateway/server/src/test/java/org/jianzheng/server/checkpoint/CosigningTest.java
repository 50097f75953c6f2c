/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.checkpoint.AddCheckpointRequest;
import org.jianzheng.evidence.checkpoint.AddCheckpointResult;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.checkpoint.CheckpointSigner;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.Cosigner;
import org.jianzheng.evidence.log.BlockEntries;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.server.keys.MutualTls;
import org.jianzheng.server.keys.TestAuthority;
import org.jianzheng.server.ledger.Call;
import org.jianzheng.server.ledger.Endorsement;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.log.PublishedLog;
import org.jianzheng.server.settings.CosigningSettings;
import org.jianzheng.server.trouble.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CosigningTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final FakeLedger ledger = new FakeLedger();
    private final Records records = new Records(5);
    private final List<LogFixture.Keys> keys = List.of(
            LogFixture.Keys.of("CityMSP", "city.jianzheng.example"),
            LogFixture.Keys.of("CountyMSP", "county.jianzheng.example"),
            LogFixture.Keys.of("RegulatorMSP", "regulator.jianzheng.example"));
    private final TrustRoot trust = LogFixture.trust(ledger.genesis(), keys);
    private final Map<String, Gateway> gateways = new HashMap<>();

    private Gateway city;
    private Gateway county;
    private Gateway regulator;

    /** One organisation's gateway as far as checkpoints go; a peer of the others. */
    private final class Gateway implements PeerGateway {
        private final String organisation;
        private final LogStore store;
        private final LedgerLog log;
        private final Cosigner cosigner;
        private final Checkpoints checkpoints;
        private final CheckpointVerifier verifier = new CheckpointVerifier(trust);
        private final CheckpointSigner signer;
        private volatile boolean up = true;

        Gateway(LogFixture.Keys key) {
            organisation = key.organisation();
            store = LogStore.open(folder.resolve(organisation));
            log = LedgerLog.open(store);
            signer = new CheckpointSigner(trust.origin(), key.name(), key.ed25519(), key.sm2(), Clock.systemUTC());
            CheckpointArchive archive = new CheckpointArchive(store);
            cosigner = new Cosigner(verifier, log, signer, archive);
            checkpoints = new Checkpoints(archive, verifier, cosigner, log, Clock.systemUTC());
        }

        Proposing proposing() {
            return new Proposing(
                    log,
                    verifier,
                    signer,
                    cosigner,
                    checkpoints,
                    gateways.values().stream()
                            .filter(other -> other != this)
                            .<PeerGateway>map(other -> other)
                            .toList());
        }

        void propose() throws InterruptedException {
            try (Proposing proposing = proposing()) {
                proposing.propose(log.head().orElseThrow());
                // What is brought to the others is on its way when this returns.
                Thread.sleep(50);
            }
        }

        void catchUp() {
            for (Block block : ledger.blocks()) {
                log.append(BlockEntries.of(block, "records"));
            }
        }

        @Override
        public String organisation() {
            return organisation;
        }

        @Override
        public List<NoteSignature> cosign(Checkpoint body, SignedNote note, Duration patience) {
            if (!up) {
                return List.of();
            }
            AddCheckpointResult result = cosigner.add(AddCheckpointRequest.of(log, 0, body, note));
            if (result instanceof AddCheckpointResult.Conflict conflict
                    && conflict.size() <= body.state().size()) {
                result = cosigner.add(AddCheckpointRequest.of(log, conflict.size(), body, note));
            }
            return result instanceof AddCheckpointResult.Cosigned cosigned ? cosigned.signatures() : List.of();
        }

        @Override
        public void bring(SignedNote note) {
            if (up) {
                checkpoints.take(note);
            }
        }

        @Override
        public Newest newest() {
            return up
                    ? checkpoints
                            .newest()
                            .<Newest>map(kept -> new Newest.Has(kept.note()))
                            .orElseGet(Newest.None::new)
                    : new Newest.Away();
        }
    }

    @BeforeEach
    void open() {
        city = gateway(0);
        county = gateway(1);
        regulator = gateway(2);
        commit();
    }

    private Gateway gateway(int number) {
        Gateway gateway = new Gateway(keys.get(number));
        gateways.put(gateway.organisation, gateway);
        return gateway;
    }

    @AfterEach
    void close() {
        gateways.values().forEach(gateway -> {
            gateway.log.close();
            gateway.store.close();
        });
    }

    private void commit() {
        var endorsed = (Endorsement.Endorsed)
                ledger.endorse(new Call("submit", "envelope", records.item().canonical()));
        ledger.submit(endorsed.transaction());
        gateways.values().forEach(Gateway::catchUp);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the condition came in time").isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    @Test
    void all_gateways_end_with_the_same_cosigned_checkpoint() throws Exception {
        city.propose();
        await(() -> gateways.values().stream()
                .allMatch(gateway -> gateway.checkpoints.newestWhole().isPresent()));
        SignedNote note = city.checkpoints.newestWhole().orElseThrow().note();
        assertThat(gateways.values()).allSatisfy(gateway -> {
            assertThat(gateway.checkpoints.newestWhole().orElseThrow().note()).isEqualTo(note);
            assertThat(gateway.checkpoints.cosignedSize()).isEqualTo(1);
        });
        assertThat(city.checkpoints.newest().orElseThrow().verified().quorum().missing())
                .isEmpty();
    }

    @Test
    void says_who_is_missing_and_is_whole_without_them_if_the_quorum_is_met() throws Exception {
        county.up = false;
        city.propose();
        Kept kept = city.checkpoints.newest().orElseThrow();
        assertThat(kept.isWhole()).isTrue();
        assertThat(kept.verified().quorum().missing()).containsExactly("CountyMSP");
    }

    @Test
    void finds_the_earliest_checkpoint_of_a_quorum_that_covers_an_entry() throws Exception {
        regulator.up = false;
        city.propose();
        regulator.up = true;
        for (int block = 2; block <= 3; block++) {
            commit();
            city.propose();
        }
        assertThat(earliest(1, 0)).contains(2L);
        assertThat(earliest(1, 1)).contains(2L);
        assertThat(earliest(2, 2)).contains(3L);
        assertThat(earliest(1, 3)).isEmpty();
    }

    private Optional<Long> earliest(long block, long position) {
        return city.checkpoints
                .earliestCovering(block, position)
                .map(note -> Checkpoint.parse(note.text()).state().block());
    }

    @Test
    void is_degraded_without_an_organisation_that_is_neither_centre_nor_branch() throws Exception {
        regulator.up = false;
        city.propose();
        Kept kept = city.checkpoints.newest().orElseThrow();
        assertThat(kept.verified().quorum().signed()).containsExactly("CityMSP", "CountyMSP");
        assertThat(kept.isWhole()).isFalse();
        assertThat(city.checkpoints.cosignedSize()).isZero();
        assertThat(city.checkpoints.covering(0)).contains(kept);
    }

    @Test
    void a_degraded_checkpoint_becomes_whole_when_the_missing_return() throws Exception {
        regulator.up = false;
        county.up = false;
        city.propose();
        assertThat(city.checkpoints.newest().orElseThrow().isWhole()).isFalse();
        List<Long> covered = new ArrayList<>();
        city.checkpoints.whenCosigned(covered::add);
        regulator.up = true;
        county.up = true;
        CheckpointRounds rounds = rounds(city);
        rounds.start();
        await(() -> city.checkpoints.newestWhole().isPresent());
        rounds.stop();
        assertThat(covered).containsExactly(1L);
        assertThat(city.checkpoints.newest().orElseThrow().verified().quorum().missing())
                .isEmpty();
    }

    @Test
    void a_checkpoint_that_is_brought_again_is_no_news() throws Exception {
        city.propose();
        Kept kept = city.checkpoints.newest().orElseThrow();
        city.checkpoints.take(kept.note());
        assertThat(city.checkpoints.newest()).containsSame(kept);
        assertThat(city.checkpoints.newestWhole()).containsSame(kept);
    }

    @Test
    void blocks_without_entries_get_a_checkpoint_too_when_nothing_else_happens() throws Exception {
        city.propose();
        ledger.changeEpoch();
        gateways.values().forEach(Gateway::catchUp);
        CheckpointRounds rounds = rounds(city);
        rounds.start();
        await(() -> city.checkpoints.newestWhole().orElseThrow().block() == 2);
        rounds.stop();
        assertThat(city.checkpoints.newestWhole().orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void who_has_no_place_in_the_trust_root_fetches_and_signs_nothing() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        CosigningServer follower = serve(county, Optional.empty(), authority, "gateway.second.jianzheng.example");
        CheckpointRounds rounds = rounds(county, Optional.empty());
        try (HttpClient client = client(authority, "gateway.city.jianzheng.example")) {
            CosigningPeer asked = new CosigningPeer(
                    "SecondMSP",
                    URI.create("https://127.0.0.1:" + follower.port()),
                    client,
                    city.log,
                    LogFixture.troubles().of(Kind.COSIGNER, "SecondMSP"));
            Checkpoint body = new Checkpoint(trust.origin(), city.log.head().orElseThrow());
            assertThat(asked.cosign(body, city.signer.propose(body), Duration.ofSeconds(5)))
                    .isEmpty();
            assertThat(asked.trouble())
                    .hasValueSatisfying(why -> assertThat(why).contains("follows the log"));
            county.up = false;
            city.propose();
            assertThat(county.checkpoints.newest()).isEmpty();
            rounds.start();
            await(() -> county.checkpoints.newestWhole().isPresent());
            assertThat(county.checkpoints
                            .newestWhole()
                            .orElseThrow()
                            .verified()
                            .quorum()
                            .missing())
                    .containsExactly("CountyMSP");
        } finally {
            rounds.stop();
            follower.stop();
        }
    }

    private CheckpointRounds rounds(Gateway gateway) {
        return rounds(gateway, Optional.of(new Rotation(List.copyOf(gateways.keySet()), gateway.organisation)));
    }

    private CheckpointRounds rounds(Gateway gateway, Optional<Rotation> rotation) {
        CosigningSettings settings = new CosigningSettings(
                "127.0.0.1:0",
                new CosigningSettings.Tls(folder, folder, List.of(folder)),
                new CosigningSettings.Keys(folder, folder),
                Map.of(),
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofMillis(100),
                Duration.ofMinutes(10));
        return new CheckpointRounds(gateway.log, gateway.checkpoints, gateway.proposing(), size -> rotation, settings);
    }

    @Test
    void another_gateway_takes_over_from_a_silent_one() throws Exception {
        // Before the first checkpoint the turn is that of block 0: the first in the order of names.
        city.up = false;
        CheckpointRounds rounds = rounds(regulator);
        rounds.start();
        await(() -> regulator.checkpoints.newestWhole().isPresent());
        rounds.stop();
        assertThat(regulator
                        .checkpoints
                        .newest()
                        .orElseThrow()
                        .verified()
                        .quorum()
                        .missing())
                .containsExactly("CityMSP");
    }

    @Test
    void follows_with_new_entries_and_remembers_over_a_restart() throws Exception {
        city.propose();
        commit();
        regulator.propose();
        await(() -> city.checkpoints.cosignedSize() == 2);
        Checkpoints again = new Checkpoints(
                new CheckpointArchive(city.store), city.verifier, city.cosigner, city.log, Clock.systemUTC());
        assertThat(again.cosignedSize()).isEqualTo(2);
        assertThat(again.newest().orElseThrow().note())
                .isEqualTo(city.checkpoints.newest().orElseThrow().note());
    }

    @Test
    void takes_no_checkpoint_of_a_block_that_its_own_log_has_not_reached() throws Exception {
        city.propose();
        SignedNote note = city.checkpoints.newest().orElseThrow().note();
        try (LogStore store = LogStore.open(folder.resolve("behind"));
                LedgerLog behind = LedgerLog.open(store)) {
            CheckpointArchive archive = new CheckpointArchive(store);
            Cosigner cosigner = new Cosigner(city.verifier, behind, city.signer, archive);
            Checkpoints checkpoints = new Checkpoints(archive, city.verifier, cosigner, behind, Clock.systemUTC());
            assertThat(checkpoints.take(note)).isEqualTo(Checkpoints.Taken.AHEAD);
            assertThat(checkpoints.newest()).isEmpty();
        }
    }

    @Test
    void two_histories_are_kept_as_a_fork() throws Exception {
        // The regulator's peer is lied to: another block 2 than everybody else's.
        Block honest;
        FakeLedger lying = ledger;
        lying.hold();
        regulator.catchUp();
        lying.release();
        commit();
        honest = ledger.blocks().getLast();
        assertThat(honest.getHeader().getNumber()).isEqualTo(2);
        try (LogStore store = LogStore.open(folder.resolve("misled"));
                LedgerLog misled = LedgerLog.open(store)) {
            misled.append(BlockEntries.of(ledger.blocks().get(0), "records"));
            misled.append(BlockEntries.of(ledger.blocks().get(1), "records"));
            Block other = honest.toBuilder()
                    .setHeader(honest.getHeader().toBuilder()
                            .setDataHash(com.google.protobuf.ByteString.copyFrom(new byte[32])))
                    .build();
            misled.append(BlockEntries.of(other, "records"));
            CheckpointArchive archive = new CheckpointArchive(store);
            Cosigner cosigner = new Cosigner(regulator.verifier, misled, regulator.signer, archive);
            Checkpoints checkpoints = new Checkpoints(archive, regulator.verifier, cosigner, misled, Clock.systemUTC());
            regulator.up = false;
            city.propose();
            SignedNote note = city.checkpoints.newest().orElseThrow().note();
            assertThat(checkpoints.take(note)).isEqualTo(Checkpoints.Taken.FORK);
            assertThat(checkpoints.forks()).singleElement().satisfies(fork -> {
                assertThat(fork.block()).isEqualTo(2);
                assertThat(fork.notes()).hasSize(2);
            });
            AddCheckpointResult answer =
                    cosigner.add(AddCheckpointRequest.of(misled, 0, Checkpoint.parse(note.text()), note));
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            AddCheckpointResult.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(AddCheckpointResult.Reason.FORK));
        }
    }

    private CosigningServer serve(Gateway gateway, TestAuthority authority, String dnsName) {
        return serve(gateway, Optional.of(gateway.cosigner), authority, dnsName);
    }

    private CosigningServer serve(
            Gateway gateway, Optional<Cosigner> cosigner, TestAuthority authority, String dnsName) {
        CosigningSettings.Tls tls = authority.node(dnsName);
        CosigningServer server = new CosigningServer(
                new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0),
                MutualTls.context(tls.certificate(), tls.key(), tls.authorities()),
                cosigner,
                gateway.checkpoints,
                new PublishedLog(gateway.log),
                trust);
        server.start();
        return server;
    }

    private static HttpClient client(TestAuthority authority, String dnsName) {
        CosigningSettings.Tls tls = authority.node(dnsName);
        return HttpClient.newBuilder()
                .sslContext(MutualTls.context(tls.certificate(), tls.key(), tls.authorities()))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Test
    void cosigns_over_mutual_tls() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        CosigningServer server = serve(county, authority, "gateway.county.jianzheng.example");
        try (HttpClient client = client(authority, "gateway.city.jianzheng.example")) {
            CosigningPeer peer = new CosigningPeer(
                    "CountyMSP",
                    URI.create("https://127.0.0.1:" + server.port()),
                    client,
                    city.log,
                    LogFixture.troubles().of(Kind.COSIGNER, "CountyMSP"));
            Checkpoint body = new Checkpoint(trust.origin(), city.log.head().orElseThrow());
            SignedNote proposal = city.signer.propose(body);
            List<NoteSignature> signatures = peer.cosign(body, proposal, Duration.ofSeconds(5));
            assertThat(signatures).hasSize(2);
            commit();
            Checkpoint next = new Checkpoint(trust.origin(), city.log.head().orElseThrow());
            assertThat(peer.cosign(next, city.signer.propose(next), Duration.ofSeconds(5)))
                    .hasSize(2);
            peer.bring(proposal.with(signatures));
            assertThat(peer.newest()).isInstanceOf(PeerGateway.Newest.Has.class);
            assertThat(peer.trouble()).isEmpty();
        } finally {
            server.stop();
        }
    }

    /** Pages of which there is one. */
    private static final class OnePage implements PeerPages {
        private final List<String> told = new ArrayList<>();

        @Override
        public String path() {
            return "/page/";
        }

        @Override
        public Content get(String below) {
            if (!below.equals("1")) {
                throw Refusal.of(ErrorCode.NOT_FOUND, "no page %s", below);
            }
            return out -> out.write("content".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void told(String below, OrganisationId caller) {
            told.add(caller + " " + below);
        }
    }

    @Test
    void serves_further_pages_to_cosigners_alone_and_knows_who_tells() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        CosigningServer server = serve(county, authority, "gateway.county.jianzheng.example");
        OnePage pages = new OnePage();
        server.offer(pages);
        URI address = URI.create("https://127.0.0.1:" + server.port() + "/page/1");
        HttpRequest telling = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = client(authority, "gateway.city.jianzheng.example");
                HttpClient stranger = client(authority, "gateway.elsewhere.example")) {
            assertThat(client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("content");
            assertThat(client.send(
                                    HttpRequest.newBuilder(address.resolve("2")).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(client.send(telling, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            for (HttpRequest request : List.of(HttpRequest.newBuilder(address).build(), telling)) {
                assertThat(stranger.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(403);
            }
            assertThat(pages.told).containsExactly("CityMSP 1");
        } finally {
            server.stop();
        }
    }

    @Test
    void takes_nothing_from_anybody_whose_certificate_names_no_cosigner() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        CosigningServer server = serve(county, authority, "gateway.county.jianzheng.example");
        URI address = URI.create("https://127.0.0.1:" + server.port() + "/checkpoint");
        try (HttpClient stranger = client(authority, "gateway.elsewhere.example");
                HttpClient nobody = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = stranger.send(
                    HttpRequest.newBuilder(address)
                            .POST(HttpRequest.BodyPublishers.ofString("a checkpoint"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(stranger.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .as("a checkpoint is public")
                    .isEqualTo(404);
            assertThatThrownBy(() ->
                            nobody.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        } finally {
            server.stop();
        }
    }
}
