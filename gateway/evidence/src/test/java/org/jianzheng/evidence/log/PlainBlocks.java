/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/** Blocks whose records nobody signed: enough for whatever does not read records. The same seed gives the same blocks. */
public final class PlainBlocks {
    private static final Instant START = Instant.parse("2026-03-16T01:30:00Z");

    private final Random random;
    private final int lots;

    /** Blocks about this many lots. */
    public PlainBlocks(long seed, int lots) {
        this.random = new Random(seed);
        this.lots = lots;
    }

    /** The block with this number and this many entries. */
    public LogBlock block(long number, int entries) {
        List<LogEntry> made = new ArrayList<>(entries);
        for (int index = 0; index < entries; index++) {
            made.add(entry(number, index));
        }
        return new LogBlock(number, headerHash(number), Optional.of(headerHash(-number)), made);
    }

    private LogEntry entry(long block, int index) {
        String lot = "E14090000G%015d".formatted(random.nextInt(lots));
        JsonObject record = JsonObject.builder()
                .put("id", recordId().value())
                .put("type", "witness.item")
                .put("lot", lot)
                .put("subjects", JsonArray.ofStrings(List.of("person:%032x".formatted(random.nextInt(lots)))))
                .put("body", JsonObject.builder().put("text", "x".repeat(200)).build())
                .build();
        TransactionId transaction = new TransactionId("%064x".formatted(random.nextLong(Long.MAX_VALUE)));
        return new LogEntry(block, index, record, START.plusMillis(block), transaction);
    }

    private RecordId recordId() {
        long high = (random.nextLong() & ~0xf000L) | 0x7000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new RecordId(new UUID(high, low).toString());
    }

    private static Hash headerHash(long number) {
        return TreeHasher.of(HashSuite.SHA_256).plain(("block " + number).getBytes(StandardCharsets.UTF_8));
    }
}
