/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code evidence.access}: somebody read or copied a file on a legal basis (查阅、复印). It may be sealed, so
 * that a reading by discipline inspection warns nobody.
 *
 * @param evidence the file
 * @param manner what was done
 * @param basis the legal basis
 * @param purpose for what
 * @param reader who read it, if not the holder of the key that signs
 */
public record AccessEvent(
        EvidenceId evidence, Manner manner, String basis, Optional<String> purpose, Optional<PersonRef> reader)
        implements EvidenceBody {

    /** How a file can be accessed. */
    public enum Manner {
        /** Read or played. */
        READ,
        /** Copied. */
        COPIED,
        /** Handed out in an evidence package. */
        PACKAGED
    }

    /** Reads the body. */
    public static AccessEvent fromJson(JsonObject json) {
        json.requireOnly("evidence", "manner", "basis", "purpose", "reader");
        return new AccessEvent(
                EvidenceId.parse(json.string("evidence")),
                Members.choice(Manner.class, json, "manner"),
                Members.text(json, "basis", Members.LINE),
                Members.optionalText(json, "purpose", Members.TEXT),
                json.optionalString("reader").map(PersonRef::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.EVIDENCE_ACCESS;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("evidence", evidence.value())
                .put("manner", manner.name())
                .put("basis", basis)
                .putIfPresent("purpose", purpose)
                .putIfPresent("reader", reader.map(PersonRef::value))
                .build();
    }
}
