/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.util.List;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.proposal}: the text that is put to the departments. Another proposal of the same sanction is an edit and voids
 * every signature under the one before (invariant 8).
 *
 * @param sanction the sanction, by the record that drafted it
 * @param matrix the version of the matrix, in force when the first text is proposed
 * @param text the digests of the text of the decision
 * @param actions what it imposes on whom
 */
public record DecisionProposal(RecordRef sanction, CatalogueVersion matrix, DualDigest text, List<Action> actions)
        implements SanctionBody {
    /** Copies the list. */
    public DecisionProposal {
        actions = List.copyOf(actions);
    }

    /** Reads the body. */
    public static DecisionProposal fromJson(JsonObject json) {
        json.requireOnly("sanction", "matrix", "text", "actions");
        return new DecisionProposal(
                RecordRef.parse(json.string("sanction")),
                CatalogueVersion.parse(json.string("matrix")),
                DualDigest.fromJson(json.object("text")),
                Action.list(json, "actions"));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_PROPOSAL;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("matrix", matrix.toString())
                .put("text", text.toJson())
                .put("actions", Action.json(actions))
                .build();
    }
}
