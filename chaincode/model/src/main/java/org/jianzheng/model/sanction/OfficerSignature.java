/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.officer}: a licensed officer of a department signs a text. A seal follows after {@value #NEEDED} of them.
 *
 * @param sanction the sanction, by the record that drafted it
 * @param proposal the proposal, by its record, so that a vote for one version never counts for another
 * @param text the digests of the text of the decision
 * @param department for which department
 */
public record OfficerSignature(RecordRef sanction, RecordRef proposal, DualDigest text, DepartmentId department)
        implements SanctionBody {
    /** How many officers of a department sign before its seal is used (invariant 24). */
    public static final int NEEDED = 2;

    /** Reads the body. */
    public static OfficerSignature fromJson(JsonObject json) {
        json.requireOnly("sanction", "proposal", "text", "department");
        return new OfficerSignature(
                RecordRef.parse(json.string("sanction")),
                RecordRef.parse(json.string("proposal")),
                DualDigest.fromJson(json.object("text")),
                DepartmentId.parse(json.string("department")));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_OFFICER;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("proposal", proposal.toString())
                .put("text", text.toJson())
                .put("department", department.value())
                .build();
    }
}
