/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.checkpoint.ConsistencyStage;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.index.IndexPath;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * All entries that bear a key, or none, or a part of them, as of a checkpoint, with what proves it: an {@code .eva} file. Its one form is
 * canonical JSON; any other bytes are refused. Nothing is verified here.
 *
 * <p>Where only the entries in some blocks are asked for, the neighbours on both sides stand in the answer too: they show that
 * no entry between them is left out.
 *
 * @param trustVersion version of the trust root for which it was made
 * @param key what was asked for
 * @param blocks only entries in these blocks were asked for
 * @param checkpoint the note with its cosignatures
 * @param sha256 the way to the key in the SHA-256 map
 * @param sm3 the way to the key in the SM3 map
 * @param entries entries that bear the key, in log order; all of them, unless there is a part
 * @param part which of the key's entries these are, if not all
 * @param consistency that the checkpoint extends an earlier one, which the verifier may hold
 */
public record IndexAnswer(
        long trustVersion,
        IndexKey key,
        Optional<BlockRange> blocks,
        String checkpoint,
        IndexPath sha256,
        IndexPath sm3,
        List<LogEntry> entries,
        Optional<AnswerPart> part,
        Optional<ConsistencyStage> consistency) {
    /** The most entries of one answer. */
    public static final int MAX_ENTRIES = 1000;

    /** The most bytes of an answer. */
    public static final int MAX_BYTES = 16 << 20;

    /** The media type of the canonical bytes. */
    public static final String MEDIA_TYPE = "application/vnd.jianzheng.index-answer+json;v=1";

    private static final String KIND = "index-answer";
    private static final long VERSION = 1;

    /** Copies the entries; refuses ({@code SCHEMA_INVALID}) a part that holds none, all, or some that the key does not have. */
    public IndexAnswer {
        entries = List.copyOf(entries);
        if (part.isPresent()) {
            long total = part.get().total();
            if (entries.isEmpty()
                    || entries.size() == total
                    || entries.size() > total - part.get().first()) {
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID,
                        "%d entries from number %d on are no part of %d",
                        entries.size(),
                        part.get().first(),
                        total);
            }
        }
    }

    /** An answer of all entries. */
    public IndexAnswer(
            long trustVersion,
            IndexKey key,
            String checkpoint,
            IndexPath sha256,
            IndexPath sm3,
            List<LogEntry> entries) {
        this(trustVersion, key, Optional.empty(), checkpoint, sha256, sm3, entries, Optional.empty(), Optional.empty());
    }

    /** Whether these bytes say that they are an answer, well-formed or not. */
    public static boolean isClaimedBy(byte[] bytes) {
        try {
            return CanonicalJson.parse(bytes, MAX_BYTES)
                    .asObject()
                    .string("kind")
                    .equals(KIND);
        } catch (Refusal somethingElse) {
            return false;
        }
    }

    /**
     * Reads an answer.
     *
     * @throws Refusal {@code MALFORMED_JSON}, {@code NOT_CANONICAL}, {@code UNKNOWN_VERSION}, {@code SCHEMA_INVALID},
     *     {@code TOO_LARGE} or another code of a member that is malformed
     */
    public static IndexAnswer parse(byte[] bytes) {
        JsonObject json = CanonicalJson.parseCanonical(bytes, MAX_BYTES).asObject();
        if (json.integer("v") != VERSION || !json.string("kind").equals(KIND)) {
            throw Refusal.of(
                    ErrorCode.UNKNOWN_VERSION,
                    "%s version %d, this release reads %s version %d",
                    json.string("kind"),
                    json.integer("v"),
                    KIND,
                    VERSION);
        }
        json.requireOnly(
                "v", "kind", "trust", "index", "key", "blocks", "checkpoint", "path", "entries", "part", "consistency");
        JsonObject path = json.object("path").requireOnly("sha256", "sm3");
        IndexAnswer answer = new IndexAnswer(
                json.integer("trust"),
                new IndexKey(IndexName.parse(json.string("index")), json.string("key")),
                json.optionalObject("blocks").map(BlockRange::fromJson),
                json.string("checkpoint"),
                PathForm.read(path, "sha256"),
                PathForm.read(path, "sm3"),
                json.array("entries").objects().stream().map(LogEntry::fromJson).toList(),
                json.optionalObject("part").map(AnswerPart::fromJson),
                json.optionalObject("consistency").map(ConsistencyStage::fromJson));
        if (answer.entries.size() > MAX_ENTRIES) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "%d entries, at most are %d", answer.entries.size(), MAX_ENTRIES);
        }
        return answer;
    }

    /**
     * What several parts say together. Each part may have a checkpoint of its own: what a key's entries were never changes, so the newest
     * part proves those of the older ones too. The result may hold more entries than an answer and is there to be verified.
     *
     * @param parts of one key and of the same blocks, in any order
     * @throws Refusal {@code SCHEMA_INVALID} if they are not about the same, or do not follow each other
     */
    public static IndexAnswer join(List<IndexAnswer> parts) {
        List<IndexAnswer> inOrder = parts.stream()
                .sorted(Comparator.comparingLong(IndexAnswer::first))
                .toList();
        IndexAnswer first = inOrder.getFirst();
        IndexAnswer last = inOrder.getLast();
        List<LogEntry> entries = new ArrayList<>();
        for (IndexAnswer each : inOrder) {
            if (!each.key.equals(first.key) || !each.blocks.equals(first.blocks)) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the parts are not of one key and of the same blocks");
            }
            if (each.first() != first.first() + entries.size()) {
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID,
                        "a part begins with number %d, not with %d",
                        each.first(),
                        first.first() + entries.size());
            }
            entries.addAll(each.entries);
        }
        boolean whole = first.first() == 0 && last.total() == entries.size();
        return new IndexAnswer(
                last.trustVersion,
                last.key,
                last.blocks,
                last.checkpoint,
                last.sha256,
                last.sm3,
                entries,
                whole ? Optional.empty() : last.part.map(end -> end.from(first.first(), first.left())),
                last.consistency);
    }

    /** The number of the first entry in it. */
    public long first() {
        return part.map(AnswerPart::first).orElse(0L);
    }

    private DualPath left() {
        return part.map(AnswerPart::left).orElseGet(() -> new DualPath(List.of(), List.of()));
    }

    /** Entries of the key. */
    public long total() {
        return part.map(AnswerPart::total).orElse((long) entries.size());
    }

    /** The entries that were asked for: those in it that stand in the blocks that were asked for. */
    public List<LogEntry> asked() {
        return blocks.map(range -> entries.stream().filter(range::contains).toList())
                .orElse(entries);
    }

    /** Whether an entry that was asked for may stand before the first one in it. */
    public boolean isOpenBefore() {
        return first() > 0
                && blocks.map(range -> entries.getFirst().block() >= range.from())
                        .orElse(true);
    }

    /** Whether an entry that was asked for may stand behind the last one in it. */
    public boolean isOpenBehind() {
        return first() + entries.size() < total()
                && blocks.map(range -> entries.getLast().block() <= range.to()).orElse(true);
    }

    /** The number from which on another part goes on with it; empty if nothing that was asked for is left. */
    public OptionalLong next() {
        return isOpenBehind() ? OptionalLong.of(first() + entries.size()) : OptionalLong.empty();
    }

    /** The way to the key in the map of this suite. */
    public IndexPath path(HashSuite suite) {
        return switch (suite) {
            case SHA_256 -> sha256;
            case SM3 -> sm3;
        };
    }

    /** The one form of the answer. */
    public byte[] canonical() {
        return CanonicalJson.write(JsonObject.builder()
                .put("v", VERSION)
                .put("kind", KIND)
                .put("trust", trustVersion)
                .put("index", key.name().wireName())
                .put("key", key.key())
                .putValueIfPresent("blocks", blocks.map(BlockRange::toJson))
                .put("checkpoint", checkpoint)
                .put(
                        "path",
                        JsonObject.builder()
                                .put("sha256", PathForm.toJson(sha256))
                                .put("sm3", PathForm.toJson(sm3))
                                .build())
                .put(
                        "entries",
                        JsonArray.of(entries.stream().map(LogEntry::toJson).toList()))
                .putValueIfPresent("part", part.map(AnswerPart::toJson))
                .putValueIfPresent("consistency", consistency.map(ConsistencyStage::toJson))
                .build());
    }
}
