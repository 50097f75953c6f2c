/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.dossier.DossierBody;
import org.jianzheng.model.dossier.DossierFold;
import org.jianzheng.model.dossier.StageRoot;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.registry.RegistryBody;
import org.jianzheng.model.registry.RegistryFold;

/**
 * Three gateways over one ledger in memory, which hold records to their ids and commitments and remember every byte that
 * reaches them.
 */
public final class FakeGateways implements AutoCloseable {
    /** What one request carried. */
    public record Sent(String gateway, String method, String path, String body) {}

    private final Map<String, HttpServer> servers = new LinkedHashMap<>();
    private final Map<String, Envelope> ledger = new LinkedHashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Map<HeadKey, JsonObject> heads = new HashMap<>();
    private FakeBids bids = new FakeBids();
    private int recordsUntilRefusal = Integer.MAX_VALUE;
    private ErrorCode refusal = ErrorCode.INTERNAL;
    private int unavailable;
    private int statusQuestionsUntilCommitted;

    /** Starts gateways on free ports. */
    public FakeGateways(String... names) {
        for (String name : names) {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.createContext("/api/v1/", exchange -> handle(name, exchange));
                server.start();
                servers.put(name, server);
            } catch (IOException broken) {
                throw new AssertionError("no free port", broken);
            }
        }
    }

    /** The address of a gateway. */
    public URI address(String name) {
        HttpServer server = servers.get(name);
        if (server == null) {
            throw new AssertionError("no gateway " + name);
        }
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Takes this many more records, then refuses one. */
    public synchronized void refuseAfter(int records, ErrorCode code) {
        recordsUntilRefusal = records;
        refusal = code;
    }

    /** Answers 503 this many times. */
    public synchronized void beUnavailable(int times) {
        unavailable = times;
    }

    /** Answers every record with 202, and says that it is committed only when asked so many times. */
    public synchronized void commitAfterQuestions(int questions) {
        statusQuestionsUntilCommitted = questions;
    }

    /** Everything that was sent, in order. */
    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** The records on the ledger in order of arrival. */
    public synchronized List<Envelope> ledger() {
        return List.copyOf(ledger.values());
    }

    /** The deadline of bids passes before the next one comes in. */
    public synchronized void passBidDeadline() {
        bids.passDeadline();
    }

    /** What became of the bids, by bidder. */
    public synchronized Map<String, BidHead.State> bids() {
        return bids.states();
    }

    /** Another play finds these records of an earlier one. */
    public synchronized void forgetAllBut(RecordType type) {
        ledger.values().removeIf(record -> record.type() != type);
        bids = new FakeBids();
    }

    private synchronized void handle(String gateway, HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().toString().substring("/api/v1/".length());
        String method = exchange.getRequestMethod();
        sent.add(new Sent(gateway, method, path, new String(body, StandardCharsets.UTF_8)));
        try {
            if (unavailable > 0) {
                unavailable--;
                throw Refusal.of(ErrorCode.LEDGER_UNAVAILABLE, "not yet");
            }
            answer(gateway, exchange, method + " " + path, body);
        } catch (Refusal refused) {
            respond(exchange, refused.code().httpStatus(), "application/problem+json", problem(refused));
        }
        exchange.close();
    }

    private void answer(String gateway, HttpExchange exchange, String request, byte[] body) throws IOException {
        if (request.startsWith("POST records/batch")) {
            List<JsonObject> results = new ArrayList<>();
            for (String line : new String(body, StandardCharsets.UTF_8).lines().toList()) {
                results.add(take(gateway, Envelope.parse(CanonicalJson.parseObject(line))));
            }
            respond(exchange, 200, "application/json", JsonArray.of(results).toString());
        } else if (request.startsWith("POST records?wait=cosigned")) {
            Envelope envelope = Envelope.parse(CanonicalJson.parseObject(body));
            take(gateway, envelope);
            respond(exchange, 200, "application/vnd.jianzheng.evidence+json;v=1", bundle(envelope));
        } else if (request.startsWith("POST records")) {
            JsonObject status = take(gateway, Envelope.parse(CanonicalJson.parseObject(body)));
            respond(exchange, isCommitted(status) ? 200 : 202, "application/json", status.toString());
        } else if (request.matches("POST bids/[^/]+/statements")) {
            JsonObject statement = CanonicalJson.parseObject(body).object("statement");
            respond(
                    exchange,
                    200,
                    "application/json",
                    bids.state(BidStatement.fromJson(statement)).toString());
        } else if (request.matches("POST bids/[^/]+/records")) {
            ReadableRecord record = ReadableRecord.parse(CanonicalJson.parseObject(body));
            bids.act(record);
            respond(exchange, 202, "application/json", take(gateway, record).toString());
        } else if (request.matches("GET bids/[^/]+")) {
            respond(exchange, 200, "application/json", bids.bidding().toString());
        } else if (request.matches("GET bids/[^/]+/bidders")) {
            respond(exchange, 200, "application/json", bids.bidders().toString());
        } else if (request.startsWith("POST sealed")) {
            JsonObject status =
                    take(gateway, Envelope.parse(CanonicalJson.parseObject(body).object("sealed")));
            respond(exchange, isCommitted(status) ? 200 : 202, "application/json", status.toString());
        } else if (request.endsWith("/status")) {
            statusQuestionsUntilCommitted--;
            JsonObject status = status(find(request));
            respond(
                    exchange,
                    200,
                    "application/json",
                    (isCommitted(status) ? status.with("status", "COSIGNED") : status).toString());
        } else if (request.endsWith("/bundle")) {
            respond(exchange, 200, "application/vnd.jianzheng.evidence+json;v=1", bundle(find(request)));
        } else if (request.startsWith("PUT files")) {
            JsonObject stored = JsonObject.builder().put("size", body.length).build();
            respond(exchange, 200, "application/json", stored.toString());
        } else if (request.endsWith("/completeness")) {
            StageRoot root = new StageRoot(ledger.size(), DualDigest.of(request.getBytes(StandardCharsets.UTF_8)));
            JsonObject report = JsonObject.builder()
                    .put("block", 7)
                    .put("root", root.toJson())
                    .build();
            respond(exchange, 200, "application/json", report.toString());
        } else if (request.startsWith("GET heads/")) {
            String[] parts = request.substring("GET heads/".length()).split("/", 2);
            HeadKey key = new HeadKey(HeadKind.parse(parts[0]), URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            respond(
                    exchange,
                    200,
                    "application/json",
                    head(key)
                            .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND, "%s", key))
                            .toString());
        } else if (request.matches("GET records/[^/]+")) {
            JsonObject entry = JsonObject.builder()
                    .put("record", find(request + "/").toJson())
                    .build();
            respond(exchange, 200, "application/json", entry.toString());
        } else if (request.equals("GET health")) {
            JsonObject health =
                    JsonObject.builder().put("height", ledger.size()).build();
            respond(exchange, 200, "application/json", health.toString());
        } else {
            throw Refusal.of(ErrorCode.NOT_FOUND, "%s", request);
        }
    }

    private JsonObject take(String gateway, Envelope envelope) {
        if (recordsUntilRefusal-- == 0) {
            throw Refusal.of(refusal, "refused on purpose");
        }
        String expected = gateway.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + gateway.substring(1) + "MSP";
        if (!envelope.organisation().value().equals(expected)) {
            throw Refusal.of(ErrorCode.MSP_MISMATCH, "%s through %s", envelope.organisation(), gateway);
        }
        keep(envelope);
        return status(envelope);
    }

    private void keep(Envelope envelope) {
        if (envelope instanceof ReadableRecord readable && readable.type() == RecordType.RECORD_OPENING) {
            ReadableRecord content = ReadableRecord.parse(readable.body().object("record"));
            String sealedId = readable.refs().getFirst().id().value();
            if (!(ledger.get(sealedId) instanceof SealedRecord sealed)) {
                throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s is not sealed", sealedId);
            }
            sealed.requireFits(content);
            keep(content);
        }
        if (envelope instanceof ReadableRecord window && window.type() == RecordType.BID_WINDOW) {
            bids.begin(window);
        }
        if (envelope instanceof ReadableRecord record) {
            fold(record).forEach(change -> heads.put(change.key(), change.value()));
        }
        Envelope before = ledger.putIfAbsent(envelope.id().value(), envelope);
        if (before != null && !before.toJson().equals(envelope.toJson())) {
            throw Refusal.of(ErrorCode.RECORD_CONFLICT, "%s", envelope.id());
        }
    }

    private Optional<JsonObject> head(HeadKey key) {
        return Optional.ofNullable(heads.get(key));
    }

    /** Only what the play asks for. */
    private List<HeadChange> fold(ReadableRecord record) {
        if (ledger.containsKey(record.id().value())) {
            return List.of();
        }
        if (record.type() == RecordType.REGISTRY_CATALOGUE) {
            return RegistryFold.apply(record, RegistryBody.of(record), this::head);
        }
        return record.type() == RecordType.DOSSIER_PROJECT
                ? DossierFold.apply(record, DossierBody.of(record), this::head)
                : List.of();
    }

    private Envelope find(String request) {
        String id = request.replaceAll("^GET records/([^/]+)/.*", "$1");
        Envelope envelope = ledger.get(id);
        if (envelope == null) {
            throw Refusal.of(ErrorCode.RECORD_UNKNOWN, "%s", id);
        }
        return envelope;
    }

    private JsonObject status(Envelope envelope) {
        boolean committed = statusQuestionsUntilCommitted <= 0;
        JsonObject.Builder status = JsonObject.builder()
                .put("id", envelope.id().value())
                .put("status", committed ? "COMMITTED" : "ACCEPTED");
        if (committed) {
            status.put("block", 7).put("tx", "ab".repeat(32));
        }
        return status.build();
    }

    private static boolean isCommitted(JsonObject status) {
        return status.string("status").equals("COMMITTED");
    }

    private static String bundle(Envelope envelope) {
        return JsonObject.builder()
                .put(
                        "entry",
                        JsonObject.builder().put("record", envelope.toJson()).build())
                .put("keys", JsonArray.of())
                .build()
                .toString();
    }

    private static String problem(Refusal refused) {
        return JsonObject.builder()
                .put("code", refused.code().name())
                .put("title", refused.code().english())
                .put("detail", refused.sentence())
                .put("status", refused.code().httpStatus())
                .build()
                .toString();
    }

    private static void respond(HttpExchange exchange, int status, String mediaType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        servers.values().forEach(server -> server.stop(0));
    }
}
