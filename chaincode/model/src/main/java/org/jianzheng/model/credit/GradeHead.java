/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * The newest grade of a subject by an assessment.
 *
 * @param grade the grade
 * @param record the record that brought it
 */
public record GradeHead(Grade grade, RecordRef record) {
    /** Where the head lies. */
    public static HeadKey key(Subject subject, String scheme) {
        return new HeadKey(HeadKind.GRADE, subject + "," + scheme);
    }

    /** The grade as it stands, if there is one. */
    public static Optional<GradeHead> read(HeadReader heads, Subject subject, String scheme) {
        return heads.read(key(subject, scheme))
                .map(json ->
                        new GradeHead(Grade.fromJson(json.object("grade")), RecordRef.parse(json.string("record"))));
    }

    static HeadChange change(ReadableRecord record, Grade body) {
        return new HeadChange(
                key(body.subject(), body.scheme()),
                JsonObject.builder()
                        .put("grade", body.toJson())
                        .put("record", record.ref().toString())
                        .build());
    }
}
