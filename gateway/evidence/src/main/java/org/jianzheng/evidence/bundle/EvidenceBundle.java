/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bundle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jianzheng.evidence.block.LedgerEvidence;
import org.jianzheng.evidence.checkpoint.ConsistencyStage;
import org.jianzheng.evidence.checkpoint.LaterCheckpoint;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * All that is needed to prove a record without any network, but the trust root: an {@code .evb} file. The light grade rests on
 * the cosigners of the log; the full grade adds the ledger's own blocks.
 * Its one form is canonical JSON; any other bytes are refused. Nothing is verified here.
 *
 * @param trustVersion version of the trust root for which it was made
 * @param proved the record's entry and its paths
 * @param size of the log at the checkpoint
 * @param checkpoint the note with its cosignatures
 * @param keys registrations of all keys that signed, up to the organisations', by position; all in the same checkpoint
 * @param capture for a registered file the statement of its capture, if there is one
 * @param withdrawn for a registered file whose content was withdrawn, the order
 * @param batch for an item of a batch its path to the roots that the record states
 * @param clip for a part of a recording the way to the chunk roots that the record states
 * @param ledger for the full grade the blocks of the ledger
 * @param tokens time stamps over the text of the checkpoint, signatures left aside; at most four, each once
 * @param consistency that the checkpoint, or the later one, extends an earlier one, which the verifier may hold
 * @param later a newer checkpoint that extends this one, by whose keys the bundle outlives those of its own
 */
