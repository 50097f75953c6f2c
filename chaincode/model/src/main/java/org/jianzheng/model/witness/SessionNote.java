/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code witness.note}: what the running record of a lot's sessions holds beside the items and incidents (一标一记录, domain 54,
 * 59, 64, 68 to 73).
 *
 * @param kind what it is about
 * @param text what was seen or done
 * @param department whose supervisors it is about; there exactly for those kinds
 * @param expert who checked in; there exactly for that kind, and the record's subject. Who evaluates is told from the result on, so that
 *     such a note is sealed first (invariant 4)
 * @param evidence the evidence for it, at most 64 pieces; it may be registered afterwards
 */
public record SessionNote(
        Kind kind,
        String text,
        Optional<DepartmentId> department,
        Optional<PersonRef> expert,
        List<EvidenceId> evidence)
        implements WitnessBody {

    /** A note that is about no expert. */
    public SessionNote(Kind kind, String text, Optional<DepartmentId> department, List<EvidenceId> evidence) {
        this(kind, text, department, Optional.empty(), evidence);
    }

    /** Who may write a note. */
    public enum Author {
        /** The lot's witness. */
        WITNESS,
        /** The lot's witness, or the staff who keep rooms and devices (domain 68). */
        CENTRE,
        /** Officers of a supervising department. */
        SUPERVISOR
    }

    /** What a note is about. */
    public enum Kind {
        /** The witness of several lots at once turns to this one (一人多标, domain 54). */
        ATTENTION(Author.WITNESS),
        /** Room, devices and papers were checked before the opening (domain 68). */
        PRE_OPENING_CHECK(Author.CENTRE),
        /** Supervisors of a department were there (domain 26). */
        SUPERVISOR_PRESENT(Author.WITNESS),
        /** Supervisors who were to be there were not. */
        SUPERVISOR_ABSENT(Author.WITNESS),
        /** What supervisors say on site (domain 3.4). */
        SUPERVISOR_REMARK(Author.SUPERVISOR),
        /** Something about cameras, microphones, doors or terminals (domain 70). */
        DEVICE(Author.CENTRE),
        /** Something about a room, such as who came in and went out (domain 69). */
        ROOM(Author.CENTRE),
        /** An expert came: the identity was checked, devices of communication were put away (domain 70, 74). */
        EXPERT_CHECKED_IN(Author.CENTRE),
        /** A remote decryption, and how it went (domain 73). */
        DECRYPTION(Author.CENTRE);

        private final Author author;

        Kind(Author author) {
            this.author = author;
        }

        /** Who may write it. */
        public Author author() {
            return author;
        }

        /** Whether it is part of a session that goes on; the others may be seen while one stands still, too. */
        public boolean isOfRunningSession() {
            return this == ATTENTION || this == DECRYPTION;
        }

        private boolean isAboutSupervisors() {
            return this == SUPERVISOR_PRESENT || this == SUPERVISOR_ABSENT || this == SUPERVISOR_REMARK;
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) a note that does not name whom it is about, and any other that does. */
    public SessionNote {
        evidence = List.copyOf(evidence);
        if (kind.isAboutSupervisors() != department.isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "department stands exactly in notes about supervisors");
        }
        if ((kind == Kind.EXPERT_CHECKED_IN) != expert.isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "expert stands exactly in notes of a check-in");
        }
    }

    /** Reads the body. */
    public static SessionNote fromJson(JsonObject json) {
        json.requireOnly("kind", "text", "department", "expert", "evidence");
        return new SessionNote(
                Members.choice(Kind.class, json, "kind"),
                Members.text(json, "text", Members.TEXT),
                json.optionalString("department").map(DepartmentId::parse),
                json.optionalString("expert").map(PersonRef::parse),
                Members.distinct(json, "evidence", Item.MAX_EVIDENCE, EvidenceId::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.WITNESS_NOTE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("kind", kind.name())
                .put("text", text)
                .putIfPresent("department", department.map(DepartmentId::value))
                .putIfPresent("expert", expert.map(PersonRef::toString))
                .putValueIfPresent("evidence", Members.strings(evidence))
                .build();
    }
}
