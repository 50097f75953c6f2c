/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sender's stream: reads lines, hands them in piece by piece and writes the answers in their order. It reads on only while
 * few pieces wait for the disk, so that a sender that is too fast is held back by its connection; whatever has come and
 * nothing follows is answered at once. A sender that never reads its answers is held back in the end, too.
 */
final class ItemStream {
    private static final Logger LOG = LoggerFactory.getLogger(ItemStream.class);
    private static final int CHUNK_ITEMS = 512;
    private static final int CHUNK_BYTES = 1 << 18;
    private static final int MAX_ON_THE_WAY = 4;

    private final BatchLane lane;
    private final ItemSource source;
    private final ItemLines lines;
    private final OutputStream out;
    private final Deque<CompletableFuture<ItemAnswer>> onTheWay = new ArrayDeque<>();
    private int line;
    private boolean ended;

    ItemStream(BatchLane lane, ItemSource source, InputStream in, OutputStream out) {
        this.lane = lane;
        this.source = source;
        this.lines = new ItemLines(in);
        this.out = out;
    }

    /** Serves the stream to its end. What cannot be written ends it with a line that says so. */
    void serve() throws IOException, InterruptedException {
        try {
            while (!ended) {
                BatchBook.Chunk chunk = nextChunk();
                onTheWay.add(lane.take(chunk));
                boolean waits = !ended && !lines.isReady();
                answer(waits ? 0 : MAX_ON_THE_WAY - 1);
            }
            answer(0);
        } catch (Refusal refusal) {
            end(refusal);
        } catch (CompletionException failure) {
            end(refusal(failure));
        }
        out.flush();
    }

    private static Refusal refusal(CompletionException failure) {
        return failure.getCause() instanceof Refusal refusal
                ? refusal
                : Refusal.of(ErrorCode.STORAGE_FULL, "%s", String.valueOf(failure.getCause()));
    }

    private BatchBook.Chunk nextChunk() throws IOException {
        List<ReceivedItem> items = new ArrayList<>();
        ItemAnswer answer = new ItemAnswer();
        int bytes = 0;
        boolean any = false;
        while (!ended && items.size() < CHUNK_ITEMS && bytes < CHUNK_BYTES && (!any || lines.isReady())) {
            any = true;
            line++;
            try {
                Optional<byte[]> next = lines.next();
                ended = next.isEmpty();
                if (next.isPresent() && !isBlank(next.get())) {
                    bytes += next.get().length;
                    items.add(ReceivedItem.read(line, next.get()));
                }
            } catch (Refusal refusal) {
                answer.refuse(line, refusal);
            }
        }
        return new BatchBook.Chunk(source, items, answer);
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Writes answers until at most so many pieces are on their way. */
    private void answer(int most) throws IOException {
        boolean written = false;
        while (onTheWay.size() > most) {
            JsonObject json = onTheWay.remove().join().toJson();
            if (!json.isEmpty()) {
                write(json);
                written = true;
            }
        }
        if (written && most == 0) {
            out.flush();
        }
    }

    /** Says why the stream ends, behind the answers of what was written all the same. */
    private void end(Refusal refusal) throws IOException {
        while (!onTheWay.isEmpty()) {
            try {
                write(onTheWay.remove().join().toJson());
            } catch (CompletionException lost) {
                LOG.info("items of {} have no receipt: {}", source.name(), lost.getMessage());
            }
        }
        write(JsonObject.builder()
                .put("code", refusal.code().name())
                .put("detail", refusal.sentence())
                .put("ended", true)
                .put("title", refusal.code().english())
                .put("titleZh", refusal.code().chinese())
                .build());
    }

    private void write(JsonObject json) throws IOException {
        out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
