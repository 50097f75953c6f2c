/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.server.ledger.SignedTransaction;
import org.jianzheng.server.storage.Changes;
import org.jianzheng.server.storage.Store;
import org.jianzheng.server.storage.Table;

/**
 * What must survive a crash: acknowledged records, the signed transactions that carry them, and refusals. Every method that
 * changes something returns when the change is on disk.
 */
final class IntentStore {
    static final Table INTENTS = new Table("intents");
    static final Table TRANSACTIONS = new Table("transactions");
    static final Table REFUSALS = new Table("refusals");

    /** The tables that the store must be opened with. */
    static final List<Table> TABLES = List.of(INTENTS, TRANSACTIONS, REFUSALS);

    private final Store store;

    IntentStore(Store store) {
        this.store = store;
    }

    /** Keeps a record; an earlier refusal of it is forgotten. */
    void keep(Collection<Intent> intents) {
        Changes changes = new Changes();
        for (Intent intent : intents) {
            byte[] value = ByteBuffer.allocate(Long.BYTES + intent.size())
                    .putLong(intent.acceptedAt().toEpochMilli())
                    .put(intent.envelope())
                    .array();
            changes.put(INTENTS, key(intent.id()), value).delete(REFUSALS, key(intent.id()));
        }
        store.write(changes);
    }

    /** Keeps a transaction before it is submitted, together with what its records were refused for. */
    void keep(Carrier carrier) {
        JsonObject value = JsonObject.builder()
                .put("at", carrier.builtAt().toEpochMilli())
                .put(
                        "bytes",
                        Base64.getEncoder().encodeToString(carrier.transaction().bytes()))
                .put(
                        "records",
                        JsonArray.ofStrings(carrier.records().stream()
                                .map(RecordId::toString)
                                .toList()))
                .build();
        store.write(new Changes().put(TRANSACTIONS, key(carrier.transaction().id()), CanonicalJson.write(value)));
    }

    /** Forgets a transaction that is in a block or can never be valid, and the records that are done with. */
    void forget(Collection<TransactionId> transactions, Collection<RecordId> done) {
        Changes changes = new Changes();
        transactions.forEach(id -> changes.delete(TRANSACTIONS, key(id)));
        done.forEach(id -> changes.delete(INTENTS, key(id)));
        store.write(changes);
    }

    /** Keeps why a record was refused, and stops keeping the record. */
    void refuse(RecordId id, Refusal refusal, Instant at) {
        JsonObject value = JsonObject.builder()
                .put("at", at.toEpochMilli())
                .put("code", refusal.code().name())
                .put("sentence", refusal.sentence())
                .build();
        store.write(
                new Changes().put(REFUSALS, key(id), CanonicalJson.write(value)).delete(INTENTS, key(id)));
    }

    /** Why a record was refused. */
    Optional<Refusal> refusal(RecordId id) {
        return store.get(REFUSALS, key(id)).map(CanonicalJson::parseObject).map(IntentStore::refusal);
    }

    private static Refusal refusal(JsonObject value) {
        ErrorCode code = ErrorCode.named(value.string("code")).orElse(ErrorCode.INTERNAL);
        return Refusal.of(code, "%s", value.string("sentence"));
    }

    /** Drops refusals from before this time. */
    void forgetRefusalsBefore(Instant time) {
        Changes changes = new Changes();
        store.scan(REFUSALS, (key, value) -> {
            if (CanonicalJson.parseObject(value).integer("at") < time.toEpochMilli()) {
                changes.delete(REFUSALS, key);
            }
        });
        store.write(changes);
    }

    /** All kept records, oldest id first. */
    List<Intent> intents() {
        List<Intent> intents = new ArrayList<>();
        store.scan(INTENTS, (key, value) -> {
            ByteBuffer buffer = ByteBuffer.wrap(value);
            Instant acceptedAt = Instant.ofEpochMilli(buffer.getLong());
            byte[] envelope = new byte[buffer.remaining()];
            buffer.get(envelope);
            intents.add(Intent.of(RecordId.parse(text(key)), envelope, acceptedAt));
        });
        return intents;
    }

    /** All kept transactions. */
    List<Carrier> carriers() {
        List<Carrier> carriers = new ArrayList<>();
        store.scan(TRANSACTIONS, (key, value) -> {
            JsonObject kept = CanonicalJson.parse(value, Integer.MAX_VALUE).asObject();
            SignedTransaction transaction = new SignedTransaction(
                    TransactionId.parse(text(key)), Base64.getDecoder().decode(kept.string("bytes")));
            List<RecordId> records = kept.array("records").strings().stream()
                    .map(RecordId::parse)
                    .toList();
            carriers.add(new Carrier(transaction, records, Instant.ofEpochMilli(kept.integer("at"))));
        });
        return carriers;
    }

    private static byte[] key(Object id) {
        return id.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.US_ASCII);
    }
}
