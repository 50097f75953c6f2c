/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A registered subject as it stands.
 *
 * @param subject what is registered
 * @param record the newest record of it
 */
public record SubjectHead(RegisteredSubject subject, RecordRef record) {
    private static final int MOST_ANCESTORS = 256;

    /** Where the head of a code lies. */
    public static HeadKey key(UnifiedCreditCode code) {
        return new HeadKey(HeadKind.SUBJECT, code.value());
    }

    /** The subject of a code, if it is registered. */
    public static Optional<SubjectHead> read(HeadReader heads, UnifiedCreditCode code) {
        return heads.read(key(code), SubjectHead.class, SubjectHead::fromJson);
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a code that is not registered. */
    public static SubjectHead require(HeadReader heads, UnifiedCreditCode code) {
        return read(heads, code)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s is not registered", code));
    }

    /**
     * A subject and all those that it continues, itself first: what was recorded about them counts against it (invariant 23). A person, or
     * a code that is not registered, continues nobody.
     */
    public static List<Subject> lineage(HeadReader heads, Subject subject) {
        Set<Subject> all = new LinkedHashSet<>();
        Deque<Subject> next = new ArrayDeque<>(List.of(subject));
        while (!next.isEmpty() && all.size() < MOST_ANCESTORS) {
            Subject each = next.removeFirst();
            if (all.add(each) && each instanceof Subject.Organisation organisation) {
                read(heads, organisation.code())
                        .ifPresent(head -> head.subject().origins().stream()
                                .map(origin -> new Subject.Organisation(origin.code()))
                                .forEach(next::addLast));
            }
        }
        return List.copyOf(all);
    }

    /** Whether a person acts for the subject. */
    public boolean isRepresentedBy(PersonRef person) {
        return subject.representatives().contains(person);
    }

    /** Refuses ({@code STATE_FORBIDS}) a record that drops a name or an origin: corrections append (invariant 16). */
    public void requireAppends(RegisteredSubject next) {
        List<RegisteredSubject.Name> names = subject.names();
        boolean keeps = next.names().size() >= names.size()
                && next.names().subList(0, names.size()).equals(names)
                && next.origins().containsAll(subject.origins());
        if (!keeps) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "%s keeps its names and its origins, and may get more",
                    subject.code().code());
        }
    }

    static HeadChange change(ReadableRecord record, RegisteredSubject body) {
        return new HeadChange(key(body.code().code()), new SubjectHead(body, record.ref()).toJson());
    }

    /** Reads the head's JSON. */
    public static SubjectHead fromJson(JsonObject json) {
        return new SubjectHead(
                RegisteredSubject.fromJson(json.object("subject")), RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("subject", subject.toJson())
                .put("record", record.toString())
                .build();
    }
}
