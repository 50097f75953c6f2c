/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.answer.AnswerBuilder;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.audit.HeadFold;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Capability;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.ReadableRecord;

/** A gateway that answers from a log: the index with its proofs, and the states that its records make. */
final class DecisionGateway implements AutoCloseable {
    private final SignedLog log;
    private final HttpServer server;
    private final Map<HeadKey, JsonObject> heads = new HashMap<>();
    private String keptBack = "-";
    private String met = "";
    private String told = "";

    DecisionGateway(SignedLog log) throws IOException {
        this.log = log;
        for (long position = 0; position < log.log().size(); position++) {
            LogEntry entry = LogEntry.parse(log.log().entry(position).orElseThrow());
            if (Envelope.parse(entry.record()) instanceof ReadableRecord record
                    && record.type().capability() != Capability.CHECKPOINT) {
                HeadFold.apply(record, key -> Optional.ofNullable(heads.get(key)))
                        .forEach(change -> heads.put(change.key(), change.value()));
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it refuses what stands under an address. */
    void keepBack(String path) {
        keptBack = path;
    }

    /** From now on it tells something else than what stands there. */
    void change(String from, String to) {
        met = from;
        told = to;
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        Optional<byte[]> body =
                asked.getPath().startsWith(keptBack) ? Optional.empty() : body(asked.getPath(), asked.getQuery());
        byte[] bytes = body.map(this::changed)
                .orElseGet(() -> JsonObject.builder()
                        .put("code", ErrorCode.UNAUTHENTICATED.name())
                        .build()
                        .canonical());
        exchange.sendResponseHeaders(body.isPresent() ? 200 : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private byte[] changed(byte[] body) {
        return met.isEmpty()
                ? body
                : new String(body, StandardCharsets.UTF_8).replace(met, told).getBytes(StandardCharsets.UTF_8);
    }

    private Optional<byte[]> body(String path, String query) {
        String[] parts = path.split("/", -1);
        String last = parts[parts.length - 1];
        String kind = parts[parts.length - 2];
        return switch (kind) {
            case "index", "records", "key" ->
                Optional.of(proof(
                        switch (kind) {
                            case "index" -> new IndexKey(IndexName.parse(last), query.replaceFirst("key=", ""));
                            case "records" -> new IndexKey(IndexName.RECORD, last);
                            default -> new IndexKey(IndexName.REF, last);
                        }));
            case "v1" -> Optional.of(list(kindOf(last)));
            case "casework", "alerts" ->
                Optional.ofNullable(heads.get(new HeadKey(kindOf(kind), last))).map(JsonObject::canonical);
            default ->
                Optional.ofNullable(heads.get(new HeadKey(HeadKind.parse(kind), last)))
                        .map(JsonObject::canonical);
        };
    }

    private static HeadKind kindOf(String matter) {
        return matter.equals("alerts") ? HeadKind.ALERT : HeadKind.CASE;
    }

    private byte[] list(HeadKind kind) {
        return JsonObject.builder()
                .put(
                        "items",
                        JsonArray.of(heads.entrySet().stream()
                                .filter(head -> head.getKey().kind() == kind)
                                .map(Map.Entry::getValue)
                                .toList()))
                .build()
                .canonical();
    }

    private byte[] proof(IndexKey key) {
        return new AnswerBuilder(log.log(), log.trust().version())
                .build(AnswerRequest.all(key), log.checkpoint(), log.view())
                .canonical();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
