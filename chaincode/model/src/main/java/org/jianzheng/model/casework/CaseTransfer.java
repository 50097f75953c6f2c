/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code casework.transfer}: a case, or a clue found in it, is handed to another department, and stays open until that department acknowledges it (domain 90,
 * 91). A case stays with its keeper until then.
 *
 * @param filing the case, by the record of its first filing
 * @param what what is handed over
 * @param to the department
 * @param reasons the digests of the salted reasons
 */
public record CaseTransfer(RecordRef filing, What what, DepartmentId to, DualDigest reasons) implements CaseworkBody {
    /** What may be handed over. */
    public enum What {
        /** The case, to the competent department. */
        CASE,
        /** A clue (线索移送), such as to discipline inspection; the case stays. */
        CLUE
    }

    /** Reads the body. */
    public static CaseTransfer fromJson(JsonObject json) {
        json.requireOnly("filing", "what", "to", "reasons");
        return new CaseTransfer(
                RecordRef.parse(json.string("filing")),
                Members.choice(What.class, json, "what"),
                DepartmentId.parse(json.string("to")),
                DualDigest.fromJson(json.object("reasons")));
    }

    @Override
    public RecordType type() {
        return RecordType.CASEWORK_TRANSFER;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("filing", filing.toString())
                .put("what", what.name())
                .put("to", to.value())
                .put("reasons", reasons.toJson())
                .build();
    }
}
