/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.dossier.StageRoot;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * A blocking client of one gateway's {@code /api/v1}.
 *
 * <p>Every call may be repeated without harm, because a record's id makes a repeat the same record: where the gateway
 * cannot be reached, or says that it will be able to answer soon, the call is repeated with growing pauses until its
 * {@link Patience} ends. A refusal is thrown as {@link Refusal} with the gateway's code. Safe for many threads; made for
 * virtual ones.
 */
public final class GatewayClient implements AutoCloseable {
    /** The largest answer that is read, in bytes. */
    static final int LARGEST_ANSWER = 8 << 20;

    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final URI base;
    private final Patience patience;
    private final InstantSource clock;
    private final HttpClient http;
    private final Tokens tokens;

    /** Makes a client of a gateway where nobody need sign in; nothing is sent yet. */
    public GatewayClient(URI gateway, Patience patience, InstantSource clock) {
        this(gateway, Tokens.NONE, patience, clock);
    }

    /**
     * Makes a client; nothing is sent yet.
     *
     * @param gateway the gateway's address, such as {@code http://127.0.0.1:8701}
     * @param tokens by what it says who it is
     * @param patience the bounds of each call
     * @param clock measures the patience
     */
    public GatewayClient(URI gateway, Tokens tokens, Patience patience, InstantSource clock) {
        this.base = gateway.resolve("/api/v1/");
        this.tokens = tokens;
        this.patience = patience;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** Hands in a record and returns as soon as the gateway has stored it. */
    public Receipt submit(JsonObject envelope) throws InterruptedException {
        return Receipt.fromJson(
                post("records?wait=accepted", JSON, envelope.canonical()).json());
    }

    /** Hands in a record and waits until it stands in a block. */
    public Receipt submitAndCommit(JsonObject envelope) throws InterruptedException {
        Receipt receipt = Receipt.fromJson(
                post("records?wait=committed", JSON, envelope.canonical()).json());
        return receipt.isCommitted() ? receipt : awaitCommitted(receipt.id());
    }

    /** Hands in a record, waits until a quorum has cosigned it, and returns the bundle's exact bytes. */
    public byte[] submitAndProve(JsonObject envelope) throws InterruptedException {
        Answer answer = post("records?wait=cosigned", JSON, envelope.canonical());
        return answer.status() == 200
                ? answer.body()
                : bundle(Receipt.fromJson(answer.json()).id());
    }

    /**
     * Hands in a sealed record and waits until it stands in a block. The readable part is not sent: it stays with the
     * caller, who opens the record when that is allowed.
     */
    public Receipt sealAndCommit(JsonObject sealed) throws InterruptedException {
        JsonObject body = JsonObject.builder().put("sealed", sealed).build();
        Receipt receipt = Receipt.fromJson(
                post("sealed?wait=committed", JSON, body.canonical()).json());
        return receipt.isCommitted() ? receipt : awaitCommitted(receipt.id());
    }

    /** Hands in up to 1,000 records that may ride together; one answer for each, in the same order. */
    public List<BatchLine> submitBatch(List<JsonObject> envelopes) throws InterruptedException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (JsonObject envelope : envelopes) {
            lines.writeBytes(envelope.canonical());
            lines.write('\n');
        }
        Answer answer = post("records/batch", NDJSON, lines.toByteArray());
        if (!(CanonicalJson.parse(answer.body(), LARGEST_ANSWER) instanceof JsonArray results)) {
            throw Refusal.of(ErrorCode.INTERNAL, "the answer to a batch is no array");
        }
        return results.objects().stream().map(BatchLine::fromJson).toList();
    }

    /** Waits until a record that the gateway has stands in a block. */
    public Receipt awaitCommitted(RecordId recordId) throws InterruptedException {
        return await(recordId, Receipt.Status.COMMITTED);
    }

    private Receipt await(RecordId recordId, Receipt.Status wanted) throws InterruptedException {
        Deadline deadline = new Deadline(clock, patience);
        while (true) {
            Receipt receipt = status(recordId);
            if (receipt.status().hasReached(wanted)) {
                return receipt;
            }
            if (deadline.isOver()) {
                throw Refusal.of(
                        ErrorCode.TIMEOUT, "record %s is still %s after %s", recordId, receipt.status(), waited());
            }
            deadline.pause();
        }
    }

    /** How far a record has come. A record that was refused after its acceptance is thrown as that refusal. */
    public Receipt status(RecordId recordId) throws InterruptedException {
        JsonObject json =
                get("records/" + segment(recordId.value()) + "/status").json();
        if (json.string("status").equals("REFUSED")) {
            ErrorCode code =
                    json.optionalString("code").flatMap(ErrorCode::named).orElse(ErrorCode.INTERNAL);
            throw Refusal.of(
                    code,
                    "record %s: %s",
                    recordId,
                    json.optionalString("detail").orElse(code.english()));
        }
        return Receipt.fromJson(json);
    }

    /** A record with its place on the ledger. */
    public JsonObject record(RecordId recordId) throws InterruptedException {
        return get("records/" + segment(recordId.value())).json();
    }

