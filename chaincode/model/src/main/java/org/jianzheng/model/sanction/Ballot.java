/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.util.Optional;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.ballot}: a department votes on a text, or somebody recuses themselves.
 *
 * @param sanction the sanction, by the record that drafted it
 * @param proposal the proposal, by its record, so that a vote for one version never counts for another
 * @param text the digests of the text of the decision
 * @param department which department
 * @param choice how
 * @param reason why
 */
public record Ballot(
        RecordRef sanction,
        RecordRef proposal,
        DualDigest text,
        DepartmentId department,
        Choice choice,
        Optional<String> reason)
        implements SanctionBody {
    /** How somebody votes. */
    public enum Choice {
        /** The department agrees. */
        APPROVE,
        /** The department does not agree. */
        OBJECT,
        /** The department does not vote. */
        ABSTAIN,
        /** Whoever signs has a part in the matter and leaves it; the department may still vote through somebody else. */
        RECUSE
    }

    /** Reads the body. */
    public static Ballot fromJson(JsonObject json) {
        json.requireOnly("sanction", "proposal", "text", "department", "choice", "reason");
        return new Ballot(
                RecordRef.parse(json.string("sanction")),
                RecordRef.parse(json.string("proposal")),
                DualDigest.fromJson(json.object("text")),
                DepartmentId.parse(json.string("department")),
                Members.choice(Choice.class, json, "choice"),
                Members.optionalText(json, "reason", Members.LINE));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_BALLOT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("proposal", proposal.toString())
                .put("text", text.toJson())
                .put("department", department.value())
                .put("choice", choice.name())
                .putIfPresent("reason", reason)
                .build();
    }
}
