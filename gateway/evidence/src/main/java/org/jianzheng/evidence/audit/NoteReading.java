/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/** Gathers what is wrong with one kept note. */
final class NoteReading {
    private final AuditKind kind;
    private final String place;
    private final List<AuditFinding> findings = new ArrayList<>();

    NoteReading(AuditKind kind, String place) {
        this.kind = kind;
        this.place = place;
    }

    List<AuditFinding> findings() {
        return List.copyOf(findings);
    }

    void add(String field, String computed, String given) {
        findings.add(new AuditFinding(kind, place, field, computed, given));
    }

    void same(String field, Object computed, Object given) {
        if (!computed.equals(given)) {
            add(field, computed.toString(), given.toString());
        }
    }

    /** The checkpoint in these bytes, if it has its one form and every signature is good. */
    Optional<VerifiedCheckpoint> verified(byte[] value, CheckpointVerifier verifier) {
        try {
            SignedNote note = SignedNote.parse(new String(value, StandardCharsets.UTF_8));
            if (!Arrays.equals(note.toString().getBytes(StandardCharsets.UTF_8), value)) {
                add("form", "the one form of a note", value.length + " other bytes");
            }
            return Optional.of(verifier.verify(note));
        } catch (Refusal refusal) {
            add("form", "a signed note", refusal.code() + ": " + refusal.sentence());
        } catch (CheckpointRefused refused) {
            add(refused.rule().name(), refused.expected(), refused.given());
        }
        return Optional.empty();
    }
}
