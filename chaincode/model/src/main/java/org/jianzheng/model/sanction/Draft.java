/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.draft}: a department takes up a matter that may end in a sanction.
 *
 * @param department the department that leads
 * @param measures the version of the measures
 * @param projectType the type of the project, as the matrix calls it
 * @param jurisdiction whose decision it is, as the matrix calls it
 * @param actions what is intended against whom
 * @param facts the digests of the salted facts and grounds
 * @param evidence registered files that show them
 * @param modifies the sanction whose place it takes, for each subject once it has effect
 * @param withoutLot why it belongs to no lot, where the record has none
 */
public record Draft(
        DepartmentId department,
        CatalogueVersion measures,
        String projectType,
        String jurisdiction,
        List<Action> actions,
        DualDigest facts,
        List<EvidenceId> evidence,
        Optional<RecordRef> modifies,
        Optional<String> withoutLot)
        implements SanctionBody {
    private static final int MAX_EVIDENCE = 32;

    /** Copies the lists. */
    public Draft {
        actions = List.copyOf(actions);
        evidence = List.copyOf(evidence);
    }

    /** Reads the body. */
    public static Draft fromJson(JsonObject json) {
        json.requireOnly(
                "department",
                "measures",
                "projectType",
                "jurisdiction",
                "actions",
                "facts",
                "evidence",
                "modifies",
                "withoutLot");
        return new Draft(
                DepartmentId.parse(json.string("department")),
                CatalogueVersion.parse(json.string("measures")),
                Members.text(json, "projectType", Members.LINE),
                Members.text(json, "jurisdiction", Members.LINE),
                Action.list(json, "actions"),
                DualDigest.fromJson(json.object("facts")),
                Members.distinct(json, "evidence", MAX_EVIDENCE, EvidenceId::parse),
                json.optionalString("modifies").map(RecordRef::parse),
                Members.optionalText(json, "withoutLot", Members.LINE));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_DRAFT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("department", department.value())
                .put("measures", measures.toString())
                .put("projectType", projectType)
                .put("jurisdiction", jurisdiction)
                .put("actions", Action.json(actions))
                .put("facts", facts.toJson())
                .putValueIfPresent("evidence", Members.strings(evidence))
                .putIfPresent("modifies", modifies.map(RecordRef::toString))
                .putIfPresent("withoutLot", withoutLot)
                .build();
    }
}
