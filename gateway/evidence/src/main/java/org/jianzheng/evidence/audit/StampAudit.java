/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.store.TableRows;
import org.jianzheng.evidence.time.TimestampRefused;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.time.TimestampVerifier;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/** Checks kept time stamps: each is over the kept checkpoint of its block, by an authority of the trust root. */
final class StampAudit {
    private final LogStore store;
    private final TimestampVerifier verifier;
    private final Tally tally;

    StampAudit(LogStore store, TrustRoot trust, Tally tally) {
        this.store = store;
        this.verifier = new TimestampVerifier(trust.timeAuthorities());
        this.tally = tally;
    }

    void audit() {
        try (TableRows rows = store.rows(Table.STAMPS)) {
            while (rows.next()) {
                NoteReading reading = new NoteReading(AuditKind.STAMPS, RowName.of(Table.STAMPS, rows.key()));
                check(rows.key(), rows.value(), reading);
                tally.judge(AuditKind.STAMPS, reading.findings());
            }
        }
    }

    private void check(byte[] key, byte[] value, NoteReading reading) {
        Optional<byte[]> note = store.get(Table.CHECKPOINTS, key);
        if (note.isEmpty()) {
            reading.add("block", "a kept checkpoint", AuditFinding.NOTHING);
            return;
        }
        try {
            String text = SignedNote.parse(new String(note.get(), StandardCharsets.UTF_8))
                    .text();
            boolean named = verifier.verify(new TimestampToken(value), ByteString.copyFromUtf8(text))
                    .authority()
                    .isPresent();
            if (!named) {
                reading.add("authority", "one that the trust root names", "another");
            }
        } catch (TimestampRefused refused) {
            reading.add(refused.rule().name(), refused.expected(), refused.given());
        } catch (Refusal refusal) {
            reading.add("form", "a time stamp over a signed note", refusal.code() + ": " + refusal.sentence());
        }
    }
}
