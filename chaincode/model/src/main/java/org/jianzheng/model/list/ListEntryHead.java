/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import java.util.Optional;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;

/**
 * The newest entry of a subject on a list.
 *
 * @param list the list
 * @param subject the subject
 * @param entry the entry, which may be over
 */
public record ListEntryHead(ListId list, Subject subject, ListEntry entry) {
    /** Where the head lies; also the key of the indexes of lists and of what is in force. */
    public static String id(ListId list, Subject subject) {
        return list + "," + subject;
    }

    private static HeadKey key(ListId list, Subject subject) {
        return new HeadKey(HeadKind.LIST_ENTRY, id(list, subject));
    }

    /** The newest entry, if the subject ever stood on the list. */
    public static Optional<ListEntry> read(HeadReader heads, ListId list, Subject subject) {
        return heads.read(key(list, subject), ListEntryHead.class, ListEntryHead::fromJson)
                .map(ListEntryHead::entry);
    }

    /** Reads the head's JSON. */
    public static ListEntryHead fromJson(JsonObject json) {
        return new ListEntryHead(
                ListId.parse(json.string("list")),
                Subject.parse(json.string("subject")),
                ListEntry.fromJson(json.object("entry")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("list", list.value())
                .put("subject", subject.toString())
                .put("entry", entry.toJson())
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(list, subject), toJson());
    }
}
