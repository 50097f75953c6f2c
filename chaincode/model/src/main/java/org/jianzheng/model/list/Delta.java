/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code list.delta}: one change of a list. The deltas of a list are numbered without gaps, and each names the digests of the one
 * before it, so that none can be left out, repeated or moved.
 *
 * @param list the list
 * @param sequence its number, from 1
 * @param previous the digests of the canonical record of the delta before it, for the first of the record that begins the list
 * @param subject who is put on the list, stands on it, or leaves it
 * @param basis what the change rests on
 * @param readable the digests of the salted {@link ReadablePart}, which holds the reason and is served only while the entry is in force
 * @param change what changes
 */
public record Delta(
        ListId list,
        long sequence,
        DualDigest previous,
        Subject subject,
        LegalBasis basis,
        DualDigest readable,
        ListChange change)
        implements ListBody {
    /** The most deltas of one list. */
    public static final long MAX_SEQUENCE = 1_000_000;

    /** Reads the body. */
    public static Delta fromJson(JsonObject json) {
        json.requireOnly("list", "sequence", "previous", "subject", "basis", "readable", "change");
        return new Delta(
                ListId.parse(json.string("list")),
                Members.integer(json, "sequence", 1, MAX_SEQUENCE),
                DualDigest.fromJson(json.object("previous")),
                Subject.parse(json.string("subject")),
                LegalBasis.fromJson(json.object("basis")),
                DualDigest.fromJson(json.object("readable")),
                ListChange.fromJson(json.object("change")));
    }

    @Override
    public RecordType type() {
        return RecordType.LIST_DELTA;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("list", list.value())
                .put("sequence", sequence)
                .put("previous", previous.toJson())
                .put("subject", subject.toString())
                .put("basis", basis.toJson())
                .put("readable", readable.toJson())
                .put("change", change.toJson())
                .build();
    }
}
