/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.list.ListEntryHead;
import org.jianzheng.model.record.RecordType;

/**
 * Under which keys a record is found. The contract has checked that lot, subjects and digests are those of the body; a
 * record that lacks a member is simply not found by it.
 */
final class EntryKeys {
    private EntryKeys() {}

    /** The keys of a record, each once, in a fixed order. */
    static Set<IndexKey> of(JsonObject record) {
        Set<IndexKey> keys = new LinkedHashSet<>();
        boolean standing = tellsOfStanding(record);
        IndexName about = standing ? IndexName.STANDING : IndexName.SUBJECT;
        strings(record, "subjects").forEach(subject -> keys.add(new IndexKey(about, subject)));
        string(record, "lot", standing ? IndexName.STANDING : IndexName.LOT, keys);
        IndexName referring = standing ? IndexName.STANDING : IndexName.REF;
        strings(record, "refs").forEach(ref -> keys.add(new IndexKey(referring, ref)));
        string(record, "id", IndexName.RECORD, keys);
        registeredKey(record).ifPresent(key -> keys.add(new IndexKey(IndexName.REF, key.value())));
        if (record.optional("body").orElse(null) instanceof JsonObject body
                && record.optional("type").orElse(null) instanceof JsonString type) {
            addBodyKeys(type.value(), body, keys);
        }
        return keys;
    }

    /** The record's id; empty if it has none that can be looked up. */
    static Optional<RecordId> recordId(JsonObject record) {
        return reading(() -> RecordId.parse(record.string("id")));
    }

    /** The signing key that a record registers: its own for {@code registry.key}, the registrar's for an organisation. */
    static Optional<KeyId> registeredKey(JsonObject record) {
        return reading(() -> record.string("type")).flatMap(type -> switch (type) {
            case "registry.key" -> reading(() -> keyId(record.object("body").string("key")));
            case "registry.organisation" ->
                reading(() -> keyId(record.object("body").string("registrar")));
            default -> Optional.empty();
        });
    }

    /** The evidence whose capture a record states. */
    static Optional<EvidenceId> capturedEvidence(JsonObject record) {
        return reading(() -> record.string("type"))
                .filter("evidence.capture"::equals)
                .flatMap(type ->
                        reading(() -> EvidenceId.parse(record.object("body").string("evidence"))));
    }

    /** The content that a record withdraws. */
    static Optional<DualDigest> withdrawnContent(JsonObject record) {
        return reading(() -> record.string("type"))
                .filter("evidence.erasure"::equals)
                .flatMap(type ->
                        reading(() -> DualDigest.fromJson(record.object("body").object("digests"))));
    }

    private static boolean tellsOfStanding(JsonObject record) {
        return reading(() -> record.string("type"))
                .flatMap(RecordType::find)
                .filter(RecordType::tellsOfStanding)
                .isPresent();
    }

    private static KeyId keyId(String publicKey) {
        return PublicKey.parse(publicKey).keyId();
    }

    /** The contract has judged every record; one that this release cannot read is kept and not looked up. */
    private static <T> Optional<T> reading(Supplier<T> member) {
        try {
            return Optional.of(member.get());
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    private static void addBodyKeys(String type, JsonObject body, Set<IndexKey> keys) {
        switch (type) {
            case "dossier.project" -> string(body, "project", IndexName.LOT, keys);
            case "dossier.tender" -> string(body, "tender", IndexName.LOT, keys);
            case "witness.certificate" -> {
                // The envelope names its first lot only.
                if (body.optional("lots").orElse(null) instanceof JsonArray lots) {
                    lots.stream()
                            .filter(JsonObject.class::isInstance)
                            .map(JsonObject.class::cast)
                            .forEach(lot -> string(lot, "lot", IndexName.LOT, keys));
                }
            }
            case "registry.revocation" -> string(body, "key", IndexName.REF, keys);
            case "evidence.file", "evidence.erasure" -> {
                if (body.optional("digests").orElse(null) instanceof JsonObject digests) {
                    string(digests, "sha256", IndexName.DIGEST, keys);
                    string(digests, "sm3", IndexName.DIGEST, keys);
                }
            }
            case "evidence.capture" -> string(body, "device", IndexName.SOURCE, keys);
            case "evidence.batch" -> string(body, "source", IndexName.SOURCE, keys);
            // What begins a list has the number 0 in the tree of its deltas, so that a delta stands there under its own
            // number.
            case "list.definition" -> {
                keys.add(IndexKey.LISTS);
                string(body, "list", IndexName.LIST, keys);
                string(body, "list", IndexName.DELTA, keys);
            }
            case "list.delta" -> {
                entryOfList(body).ifPresent(entry -> {
                    keys.add(new IndexKey(IndexName.LIST, entry));
                    keys.add(new IndexKey(IndexName.ACTIVE, entry));
                });
                string(body, "list", IndexName.DELTA, keys);
            }
            case "list.push", "list.access" -> string(body, "list", IndexName.LIST, keys);
            default -> {
                // Every other type is found by its envelope alone.
            }
        }
    }

    /** The list and the subject of a delta, as one text. */
    private static Optional<String> entryOfList(JsonObject body) {
        return reading(
                () -> ListEntryHead.id(ListId.parse(body.string("list")), Subject.parse(body.string("subject"))));
    }

    private static void string(JsonObject object, String member, IndexName name, Set<IndexKey> keys) {
        if (object.optional(member).orElse(null) instanceof JsonString text) {
            keys.add(new IndexKey(name, text.value()));
        }
    }

    private static List<String> strings(JsonObject object, String member) {
        if (!(object.optional(member).orElse(null) instanceof JsonArray array)) {
            return List.of();
        }
        return array.stream()
                .mapMulti((JsonValue value, Consumer<String> found) -> {
                    if (value instanceof JsonString text) {
                        found.accept(text.value());
                    }
                })
                .toList();
    }
}
