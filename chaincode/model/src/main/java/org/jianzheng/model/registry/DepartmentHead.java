/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.util.Optional;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A department as it stands.
 *
 * @param department what it says of itself
 * @param record the newest record about it
 */
public record DepartmentHead(Department department, RecordRef record) {
    /** Where the head lies. */
    public static HeadKey key(DepartmentId department) {
        return new HeadKey(HeadKind.DEPARTMENT, department.value());
    }

    /** The head, if the department is registered. */
    public static Optional<DepartmentHead> read(HeadReader heads, DepartmentId department) {
        return heads.read(key(department), DepartmentHead.class, DepartmentHead::fromJson);
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a department that is not registered. */
    public static DepartmentHead require(HeadReader heads, DepartmentId department) {
        return read(heads, department)
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "department %s is not registered", department));
    }

    static DepartmentHead of(ReadableRecord record, Department body) {
        return new DepartmentHead(body, record.ref());
    }

    /** What a person does in the department, if anything. */
    public Optional<Department.Duty> dutyOf(PersonRef person) {
        return department.people().stream()
                .filter(post -> post.person().equals(person))
                .map(Department.Post::duty)
                .findFirst();
    }

    /** Refuses ({@code NOT_ASSIGNED}) whoever has no post in the department. */
    public void requirePost(PersonRef person) {
        if (dutyOf(person).isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_ASSIGNED, "%s has no post in %s", person, department.department());
        }
    }

    /** Refuses ({@code NOT_ASSIGNED}) whoever does not have this post in the department. */
    public void requireDuty(PersonRef person, Department.Duty duty) {
        if (!dutyOf(person).equals(Optional.of(duty))) {
            throw Refusal.of(ErrorCode.NOT_ASSIGNED, "%s is no %s of %s", person, duty, department.department());
        }
    }

    /** Whether a person is the department's head or a delegate. */
    public boolean mayUseSeal(PersonRef person) {
        return dutyOf(person).filter(Department.Duty::usesSeal).isPresent();
    }

    /** Reads the head's JSON. */
    public static DepartmentHead fromJson(JsonObject json) {
        return new DepartmentHead(Department.fromJson(json.without("record")), RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return department.toJson().with("record", record.toString());
    }

    HeadChange change() {
        return new HeadChange(key(department.department()), toJson());
    }
}
