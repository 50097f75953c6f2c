/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.jianzheng.evidence.log.BlockEntries;
import org.jianzheng.evidence.store.ScratchTable;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.protocol.transaction.ReadWriteSet;

/**
 * Folds the records that valid transactions wrote, and compares each head with what the same transaction wrote. It ends where a
 * record is of a type or version that this release does not know.
 */
final class HeadAudit implements HeadReader {
    private static final String HEAD_PREFIX = "head/";
    private static final String ANCHOR_PREFIX = "anchor/";

    private final ScratchTable heads;
    private final Tally tally;
    private boolean known = true;

    HeadAudit(ScratchTable heads, Tally tally) {
        this.heads = heads;
        this.tally = tally;
    }

    /** Compares the heads of one valid transaction; a place names it. */
    void take(String place, ReadWriteSet written, String chaincode) {
        if (!known) {
            return;
        }
        List<ByteString> records = new ArrayList<>();
        Map<String, byte[]> given = new TreeMap<>();
        for (ReadWriteSet.Namespace namespace : written.namespaces()) {
            if (namespace.name().equals(chaincode)) {
                namespace.publicSet().getWritesList().forEach(write -> sort(write, records, given));
            }
        }
        try {
            for (ByteString record : records) {
                fold(place, Envelope.parseCanonical(record.toByteArray()), given);
            }
        } catch (Refusal refusal) {
            if (refusal.code() == ErrorCode.UNKNOWN_TYPE || refusal.code() == ErrorCode.UNKNOWN_VERSION) {
                known = false;
                tally.gap(AuditGap.HEADS_UNKNOWN, place + ": " + refusal.sentence());
                return;
            }
            tally.wrong(finding(
                    place,
                    "records",
                    "records that follow from the heads",
                    refusal.code() + ": " + refusal.sentence()));
        }
        given.forEach((key, value) -> {
            tally.wrong(finding(place, key, AuditFinding.NOTHING, "a head that no record of the transaction makes"));
            put(key, value);
        });
    }

    private static void sort(KVWrite write, List<ByteString> records, Map<String, byte[]> heads) {
        String key = write.getKey();
        if (key.startsWith(HEAD_PREFIX)) {
            heads.put(key, write.getValue().toByteArray());
        } else if (key.startsWith(BlockEntries.RECORD_PREFIX) || key.startsWith(ANCHOR_PREFIX)) {
            records.add(write.getValue());
        }
    }

    private void fold(String place, Envelope record, Map<String, byte[]> given) {
        for (HeadChange change : HeadFold.apply(record, this)) {
            String key = change.key().text();
            byte[] there = given.remove(key);
            String named = place + " (record " + record.id() + ")";
            if (there == null) {
                tally.wrong(finding(named, key, "a head", AuditFinding.NOTHING));
            } else {
                tally.judge(
                        AuditKind.HEADS,
                        JsonDifference.of(change.value(), CanonicalJson.parse(there)).stream()
                                .map(different -> finding(
                                        named, key + " " + different.path(), different.computed(), different.given()))
                                .toList());
            }
            put(key, CanonicalJson.write(change.value()));
        }
    }

    private void put(String key, byte[] value) {
        heads.put(key.getBytes(StandardCharsets.UTF_8), value);
    }

    @Override
    public Optional<JsonObject> read(HeadKey key) {
        return heads.get(key.text().getBytes(StandardCharsets.UTF_8)).map(CanonicalJson::parseObject);
    }

    private static AuditFinding finding(String place, String field, String computed, String given) {
        return new AuditFinding(AuditKind.HEADS, place, field, computed, given);
    }
}
