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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.Cosigner;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.server.keys.MutualTls;
import org.jianzheng.server.keys.TestAuthority;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.log.PublishedLog;
import org.jianzheng.server.settings.CosigningSettings;
import org.jianzheng.server.trouble.Kind;
import org.junit.jupiter.api.Test;

/** Cosigning over mutual TLS. */
class CosigningServerTest extends CosigningScenario {
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
            List<NoteSignature> signatures = peer.cosign(body, proposal, PATIENCE);
            assertThat(signatures).hasSize(2);
            commit();
            Checkpoint next = new Checkpoint(trust.origin(), city.log.head().orElseThrow());
            assertThat(peer.cosign(next, city.signer.propose(next), PATIENCE)).hasSize(2);
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

    /** Says who asked what. */
    private static final class Echo implements PeerQuestions {
        @Override
        public String path() {
            return "/echo";
        }

        @Override
        public String answer(OrganisationId caller, String question) {
            if (question.isEmpty()) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "nothing is asked");
            }
            return caller + " " + question;
        }
    }

    @Test
    void answers_further_questions_of_cosigners_alone_and_knows_who_asks() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        CosigningServer server = serve(county, authority, "gateway.county.jianzheng.example");
        server.offer(new Echo());
        HttpRequest.Builder asking = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/echo"));
        HttpRequest question =
                asking.POST(HttpRequest.BodyPublishers.ofString("问")).build();
        HttpRequest nothing = asking.POST(HttpRequest.BodyPublishers.noBody()).build();
        try (HttpClient client = client(authority, "gateway.city.jianzheng.example");
                HttpClient stranger = client(authority, "gateway.elsewhere.example")) {
            assertThat(client.send(question, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("CityMSP 问");
            assertThat(client.send(nothing, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(400);
            assertThat(stranger.send(question, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
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
            assertThat(asked.cosign(body, city.signer.propose(body), PATIENCE)).isEmpty();
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
}
