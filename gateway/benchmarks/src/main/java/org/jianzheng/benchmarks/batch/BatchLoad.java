/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.batch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jianzheng.benchmarks.measure.Measured;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.evidence.BatchReceipt;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/** Streams of fresh items over several connections, and the baseline that appends and synchronises the same bytes plainly. */
final class BatchLoad {
    /** Items of one request: few enough that a client that reads its answers only at the end is never held back. */
    private static final int ITEMS_IN_REQUEST = 20_000;

    /** Items between two synchronisations of the baseline: as many as the gateway takes from one stream at once. */
    private static final int ITEMS_IN_PIECE = 512;

    private final URI gateway;
    private final int connections;
    private final RandomGenerator random;
    private final InstantSource clock;

    BatchLoad(URI gateway, int connections, RandomGenerator random, InstantSource clock) {
        this.gateway = gateway;
        this.connections = connections;
        this.random = random;
        this.clock = clock;
    }

    /** Items that nobody has seen, of about 300 bytes, as lines. */
    List<byte[]> items(int count) {
        List<byte[]> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            JsonObject content = JsonObject.builder()
                    .put("door", "evaluation room 3")
                    .put("reading", i)
                    .put("payload", "0123456789abcdef".repeat(11))
                    .build();
            BatchItem item = new BatchItem(
                    RecordId.generate(clock, random), clock.instant(), Optional.of(content), Optional.empty());
            lines.add((CanonicalJson.parseObject(item.canonical()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }

    /** Receipts a second over all connections; fails unless every item has one. */
    long receipts(List<byte[]> items) {
        List<byte[]> requests = new ArrayList<>();
        for (int from = 0; from < items.size(); from += ITEMS_IN_REQUEST) {
            requests.add(joined(items.subList(from, Math.min(items.size(), from + ITEMS_IN_REQUEST))));
        }
        long begin = System.nanoTime();
        List<CompletableFuture<Long>> senders = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int sender = 0; sender < connections; sender++) {
                int first = sender;
                CompletableFuture<Long> accepted = new CompletableFuture<>();
                Thread.ofVirtual().start(() -> send(client, requests, first, accepted));
                senders.add(accepted);
            }
            long accepted = senders.stream().mapToLong(CompletableFuture::join).sum();
            if (accepted != items.size()) {
                throw new IllegalStateException(accepted + " of " + items.size() + " items were accepted");
            }
        }
        return Measured.perSecond(items.size(), System.nanoTime() - begin);
    }

    private void send(HttpClient client, List<byte[]> requests, int first, CompletableFuture<Long> result) {
        try {
            long accepted = 0;
            for (int i = first; i < requests.size(); i += connections) {
                accepted += send(client, requests.get(i), "bench-" + first);
            }
            result.complete(accepted);
        } catch (IOException | InterruptedException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private long send(HttpClient client, byte[] body, String source) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/api/v1/batches?source=" + source))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("answered " + response.statusCode() + ": " + response.body());
        }
        return response.body()
                .lines()
                .map(CanonicalJson::parseObject)
                .mapToLong(BatchLoad::accepted)
                .sum();
    }

    private static long accepted(JsonObject answer) {
        answer.optionalArray("receipts")
                .ifPresent(receipts -> receipts.objects().forEach(BatchReceipt::fromJson));
        return answer.optionalArray("accepted").map(JsonArray::objects).orElse(List.of()).stream()
                .mapToLong(run -> run.integer("to") - run.integer("from") + 1)
                .sum();
    }

    /** The same bytes a second appended to one file, synchronised after each piece. */
    long plain(List<byte[]> items, Path folder) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(folder), "plain", ".ndjson");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long begin = System.nanoTime();
            for (int from = 0; from < items.size(); from += ITEMS_IN_PIECE) {
                ByteBuffer piece =
                        ByteBuffer.wrap(joined(items.subList(from, Math.min(items.size(), from + ITEMS_IN_PIECE))));
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
                channel.force(false);
            }
            return Measured.perSecond(items.size(), System.nanoTime() - begin);
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteBuffer joined =
                ByteBuffer.allocate(lines.stream().mapToInt(line -> line.length).sum());
        lines.forEach(joined::put);
        return joined.array();
    }
}
