/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.signin;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * The demo issuer over HTTP: discovery document, key set, the authorization code flow with PKCE for pages (RFC 6749, RFC 7636), client
 * credentials for machines, and {@code GET /healthz}.
 */
public final class IssuerServer implements AutoCloseable {
    /** The most bytes of a form. */
    static final int MAX_FORM = 16 << 10;

    private static final int WAITING = 64;
    private static final int SERVED_AT_A_TIME = 4;
    private static final String JSON = "application/json";
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String PEOPLE = "/people/";
    private static final List<String> KEPT = List.of("client_id", "redirect_uri", "state", "nonce", "code_challenge");

    private final HttpServer server;
    private final ExecutorService executor = Executors.newFixedThreadPool(SERVED_AT_A_TIME);
    private final String issuer;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Codes codes;

    /**
     * Begins to serve.
     *
     * @throws IOException if the address cannot be listened on
     */
    IssuerServer(InetSocketAddress listen, Accounts accounts, InstantSource clock, RandomGenerator random)
            throws IOException {
        this.server = HttpServer.create(listen, WAITING);
        this.issuer =
                "http://" + listen.getHostString() + ":" + server.getAddress().getPort();
        this.accounts = accounts;
        this.tokens = new Tokens(issuer, clock);
        this.codes = new Codes(clock, random);
        server.setExecutor(executor);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Its name in tokens, which is its address. */
    public String issuer() {
        return issuer;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            // Pages of gateways fetch tokens from here; there are no cookies that another page could ride on.
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "GET /healthz" -> answer(exchange, 200, PLAIN, "OK\n");
                case "GET /.well-known/openid-configuration" -> answer(exchange, 200, JSON, discovery());
                case "GET /keys" -> answer(exchange, 200, JSON, tokens.keySet());
                case "GET /authorize" -> offer(exchange);
                case "POST /authorize" -> choose(exchange);
                case "POST /token" -> token(exchange);
                case "GET /people" -> answer(exchange, 200, PLAIN, list());
                default -> other(exchange);
            }
        }
    }

    private void other(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST") && path.startsWith(PEOPLE)) {
            tokenOf(exchange, path.substring(PEOPLE.length()));
            return;
        }
        answer(exchange, 404, PLAIN, "a demo issuer of invented people; see README, and /people for who there is\n");
    }

    private String list() {
        StringBuilder list = new StringBuilder();
        accounts.people()
                .forEach((id, claims) -> list.append("%-24s %-20s %s%n"
                        .formatted(id, claims.getOrDefault("role", ""), claims.getOrDefault("name", ""))));
        return list.toString();
    }

    /** A token for the command line, bare; pages sign in by a code, so that what a browser sends from a page is refused. */
    private void tokenOf(HttpExchange exchange, String person) throws IOException {
        Map<String, String> claims = accounts.people().get(person);
        if (claims == null) {
            answer(exchange, 404, PLAIN, "nobody of this name; there are:\n" + list());
        } else if (exchange.getRequestHeaders().containsKey("Origin")) {
            answer(exchange, 403, PLAIN, "pages sign in at /authorize\n");
        } else {
            answer(exchange, 200, PLAIN, tokens.access(person, accounts.audience(), claims) + "\n");
        }
    }

    private String discovery() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("authorization_endpoint", issuer + "/authorize");
        document.put("token_endpoint", issuer + "/token");
        document.put("jwks_uri", issuer + "/keys");
        document.put("response_types_supported", List.of("code"));
        document.put("grant_types_supported", List.of("authorization_code", "client_credentials"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("ES256"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("demo", true);
        return JSONObjectUtils.toJSONString(document);
    }

    private void offer(HttpExchange exchange) throws IOException {
        Map<String, String> request =
                form(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        Optional<String> wrong = wrong(request);
        if (wrong.isPresent()) {
            answer(exchange, 400, PLAIN, wrong.get() + "\n");
            return;
        }
        Map<String, String> kept = new LinkedHashMap<>(request);
        kept.keySet().retainAll(KEPT);
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        answer(exchange, 200, "text/html; charset=utf-8", ChoicePage.html(accounts.people(), kept));
    }

    /** Whoever is not known is not sent anywhere; this is said here. */
    private Optional<String> wrong(Map<String, String> request) {
        if (!accounts.client().equals(request.get("client_id"))) {
            return Optional.of("client_id is unknown");
        }
        if (!accounts.redirects().contains(request.getOrDefault("redirect_uri", ""))) {
            return Optional.of("redirect_uri is unknown");
        }
        return request.getOrDefault("code_challenge", "").isEmpty()
                ? Optional.of("code_challenge is missing (S256)")
                : Optional.empty();
    }

    private void choose(HttpExchange exchange) throws IOException {
        Map<String, String> request = body(exchange);
        String person = request.getOrDefault("person", "");
        Optional<String> wrong = wrong(request);
        if (wrong.isPresent() || !accounts.people().containsKey(person)) {
            answer(exchange, 400, PLAIN, wrong.orElse("person is unknown") + "\n");
            return;
        }
        String redirect = request.getOrDefault("redirect_uri", "");
        String code = codes.issue(new Codes.Grant(
                person, redirect, request.getOrDefault("code_challenge", ""), request.getOrDefault("nonce", "")));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        redirect + "?code=" + encoded(code) + "&state=" + encoded(request.getOrDefault("state", "")));
        exchange.sendResponseHeaders(303, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> request = body(exchange);
        switch (request.getOrDefault("grant_type", "")) {
            case "client_credentials" -> {
                String id = request.getOrDefault("client_id", "");
                Optional<Accounts.Machine> machine = accounts.machine(id, request.getOrDefault("client_secret", ""));
                if (machine.isEmpty()) {
                    refuse(exchange, 401, "invalid_client");
                    return;
                }
                grant(
                        exchange,
                        Map.of(
                                "access_token",
                                tokens.access(
                                        id, accounts.audience(), machine.get().claims())));
            }
            case "authorization_code" -> {
                Optional<Codes.Grant> grant = codes.redeem(
                        request.getOrDefault("code", ""),
                        request.getOrDefault("redirect_uri", ""),
                        request.getOrDefault("code_verifier", ""));
                if (grant.isEmpty()) {
                    refuse(exchange, 400, "invalid_grant");
                    return;
                }
                grant(exchange, personal(grant.get()));
            }
            default -> refuse(exchange, 400, "unsupported_grant_type");
        }
    }

    private Map<String, Object> personal(Codes.Grant grant) {
        Map<String, String> claims = accounts.people().getOrDefault(grant.person(), Map.of());
        Map<String, String> identity = new LinkedHashMap<>(claims);
        if (!grant.nonce().isEmpty()) {
            identity.put("nonce", grant.nonce());
        }
        return Map.of(
                "access_token", tokens.access(grant.person(), accounts.audience(), claims),
                "id_token", tokens.identity(grant.person(), accounts.client(), identity));
    }

    private static void grant(HttpExchange exchange, Map<String, Object> granted) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>(granted);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", Tokens.LIFE.toSeconds());
        answer(exchange, 200, JSON, JSONObjectUtils.toJSONString(answer));
    }

    private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
        answer(exchange, status, JSON, JSONObjectUtils.toJSONString(Map.of("error", error)));
    }

    private static Map<String, String> body(HttpExchange exchange) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            byte[] read = body.readNBytes(MAX_FORM + 1);
            return read.length > MAX_FORM ? Map.of() : form(new String(read, StandardCharsets.UTF_8));
        }
    }

    /** Reads a form or query; what is malformed is left out. */
    static Map<String, String> form(String text) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                decoded(pair.substring(0, sign))
                        .ifPresent(name -> decoded(pair.substring(sign + 1)).ifPresent(value -> form.put(name, value)));
            }
        }
        return form;
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a request does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