    /** The exact bytes of a record's bundle, as soon as a cosigned checkpoint covers the record. */
    public byte[] bundle(RecordId recordId) throws InterruptedException {
        await(recordId, Receipt.Status.COSIGNED);
        return get("records/" + segment(recordId.value()) + "/bundle").body();
    }

    /** The first page of a lot's timeline. */
    public JsonObject lot(LotCode lotCode) throws InterruptedException {
        return get("lots/" + segment(lotCode.value())).json();
    }

    /** What would close the present stage of a lot, as soon as a checkpoint covers this block. */
    public StageRoot stageRoot(LotCode lotCode, long block) throws InterruptedException {
        Deadline deadline = new Deadline(clock, patience);
        while (true) {
            // Before the first checkpoint that covers it, nothing is known of the lot.
            Answer answer = exchange(() -> request("lots/" + segment(lotCode.value()) + "/completeness")
                    .GET());
            if (answer.isSuccess()) {
                JsonObject report = answer.json();
                if (report.integer("block") >= block) {
                    return StageRoot.fromJson(report.object("root"));
                }
            }
            if (deadline.isOver()) {
                throw Refusal.of(ErrorCode.TIMEOUT, "no checkpoint covers block %d after %s", block, waited());
            }
            deadline.pause();
        }
    }

    /** The present state of a head, or empty when there is none. */
    public Optional<JsonObject> head(String kind, String id) throws InterruptedException {
        Answer answer = exchange(
                () -> request("heads/" + segment(kind) + "/" + segment(id)).GET());
        if (answer.status() == 404) {
            return Optional.empty();
        }
        return Optional.of(successful(answer).json());
    }

    /** The sealed bids of a lot, at the gateway of the centre that receives them. */
    public LotBids bids(LotCode lotCode) {
        return new LotBids(this, lotCode);
    }

    /** Calls again while this refusal says that it may be otherwise a moment later. */
    <T> T patiently(Set<ErrorCode> passing, Call<T> call) throws InterruptedException {
        Deadline deadline = new Deadline(clock, patience);
        while (true) {
            try {
                return call.now();
            } catch (Refusal refusal) {
                if (!passing.contains(refusal.code()) || deadline.isOver()) {
                    throw refusal;
                }
            }
            deadline.pause();
        }
    }

    /** Something that is asked of the gateway. */
    @FunctionalInterface
    interface Call<T> {
        T now() throws InterruptedException;
    }

    /** How many entries the newest checkpoint covers that a quorum has cosigned. */
    public long checkpointSize() throws InterruptedException {
        String note = new String(get("/log/checkpoint").body(), StandardCharsets.UTF_8);
        try {
            return Long.parseLong(note.lines().skip(1).findFirst().orElse(""), 10);
        } catch (NumberFormatException notANote) {
            throw Refusal.of(ErrorCode.INTERNAL, "the checkpoint has no size in its second line");
        }
    }

    /** The gateway's summary of itself: height, log size, lag, who is missing. */
    public JsonObject health() throws InterruptedException {
        return get("health").json();
    }

    /** Stores a file with the gateway and returns what it computed of it. */
    public JsonObject putFile(Path file, String mediaType) throws InterruptedException {
        return successful(exchange(
                        () -> request("files").header("Content-Type", mediaType).PUT(bodyOf(file))))
                .json();
    }

    private static BodyPublisher bodyOf(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (IOException missing) {
            throw Refusal.of(ErrorCode.FILE_UNKNOWN, "%s cannot be read", file);
        }
    }

    JsonObject postJson(String path, JsonObject body) throws InterruptedException {
        return post(path, JSON, body.canonical()).json();
    }

    JsonObject getJson(String path) throws InterruptedException {
        return get(path).json();
    }

    private Answer post(String path, String mediaType, byte[] body) throws InterruptedException {
        return successful(
                exchange(() -> request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body))));
    }

    private Answer get(String path) throws InterruptedException {
        return successful(exchange(() -> request(path).GET()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(patience.request())
                .header("Accept", "*/*");
    }

    private static Answer successful(Answer answer) {
        if (!answer.isSuccess()) {
            throw answer.refusal();
        }
        return answer;
    }

    private Answer exchange(Supplier<HttpRequest.Builder> request) throws InterruptedException {
        Deadline deadline = new Deadline(clock, patience);
        while (true) {
            try {
                HttpResponse<byte[]> response = http.send(
                        signedIn(request.get()), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
                String mediaType = response.headers().firstValue("Content-Type").orElse("");
                Answer answer = new Answer(response.statusCode(), mediaType, response.body());
                if (!answer.mayPass() || deadline.isOver()) {
                    return answer;
                }
            } catch (IOException unreachable) {
                if (deadline.isOver()) {
                    throw Refusal.of(
                            ErrorCode.LEDGER_UNAVAILABLE,
                            "the gateway at %s cannot be reached: %s",
                            base.getAuthority(),
                            unreachable);
                }
            }
            deadline.pause();
        }
    }

    private HttpRequest signedIn(HttpRequest.Builder request) throws InterruptedException {
        tokens.bearer().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    private Duration waited() {
        return patience.total();
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }
}
