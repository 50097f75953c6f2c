/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jianzheng.acceptance.RunningNetwork.Running;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.model.checkpoint.Resolution;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.NoteKey;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.client.GatewayClient;
import org.jianzheng.sample.client.Patience;
import org.jianzheng.sample.keys.PersonKeys;
import org.jianzheng.server.keys.MutualTls;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An organisation that shows two histories: its keys sign another root for a block that all have cosigned. */
@ExtendWith(RunningNetwork.class)
@Order(RunningNetwork.LEAVES_A_FORK)
class ForkIT {
    private static final OrganisationName COUNTY = new OrganisationName("county");
    private static final OrganisationId REGULATOR_MSP = new OrganisationId("RegulatorMSP");
    private static final List<String> EVERYBODY = List.of("city", "county", "regulator");

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock = InstantSource.system();
    private final Running network;
    private final Gateways gateways;

    ForkIT(Running network) throws IOException {
        this.network = network;
        this.gateways = network.gateways();
        gateways.agreedSize();
    }

    @Test
    void two_roots_for_one_block_end_as_a_fork_that_everybody_shows_until_a_quorum_resolves_it() throws Exception {
        SignedNote honest =
                SignedNote.parse(gateways.get("city", "/log/checkpoint").body());
        SignedNote forged = forge(honest);
        long block = Checkpoint.parse(honest.text()).state().block();

        HttpResponse<String> answer = bringToCity(forged);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("FORK");
        for (String organisation : EVERYBODY) {
            JsonObject fork = awaitFork(organisation, shown -> true);
            assertThat(fork.integer("block")).isEqualTo(block);
            assertThat(fork.array("notes").strings().stream()
                            .map(SignedNote::parse)
                            .map(SignedNote::text))
                    .containsExactlyInAnyOrder(honest.text(), forged.text());
            assertThat(health(organisation)).isEqualTo("FORK");
        }

        RecordId resolved = resolve(block, honest);

        for (String organisation : EVERYBODY) {
            JsonObject fork = awaitFork(organisation, shown -> shown.has("resolvedBy"));
            assertThat(fork.string("resolvedBy")).isEqualTo(resolved.value());
            assertThat(health(organisation)).isNotEqualTo("FORK");
        }
        gateways.agreedSize();
    }

    /** The same block with another root, signed with the county's keys in the name of the log and of the county. */
    private SignedNote forge(SignedNote honest) throws IOException {
        TrustRoot trust = TrustRoot.parse(Files.readAllBytes(network.data().resolve("trust.json")));
        Checkpoint body = Checkpoint.parse(honest.text());
        LogState state = body.state();
        Hash other = state.sha256().index();
        LogState.Roots roots = new LogState.Roots(other, other, state.sha256().active());
        String text = new Checkpoint(
                        body.origin(),
                        new LogState(
                                state.block(),
                                state.headerHash(),
                                state.commitHash(),
                                state.size(),
                                roots,
                                state.sm3()))
                .text();
        Signer key = county();
        NoteKey log = new NoteKey(trust.origin().value(), NoteKey.Kind.LOG, key.publicKey());
        NoteKey own = trust.cosigners().stream()
                .filter(cosigner -> cosigner.ed25519().equals(key.publicKey()))
                .map(cosigner -> new NoteKey(cosigner.name(), NoteKey.Kind.COSIGNATURE, cosigner.ed25519()))
                .findFirst()
                .orElseThrow();
        return new SignedNote(text, List.of(log.sign(text, Instant.EPOCH, key), own.sign(text, clock.instant(), key)));
    }

    private Signer county() {
        return org.jianzheng.server.keys.PemFiles.signer(network.crypto().checkpointEd25519(COUNTY));
    }

    private HttpResponse<String> bringToCity(SignedNote note) throws Exception {
        CryptoFolder crypto = network.crypto();
        try (HttpClient county = HttpClient.newBuilder()
                .sslContext(MutualTls.context(
                        crypto.tlsCertificate(COUNTY, Node.GATEWAY),
                        crypto.tlsKey(COUNTY, Node.GATEWAY),
                        List.of(crypto.tlsAuthority(new OrganisationName("city")))))
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            URI cosigning = URI.create("https://"
                    + network.topology()
                            .members()
                            .getFirst()
                            .site()
                            .orElseThrow()
                            .cosigning() + "/checkpoint");
            return county.send(
                    HttpRequest.newBuilder(cosigning)
                            .timeout(Duration.ofSeconds(20))
                            .POST(HttpRequest.BodyPublishers.ofString(note.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The registrars of the regulator and of the city say which note holds. */
    private RecordId resolve(long block, SignedNote valid) throws Exception {
        PersonKeys people = PersonKeys.read(network.crypto().root());
        try (GatewayClient regulator = new GatewayClient(
                gateways.url("regulator"),
                gateways.tokens("regulator"),
                new Patience(
                        Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMillis(100), Duration.ofSeconds(1)),
                clock)) {
            JsonObject head = CanonicalJson.parseObject(
                    gateways.get("regulator", "/api/v1/heads/fork/" + block).body());
            RecordRef fork = RecordRef.parse(head.string("fork"));
            String note = notes("regulator", block).stream()
                    .filter(each -> SignedNote.parse(each).text().equals(valid.text()))
                    .findFirst()
                    .orElseThrow();
            Resolution body = new Resolution(
                    block, fork, Resolution.digest(note), "县级节点密钥另签历史（演练）; the county's keys signed it (drill)");
            ReadableRecord record = ReadableRecord.builder(
                            body,
                            RecordId.generate(clock, random),
                            REGULATOR_MSP,
                            Instant.ofEpochMilli(clock.millis()),
                            Salt.random(random))
                    .ref(fork)
                    .sign(
                            people.of(REGULATOR_MSP, "registrar").signer(),
                            people.of(new OrganisationId("CityMSP"), "registrar")
                                    .signer());
            regulator.submitAndCommit(record.toJson());
            return record.id();
        }
    }

    private List<String> notes(String organisation, long block) throws IOException {
        return forks(organisation).stream()
                .filter(fork -> fork.integer("block") == block)
                .findFirst()
                .orElseThrow()
                .array("notes")
                .strings();
    }

    private List<JsonObject> forks(String organisation) throws IOException {
        String list = gateways.get(organisation, "/log/forks").body();
        return CanonicalJson.parseObject("{\"forks\":" + list + "}")
                .array("forks")
                .objects();
    }

    private JsonObject awaitFork(String organisation, Predicate<JsonObject> wanted) throws IOException {
        for (int i = 0; i < 60; i++) {
            Optional<JsonObject> fork =
                    forks(organisation).stream().filter(wanted).findFirst();
            if (fork.isPresent()) {
                return fork.get();
            }
            Gateways.pause();
        }
        throw new AssertionError(organisation + " shows no such fork: " + forks(organisation));
    }

    private String health(String organisation) throws IOException {
        return CanonicalJson.parseObject(
                        gateways.get(organisation, "/api/v1/health").body())
                .string("status");
    }
}
