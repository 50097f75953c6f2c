/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A list as it stands: what the next delta goes on from.
 *
 * @param record the record that began it
 * @param definition what it is
 * @param sequence the number of its newest delta, 0 before the first
 * @param last the digests of the newest delta's record, or of the one that began the list
 * @param pushed how far each receiving platform has it
 */
public record ListHead(RecordRef record, Definition definition, long sequence, DualDigest last, List<Pushed> pushed) {
    private static final int MAX_TARGETS = 64;

    /**
     * How far a platform has a list.
     *
     * @param target the platform
     * @param last the number of the newest delta that it has
     */
    public record Pushed(String target, long last) {}

    /** Copies the list. */
    public ListHead {
        pushed = List.copyOf(pushed);
    }

    /** Where the head lies. */
    public static HeadKey key(ListId list) {
        return new HeadKey(HeadKind.LIST, list.value());
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a list that nobody began. */
    public static ListHead require(HeadReader heads, ListId list) {
        return heads.read(key(list), ListHead.class, ListHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "there is no list %s", list));
    }

    static ListHead begun(ReadableRecord record, Definition definition, HeadReader heads) {
        if (heads.read(key(definition.list())).isPresent()) {
            throw Refusal.of(ErrorCode.ALREADY_DONE, "list %s has begun", definition.list());
        }
        return new ListHead(record.ref(), definition, 0, DualDigest.of(record.canonical()), List.of());
    }

    /** Refuses ({@code OUT_OF_ORDER}) a delta that is not the next one. */
    public void requireNext(Delta delta) {
        if (delta.sequence() != sequence + 1) {
            throw Refusal.of(
                    ErrorCode.OUT_OF_ORDER,
                    "list %s goes on with delta %d, not with %d",
                    definition.list(),
                    sequence + 1,
                    delta.sequence());
        }
        if (!delta.previous().equals(last)) {
            throw Refusal.of(
                    ErrorCode.OUT_OF_ORDER,
                    "delta %d follows a record with digest %s, the one before it has %s",
                    delta.sequence(),
                    delta.previous().sha256(),
                    last.sha256());
        }
    }

    ListHead after(ReadableRecord record, Delta delta) {
        requireNext(delta);
        return new ListHead(this.record, definition, delta.sequence(), DualDigest.of(record.canonical()), pushed);
    }

    /**
     * After deltas were sent.
     *
     * @throws Refusal {@code ALREADY_DONE} if the platform has one of them, {@code OUT_OF_ORDER} if it lacks one before them or the list has not
     *     come so far, {@code TOO_LARGE} if there are too many platforms
     */
    ListHead pushed(Transmission sent) {
        long has = pushed.stream()
                .filter(one -> one.target().equals(sent.target()))
                .mapToLong(Pushed::last)
                .findFirst()
                .orElse(0);
        if (sent.first() <= has) {
            throw Refusal.of(ErrorCode.ALREADY_DONE, "%s has deltas 1 to %d", sent.target(), has);
        }
        if (sent.first() != has + 1 || sent.last() > sequence) {
            throw Refusal.of(
                    ErrorCode.OUT_OF_ORDER,
                    "%s is to have delta %d next, and the list has %d",
                    sent.target(),
                    has + 1,
                    sequence);
        }
        List<Pushed> all = new ArrayList<>(pushed.stream()
                .filter(one -> !one.target().equals(sent.target()))
                .toList());
        all.add(new Pushed(sent.target(), sent.last()));
        if (all.size() > MAX_TARGETS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a list goes to %d platforms at most", MAX_TARGETS);
        }
        return new ListHead(record, definition, sequence, last, all);
    }

    /** Reads the head's JSON. */
    public static ListHead fromJson(JsonObject json) {
        return new ListHead(
                RecordRef.parse(json.string("record")),
                Definition.fromJson(json.object("definition")),
                json.integer("sequence"),
                DualDigest.fromJson(json.object("last")),
                json.array("pushed").objects().stream()
                        .map(one -> new Pushed(one.string("target"), one.integer("last")))
                        .toList());
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.toString())
                .put("definition", definition.toJson())
                .put("sequence", sequence)
                .put("last", last.toJson())
                .put(
                        "pushed",
                        JsonArray.of(pushed.stream()
                                .map(one -> JsonObject.builder()
                                        .put("target", one.target())
                                        .put("last", one.last())
                                        .build())
                                .toList()))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(definition.list()), toJson());
    }
}
