/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code evidence.access}: somebody read or copied a file, or the readable part of a sealed record, on a legal basis
 * (查阅、复印). It may be sealed, so that a reading by discipline inspection warns nobody.
 *
 * @param what what was read
 * @param manner what was done
 * @param basis the legal basis
 * @param purpose for what
 * @param reader who read it, if not the holder of the key that signs
 */
public record AccessEvent(What what, Manner manner, String basis, Optional<String> purpose, Optional<PersonRef> reader)
        implements EvidenceBody {

    /** What can be read that is not public. */
    public sealed interface What {
        /** A registered file. */
        record File(EvidenceId evidence) implements What {}

        /** The readable part of a sealed record. */
        record SealedPart(RecordRef sealed) implements What {}
    }

    private static final String EVIDENCE = "evidence";
    private static final String SEALED = "sealed";

    /** How something can be accessed. */
    public enum Manner {
        /** Read or played. */
        READ,
        /** Copied. */
        COPIED,
        /** Handed out in an evidence package. */
        PACKAGED
    }

    /** Reads the body; refuses ({@code SCHEMA_INVALID}) one that names both a file and a sealed record. */
    public static AccessEvent fromJson(JsonObject json) {
        boolean isFile = json.has(EVIDENCE);
        json.requireOnly(isFile ? EVIDENCE : SEALED, "manner", "basis", "purpose", "reader");
        return new AccessEvent(
                isFile
                        ? new What.File(EvidenceId.parse(json.string(EVIDENCE)))
                        : new What.SealedPart(RecordRef.parse(json.string(SEALED))),
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
        JsonObject.Builder json = JsonObject.builder();
        switch (what) {
            case What.File file -> json.put(EVIDENCE, file.evidence().value());
            case What.SealedPart part -> json.put(SEALED, part.sealed().toString());
        }
        return json.put("manner", manner.name())
                .put("basis", basis)
                .putIfPresent("purpose", purpose)
                .putIfPresent("reader", reader.map(PersonRef::value))
                .build();
    }
}
