/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.rebuild;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.log.BlockEntries;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.note.NoteKey;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.ledger.Call;
import org.jianzheng.server.ledger.Endorsement;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.log.LogNotBegun;
import org.jianzheng.server.log.LogNotBegun.Reason;
import org.jianzheng.server.log.PublishedLog;

/**
 * Another organisation's log, published under checkpoints that city, county and regulator have signed; it lies where a test
 * tells it to.
 */
final class CosignedLog implements LogSource, AutoCloseable {
    private static final Instant TIME = Instant.parse("2026-03-16T02:00:00Z");

    final FakeLedger ledger = new FakeLedger();
    final List<String> asked = new ArrayList<>();
    private final List<LogFixture.Keys> keys = List.of(
            LogFixture.Keys.of("CityMSP", "city.jianzheng.example"),
            LogFixture.Keys.of("CountyMSP", "county.jianzheng.example"),
            LogFixture.Keys.of("RegulatorMSP", "regulator.jianzheng.example"));
    private final TrustRoot trust = LogFixture.trust(ledger.genesis(), keys);
    private final Records records = new Records(31);
    private final LogStore store;
    private final LedgerLog log;
    private final PublishedLog published;
    private final Map<String, byte[]> lies = new HashMap<>();
    private int answers = Integer.MAX_VALUE;

    CosignedLog(Path folder) {
        store = LogStore.open(folder);
        log = LedgerLog.open(store);
        published = new PublishedLog(log);
        follow();
    }

    TrustRoot trust() {
        return trust;
    }

    LedgerLog log() {
        return log;
    }

    LogState state() {
        return log.head().orElseThrow();
    }

    /** Records in one block, and the log with it. */
    void commit(int count) {
        byte[] envelopes = CanonicalJson.write(JsonArray.of(
                records.items(count).stream().map(ReadableRecord::toJson).toList()));
        var endorsed = (Endorsement.Endorsed) ledger.endorse(new Call("submitAll", "envelopes", envelopes));
        ledger.submit(endorsed.transaction());
        follow();
    }

    void commitNothing() {
        ledger.changeEpoch();
        follow();
    }

    private void follow() {
        for (Block block :
                ledger.blocks().subList((int) log.nextBlock(), ledger.blocks().size())) {
            log.append(BlockEntries.of(block, "records"));
        }
    }

    /** A checkpoint that the first so many organisations have signed. */
    SignedNote note(LogOrigin origin, LogState state, int cosigners) {
        String text = new Checkpoint(origin, state).text();
        List<NoteSignature> lines = new ArrayList<>();
        LogFixture.Keys first = keys.getFirst();
        lines.add(new NoteKey(origin.value(), NoteKey.Kind.LOG, first.ed25519().publicKey())
                .sign(text, Instant.EPOCH, first.ed25519()));
        for (LogFixture.Keys key : keys.subList(keys.size() - cosigners, keys.size())) {
            lines.add(new NoteKey(
                            key.name(), NoteKey.Kind.COSIGNATURE, key.ed25519().publicKey())
                    .sign(text, TIME, key.ed25519()));
            lines.add(new NoteKey(
                            key.name(), NoteKey.Kind.SM2_COSIGNATURE, key.sm2().publicKey())
                    .sign(text, TIME, key.sm2()));
        }
        return new SignedNote(text, lines);
    }

    SignedNote note() {
        return note(trust.origin(), state(), 3);
    }

    /** Answers this from now on. */
    void lie(String path, byte[] bytes) {
        lies.put(path, bytes);
    }

    void lie(SignedNote checkpoint) {
        lie("checkpoint", checkpoint.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Answers so often and then no more. */
    void fallSilentAfter(int count) {
        answers = count;
    }

    /** What it truthfully publishes. */
    byte[] truth(String path) {
        return path.equals("checkpoint") ? note().toString().getBytes(StandardCharsets.UTF_8) : published.tile(path);
    }

    @Override
    public byte[] get(String path, int most) throws LogNotBegun {
        if (answers-- == 0) {
            throw new LogNotBegun(Reason.SOURCE_UNREACHABLE, "silent");
        }
        asked.add(path);
        byte[] lie = lies.get(path);
        if (lie != null) {
            return lie;
        }
        try {
            return truth(path);
        } catch (Refusal refusal) {
            throw new LogNotBegun(Reason.SOURCE_REFUSES, refusal.sentence());
        }
    }

    @Override
    public void close() {
        log.close();
        store.close();
    }
}
