/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Keepers;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/**
 * The ledger as one transaction sees it while it applies several records: later records read what earlier ones wrote,
 * and a refused record leaves nothing behind.
 *
 * <p>Fabric's own reads do not see the transaction's writes. Every key is read from the ledger at most once, so the
 * read set does not depend on how many records ask for it.
 */
final class Overlay implements HeadReader {
    private final Function<String, Optional<byte[]>> ledger;
    private final NavigableMap<String, Optional<byte[]>> seen = new TreeMap<>();
    private final NavigableMap<String, Written> kept = new TreeMap<>();
    private final NavigableMap<String, Written> pending = new TreeMap<>();
    private final NavigableMap<String, ReadHead> heads = new TreeMap<>();

    /** A value, and who keeps it if it is a head that is kept. */
    @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
    private record Written(byte[] value, Optional<Keepers> keepers) {}

    /** A head and the value of which it was read. */
    @SuppressWarnings("ArrayRecordComponent") // never changed, and compared by nobody but isOf
    private record ReadHead(byte[] value, Object head) {
        boolean isOf(byte[] other) {
            return Arrays.equals(value, other);
        }
    }

    Overlay(Function<String, Optional<byte[]>> ledger) {
        this.ledger = ledger;
    }

    Optional<byte[]> read(String key) {
        Written own = pending.getOrDefault(key, kept.get(key));
        return own == null ? seen.computeIfAbsent(key, ledger) : Optional.of(own.value());
    }

    @Override
    public Optional<JsonObject> read(HeadKey key) {
        return read(key.text()).map(CanonicalJson::parseObject);
    }

    /** As {@link #read(HeadKey)}; a head that no record has written since is read once for all records. */
    @Override
    public <H> Optional<H> read(HeadKey key, Class<H> kind, Function<JsonObject, H> form) {
        Optional<byte[]> value = read(key.text());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        ReadHead known = heads.get(key.text());
        if (known != null && known.isOf(value.get()) && kind.isInstance(known.head())) {
            return Optional.of(kind.cast(known.head()));
        }
        H head = form.apply(CanonicalJson.parseObject(value.get()));
        heads.put(key.text(), new ReadHead(value.get(), head));
        return Optional.of(head);
    }

    /** What is known of a record id. */
    Optional<RecordEntry> entry(RecordId id) {
        return read(RecordEntry.key(id)).map(CanonicalJson::parseObject).map(RecordEntry::fromJson);
    }

    /** What is known of a record that must exist; refuses ({@code REFERENCE_UNKNOWN}) any other. */
    RecordEntry requireEntry(RecordRef ref) {
        return entry(ref.id())
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s is not on the ledger", ref));
    }

    /** A readable record of this type; refuses ({@code REFERENCE_UNKNOWN}) what is not on the ledger or another type. */
    ReadableRecord requireRecord(RecordType type, RecordRef ref) {
        return read("rec/" + type.wireName() + "/" + ref.id())
                .map(CanonicalJson::parseObject)
                .map(ReadableRecord::parse)
                .orElseThrow(() ->
                        Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s is no %s on the ledger", ref, type.wireName()));
    }

    void write(String key, byte[] value) {
        pending.put(key, new Written(value, Optional.empty()));
    }

    void write(HeadChange change) {
        pending.put(change.key().text(), new Written(CanonicalJson.write(change.value()), Keepers.in(change.value())));
    }

    /** The record that was being applied is accepted. */
    void keep() {
        kept.putAll(pending);
        discard();
    }

    /** The record that was being applied is refused. */
    void discard() {
        pending.clear();
    }

    /** Hands over every kept write in the order of its key, and then whose heads have other keepers than before. */
    void flush(LedgerPort target) {
        kept.forEach((key, written) -> target.write(key, written.value()));
        kept.forEach((key, written) -> written.keepers()
                .filter(after -> !committedKeepers(key).equals(Optional.of(after)))
                .ifPresent(after -> target.keep(key, after)));
    }

    /** Who keeps a head that is written, and has kept it before. */
    Keepers keepersOfWritten() {
        return Keepers.of(kept.entrySet().stream()
                .filter(entry -> entry.getValue().keepers().isPresent())
                .flatMap(entry -> committedKeepers(entry.getKey()).stream())
                .flatMap(before -> before.organisations().stream())
                .toList());
    }

    private Optional<Keepers> committedKeepers(String key) {
        return seen.computeIfAbsent(key, ledger).map(CanonicalJson::parseObject).flatMap(Keepers::in);
    }
}