public record EvidenceBundle(
        long trustVersion,
        ProvedEntry proved,
        long size,
        String checkpoint,
        List<ProvedEntry> keys,
        Optional<ProvedEntry> capture,
        Optional<ProvedEntry> withdrawn,
        Optional<BatchStage> batch,
        Optional<ClipStage> clip,
        Optional<LedgerEvidence> ledger,
        List<TimestampToken> tokens,
        Optional<ConsistencyStage> consistency,
        Optional<LaterCheckpoint> later) {
    /** The most bytes of a bundle of the light grade. */
    public static final int MAX_LIGHT_BYTES = 1 << 20;

    /** The most bytes of a bundle of any grade. */
    public static final int MAX_BYTES = 32 << 20;

    /** The media type of the canonical bytes. */
    public static final String MEDIA_TYPE = "application/vnd.jianzheng.evidence+json;v=1";

    /** The most registrations of one bundle. */
    public static final int MAX_KEYS = 128;

    private static final long VERSION = 1;
    /** The grade without blocks. */
    public static final String LIGHT = "light";

    /** The grade with the blocks that lead to the record. */
    public static final String FULL = "full";

    /** The most time stamps of one bundle. */
    public static final int MAX_TOKENS = 4;

    private static final List<String> LIGHT_MEMBERS = List.of(
            "v",
            "grade",
            "trust",
            "entry",
            "position",
            "size",
            "path",
            "checkpoint",
            "keys",
            "capture",
            "withdrawn",
            "batch",
            "clip",
            "tokens",
            "consistency",
            "later");

    /** A bundle of the light grade. */
    public EvidenceBundle(
            long trustVersion,
            ProvedEntry proved,
            long size,
            String checkpoint,
            List<ProvedEntry> keys,
            Optional<ProvedEntry> capture) {
        this(
                trustVersion,
                proved,
                size,
                checkpoint,
                keys,
                capture,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Copies the lists; refuses ({@code SCHEMA_INVALID}) registrations out of order, and a time stamp that stands twice. */
    public EvidenceBundle {
        keys = List.copyOf(keys);
        tokens = List.copyOf(tokens);
        if (tokens.size() > MAX_TOKENS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "%d time stamps, at most are %d", tokens.size(), MAX_TOKENS);
        }
        if (Set.copyOf(tokens).size() != tokens.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a time stamp stands twice");
        }
        if (keys.size() > MAX_KEYS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "%d registrations, at most are %d", keys.size(), MAX_KEYS);
        }
        for (int i = 1; i < keys.size(); i++) {
            if (keys.get(i - 1).position() >= keys.get(i).position()) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "keys[%d] is not behind the one before it", i);
            }
        }
    }

    /**
     * Reads a bundle.
     *
     * @throws Refusal {@code MALFORMED_JSON}, {@code NOT_CANONICAL}, {@code UNKNOWN_VERSION}, {@code SCHEMA_INVALID},
     *     {@code TOO_LARGE} or another code of a member that is malformed
     */
    public static EvidenceBundle parse(byte[] bytes) {
        JsonObject json = CanonicalJson.parseCanonical(bytes, MAX_BYTES).asObject();
        if (json.integer("v") != VERSION) {
            throw Refusal.of(
                    ErrorCode.UNKNOWN_VERSION, "bundle version %d, this release reads %d", json.integer("v"), VERSION);
        }
        Optional<LedgerEvidence> ledger = ledger(json, bytes.length);
        return new EvidenceBundle(
                json.integer("trust"),
                ProvedEntry.fromJson(json),
                json.integer("size"),
                json.string("checkpoint"),
                json.array("keys").objects().stream()
                        .map(key -> ProvedEntry.fromJson(key.requireOnly("entry", "position", "path")))
                        .toList(),
                optionalEntry(json, "capture"),
                optionalEntry(json, "withdrawn"),
                json.optionalObject("batch").map(BatchStage::fromJson),
                json.optionalObject("clip").map(ClipStage::fromJson),
                ledger,
                json.optionalArray("tokens").map(EvidenceBundle::tokens).orElse(List.of()),
                json.optionalObject("consistency").map(ConsistencyStage::fromJson),
                json.optionalObject("later").map(LaterCheckpoint::fromJson));
    }

    private static List<TimestampToken> tokens(JsonArray json) {
        if (json.isEmpty()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "tokens holds time stamps or is left out");
        }
        return json.strings().stream().map(TimestampToken::ofBase64).toList();
    }

    private static Optional<ProvedEntry> optionalEntry(JsonObject json, String member) {
        return json.optionalObject(member)
                .map(entry -> ProvedEntry.fromJson(entry.requireOnly("entry", "position", "path")));
    }

    private static Optional<LedgerEvidence> ledger(JsonObject json, int bytes) {
        return switch (json.string("grade")) {
            case LIGHT -> {
                if (bytes > MAX_LIGHT_BYTES) {
                    throw Refusal.of(
                            ErrorCode.TOO_LARGE, "the bundle has %d bytes, the limit is %d", bytes, MAX_LIGHT_BYTES);
                }
                json.requireOnly(LIGHT_MEMBERS.toArray(String[]::new));
                yield Optional.empty();
            }
            case FULL -> {
                json.requireOnly(Stream.concat(LIGHT_MEMBERS.stream(), Stream.of("ledger"))
                        .toArray(String[]::new));
                yield Optional.of(LedgerEvidence.fromJson(json.object("ledger")));
            }
            default ->
                throw Refusal.of(
                        ErrorCode.UNKNOWN_VERSION, "this release reads bundles of grade %s and %s", LIGHT, FULL);
        };
    }

    /** The same bundle with the ledger's blocks, of the full grade. */
    public EvidenceBundle with(LedgerEvidence blocks) {
        return new EvidenceBundle(
                trustVersion,
                proved,
                size,
                checkpoint,
                keys,
                capture,
                withdrawn,
                batch,
                clip,
                Optional.of(blocks),
                tokens,
                consistency,
                later);
    }

    /** The same bundle with the order by which the file's content was withdrawn, and all registrations of keys. */
    public EvidenceBundle withdrawnBy(ProvedEntry order, List<ProvedEntry> registrations) {
        return new EvidenceBundle(
                trustVersion,
                proved,
                size,
                checkpoint,
                registrations,
                capture,
                Optional.of(order),
                batch,
                clip,
                ledger,
                tokens,
                consistency,
                later);
    }

    /** The same bundle with an item of the batch that its record registers. */
    public EvidenceBundle with(BatchStage item) {
        return new EvidenceBundle(
                trustVersion,
                proved,
                size,
                checkpoint,
                keys,
                capture,
                withdrawn,
                Optional.of(item),
                clip,
                ledger,
                tokens,
                consistency,
                later);
    }

    /** The same bundle for a part of the recording that its record registers. */
    public EvidenceBundle with(ClipStage part) {
        return new EvidenceBundle(
                trustVersion,
                proved,
                size,
                checkpoint,
                keys,
                capture,
                withdrawn,
                batch,
                Optional.of(part),
                ledger,
                tokens,
                consistency,
                later);
    }

    /** The same bundle with time stamps over its checkpoint. */
    public EvidenceBundle with(List<TimestampToken> stamps) {
        return new EvidenceBundle(
                trustVersion,
                proved,
                size,
                checkpoint,
                keys,
                capture,
                withdrawn,
                batch,
                clip,
                ledger,
                stamps,
                consistency,
                later);
    }

    /** The same bundle for whoever holds a checkpoint of the earlier size. */
    public EvidenceBundle with(ConsistencyStage earlier) {
        return new EvidenceBundle(
                trustVersion,
                proved,
                size,
                checkpoint,
                keys,
                capture,
                withdrawn,
                batch,
                clip,
                ledger,
                tokens,
                Optional.of(earlier),
                later);
    }

    /** The same bundle under a newer checkpoint beside its own. */
    public EvidenceBundle with(LaterCheckpoint newer) {
        return new EvidenceBundle(
                trustVersion,
                proved,
                size,
                checkpoint,
                keys,
                capture,
                withdrawn,
                batch,
                clip,
                ledger,
                tokens,
                consistency,
                Optional.of(newer));
    }

    /** The name of the grade. */
    public String grade() {
        return ledger.isPresent() ? FULL : LIGHT;
    }

    /** The one form of the bundle. */
    public byte[] canonical() {
        JsonObject.Builder json = JsonObject.builder()
                .put("v", VERSION)
                .put("grade", grade())
                .put("trust", trustVersion)
                .put("size", size)
                .put("checkpoint", checkpoint)
                .put("keys", JsonArray.of(keys.stream().map(ProvedEntry::toJson).toList()));
        return CanonicalJson.write(proved.writeTo(json)
                .putValueIfPresent("capture", capture.map(ProvedEntry::toJson))
                .putValueIfPresent("withdrawn", withdrawn.map(ProvedEntry::toJson))
                .putValueIfPresent("batch", batch.map(BatchStage::toJson))
                .putValueIfPresent("clip", clip.map(ClipStage::toJson))
                .putValueIfPresent("ledger", ledger.map(LedgerEvidence::toJson))
                .putValueIfPresent(
                        "tokens",
                        tokens.isEmpty()
                                ? Optional.empty()
                                : Optional.of(JsonArray.ofStrings(tokens.stream()
                                        .map(TimestampToken::base64)
                                        .toList())))
                .putValueIfPresent("consistency", consistency.map(ConsistencyStage::toJson))
                .putValueIfPresent("later", later.map(LaterCheckpoint::toJson))
                .build());
    }
}
