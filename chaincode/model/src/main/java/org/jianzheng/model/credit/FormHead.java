/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A form that is in.
 *
 * @param record the record that brought it
 * @param commitment the digests of its content
 * @param content the content, once it is disclosed
 */
public record FormHead(RecordRef record, DualDigest commitment, Optional<FormContent> content) {
    /** Where the head of an evaluation's form lies. */
    public static HeadKey key(RecordRef evaluation, long place) {
        return new HeadKey(HeadKind.FORM, evaluation.id() + "," + place);
    }

    /** The form in this place, if it is in. */
    public static Optional<FormHead> read(HeadReader heads, RecordRef evaluation, long place) {
        return heads.read(key(evaluation, place)).map(FormHead::fromJson);
    }

    static FormHead of(ReadableRecord record, Form form) {
        return new FormHead(record.ref(), form.commitment(), form.content());
    }

    FormHead disclosed(FormContent open) {
        return new FormHead(record, commitment, Optional.of(open));
    }

    /** Reads the head's JSON. */
    public static FormHead fromJson(JsonObject json) {
        return new FormHead(
                RecordRef.parse(json.string("record")),
                DualDigest.fromJson(json.object("commitment")),
                json.optionalObject("content").map(FormContent::fromJson));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.toString())
                .put("commitment", commitment.toJson())
                .putValueIfPresent("content", content.map(FormContent::toJson))
                .build();
    }

    HeadChange change(RecordRef evaluation, long place) {
        return new HeadChange(key(evaluation, place), toJson());
    }
}
