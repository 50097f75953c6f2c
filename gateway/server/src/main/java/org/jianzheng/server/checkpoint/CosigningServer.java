/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jianzheng.evidence.checkpoint.AddCheckpointRequest;
import org.jianzheng.evidence.checkpoint.AddCheckpointResult;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.Cosigner;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.trust.TrustedCosigner;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.server.log.PublishedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Where the other gateways ask for cosignatures and bring completed checkpoints (C2SP tlog-witness over mutual TLS). A caller
 * who brings something must show a certificate that names a cosigner of the trust root; beyond that nothing here rests on who calls, since every
 * checkpoint is verified and compared with the own log.
 */
final class CosigningServer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CosigningServer.class);
    private static final int DNS_NAME = 2;
    private static final int BACKLOG = 64;
    private static final String LOG_FILES = "/log/";

    private static final Reply STRANGER = Reply.text(403, "the certificate names no cosigner of the trust root\n");

    private final HttpsServer server;
    private final Optional<Cosigner> cosigner;
    private final Checkpoints checkpoints;
    private final PublishedLog published;
    private final TrustRoot trust;
    private volatile boolean running;

    CosigningServer(
            InetSocketAddress listen,
            SSLContext tls,
            Optional<Cosigner> cosigner,
            Checkpoints checkpoints,
            PublishedLog published,
            TrustRoot trust) {
        this.published = published;
        this.cosigner = cosigner;
        this.checkpoints = checkpoints;
        this.trust = trust;
        try {
            server = HttpsServer.create(listen, BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the cosigning address " + listen + " cannot be opened (jianzheng.cosigning.listen)", e);
        }
        server.setHttpsConfigurator(new ClientCertificates(tls));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/add-checkpoint", exchange -> answer(exchange, "POST", this::add));
        server.createContext("/checkpoint", this::checkpoint);
        server.createContext(LOG_FILES, this::publish);
    }

    /** Serves these pages, too; before the start. */
    void offer(PeerPages pages) {
        server.createContext(pages.path(), exchange -> serve(exchange, pages));
    }

    /** Answers these questions, too; before the start. */
    void offer(PeerQuestions questions) {
        server.createContext(questions.path(), exchange -> {
            Optional<OrganisationId> caller = callerOf(exchange).map(TrustedCosigner::organisation);
            answer(exchange, "POST", body -> answered(questions, caller.orElseThrow(), body));
        });
    }

    private static Reply answered(PeerQuestions questions, OrganisationId caller, String question) {
        try {
            return Reply.of(200, "application/json", questions.answer(caller, question));
        } catch (Refusal refusal) {
            return Reply.text(refusal.code().httpStatus(), refusal.getMessage() + "\n");
        }
    }

    private static final class ClientCertificates extends HttpsConfigurator {
        ClientCertificates(SSLContext tls) {
            super(tls);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters tls = getSSLContext().getDefaultSSLParameters();
            tls.setNeedClientAuth(true);
            parameters.setSSLParameters(tls);
        }
    }

    /** What goes back over the wire. */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    private record Reply(int status, String contentType, byte[] body) {
        static Reply of(int status, String contentType, String body) {
            return new Reply(status, contentType, body.getBytes(StandardCharsets.UTF_8));
        }

        static Reply text(int status, String body) {
            return of(status, "text/plain; charset=utf-8", body);
        }
    }

    @FunctionalInterface
    private interface Action {
        Reply run(String body);
    }

    private Reply add(String body) {
        if (cosigner.isEmpty()) {
            return Reply.text(403, "this gateway follows the log; the trust root names no key of its organisation\n");
        }
        AddCheckpointResult result = cosigner.get().add(body);
        return Reply.of(result.status(), result.contentType(), result.body());
    }

    private void checkpoint(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            answer(exchange, "POST", this::take);
        } else {
            // A checkpoint is public: who follows the log without being a cosigner may read it.
            answer(exchange, "GET", everybody -> true, this::newest);
        }
    }

    /** The log in the C2SP tlog-tiles layout, for an organisation that has lost its own. */
    private void publish(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(LOG_FILES.length());
        answer(exchange, "GET", nothing -> path.equals("checkpoint") ? newestWhole() : tile(path));
    }

    private Reply newestWhole() {
        return checkpoints
                .newestWhole()
                .map(kept -> Reply.text(200, kept.note().toString()))
                .orElseGet(() -> Reply.text(404, "no checkpoint that a quorum has signed yet\n"));
    }

    private Reply tile(String path) {
        try {
            return new Reply(200, "application/octet-stream", published.tile(path));
        } catch (Refusal refusal) {
            return Reply.text(refusal.code().httpStatus(), refusal.getMessage() + "\n");
        }
    }

    private Reply newest(String nothing) {
        return checkpoints
                .newest()
                .map(kept -> Reply.text(200, kept.note().toString()))
                .orElseGet(() -> Reply.text(404, nothing + "no checkpoint yet\n"));
    }

    private Reply take(String body) {
        try {
            return switch (checkpoints.take(SignedNote.parse(body))) {
                case KEPT -> Reply.text(200, "kept\n");
                case AHEAD -> Reply.text(503, "the own log is not so far\n");
                case FORK -> Reply.text(422, "FORK\n");
            };
        } catch (Refusal | CheckpointRefused refused) {
            return Reply.text(422, refused.getMessage() + "\n");
        }
    }

    private void serve(HttpExchange exchange, PeerPages pages) throws IOException {
        try (exchange) {
            serve(exchange, pages, callerOf(exchange));
        } catch (RuntimeException e) {
            LOG.error("a request of another gateway failed", e);
        }
    }

    private void serve(HttpExchange exchange, PeerPages pages, Optional<TrustedCosigner> caller) throws IOException {
        try {
            String below =
                    exchange.getRequestURI().getPath().substring(pages.path().length());
            if (caller.isEmpty()) {
                send(exchange, STRANGER);
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "GET" -> {
                    PeerPages.Content content = pages.get(below);
                    exchange.sendResponseHeaders(200, 0);
                    content.writeTo(exchange.getResponseBody());
                }
                case "POST" -> {
                    pages.told(below, caller.get().organisation());
                    send(exchange, Reply.text(200, "kept\n"));
                }
                default -> send(exchange, Reply.text(405, "only GET and POST\n"));
            }
        } catch (Refusal refusal) {
            send(exchange, Reply.text(refusal.code().httpStatus(), refusal.getMessage() + "\n"));
        }
    }

    private void answer(HttpExchange exchange, String method, Action action) throws IOException {
        answer(exchange, method, Optional::isPresent, action);
    }

    private void answer(
            HttpExchange exchange, String method, Predicate<Optional<TrustedCosigner>> admitted, Action action)
            throws IOException {
        try (exchange) {
            send(exchange, reply(exchange, method, admitted, action));
        } catch (RuntimeException e) {
            LOG.error("a cosigning request failed", e);
        }
    }

    private Reply reply(
            HttpExchange exchange, String method, Predicate<Optional<TrustedCosigner>> admitted, Action action)
            throws IOException {
        if (!exchange.getRequestMethod().equals(method)) {
            return Reply.text(405, "only " + method + "\n");
        }
        if (!admitted.test(callerOf(exchange))) {
            return STRANGER;
        }
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(AddCheckpointRequest.MAX_CHARACTERS + 1);
        }
        return body.length > AddCheckpointRequest.MAX_CHARACTERS
                ? Reply.text(413, "too large\n")
                : action.run(new String(body, StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType);
        exchange.sendResponseHeaders(reply.status, reply.body.length);
        exchange.getResponseBody().write(reply.body);
    }

    /** The cosigner whose name the caller's certificate bears, after the handshake has accepted its authority. */
    private Optional<TrustedCosigner> callerOf(HttpExchange exchange) throws IOException {
        Certificate[] chain = ((HttpsExchange) exchange).getSSLSession().getPeerCertificates();
        if (chain.length == 0 || !(chain[0] instanceof X509Certificate certificate)) {
            return Optional.empty();
        }
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Optional.empty()
                    : trust.cosigners().stream()
                            .filter(cosigner -> names.stream().anyMatch(name -> isNodeOf(name, cosigner)))
                            .findFirst();
        } catch (CertificateParsingException e) {
            return Optional.empty();
        }
    }

    private static boolean isNodeOf(List<?> name, TrustedCosigner cosigner) {
        return name.get(0).equals(DNS_NAME) && name.get(1).toString().endsWith("." + cosigner.name());
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void start() {
        server.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        server.stop(1);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return org.jianzheng.server.log.BlockFollower.PHASE + 1;
    }
}
